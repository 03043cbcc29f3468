/** Certificates and keys: pairs that match at every look, renewed by the Secret or by the application, without a restart. */
@NullMarked
package dev.tokenkeeper.cli.uses.certificates;

import org.jspecify.annotations.NullMarked;
