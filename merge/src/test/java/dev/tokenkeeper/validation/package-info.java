/** Tests of the validation. */
@NullMarked
package dev.tokenkeeper.validation;

import org.jspecify.annotations.NullMarked;
