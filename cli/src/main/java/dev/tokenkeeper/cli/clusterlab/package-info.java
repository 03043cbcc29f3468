/** The lab on a real cluster: the manifests of {@code deploy/}, real pods, each command shown with what it proved. */
@NullMarked
package dev.tokenkeeper.cli.clusterlab;

import org.jspecify.annotations.NullMarked;
