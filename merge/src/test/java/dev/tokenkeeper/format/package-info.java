/** Tests of the formats. */
@NullMarked
package dev.tokenkeeper.format;

import org.jspecify.annotations.NullMarked;
