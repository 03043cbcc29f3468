/** Knows the order of the stages: source, delivery, merge, validation, publish, report. */
@NullMarked
package dev.tokenkeeper.pass;

import org.jspecify.annotations.NullMarked;
