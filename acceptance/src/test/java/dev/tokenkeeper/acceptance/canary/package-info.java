/** A value that must be seen nowhere in a cluster, planted and looked for. */
@NullMarked
package dev.tokenkeeper.acceptance.canary;

import org.jspecify.annotations.NullMarked;
