/**
 * A licensed application with several replicas on one volume. Begin with {@code LicensedApplication}: its {@code step} is all
 * that such an application does with its tokens. {@code SignedLicence} shows that nothing of a licence is used before its
 * signature held.
 */
@NullMarked
package dev.tokenkeeper.examples.licence;

import org.jspecify.annotations.NullMarked;
