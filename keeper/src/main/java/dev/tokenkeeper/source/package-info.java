/** Reads the Secret or ConfigMap mount as one consistent version; never takes a missing key for a deletion. */
@NullMarked
package dev.tokenkeeper.source;

import org.jspecify.annotations.NullMarked;
