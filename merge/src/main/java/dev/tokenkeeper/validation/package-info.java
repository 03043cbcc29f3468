/** Checks a content before anything may publish it. */
@NullMarked
package dev.tokenkeeper.validation;

import org.jspecify.annotations.NullMarked;
