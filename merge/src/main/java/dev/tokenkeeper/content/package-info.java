/** The bytes of a token, their digest, the words for formats: values that say nothing about themselves. */
@NullMarked
package dev.tokenkeeper.content;

import org.jspecify.annotations.NullMarked;
