/** The house rules, each held by a test. */
@NullMarked
package dev.tokenkeeper.acceptance.architecture;

import org.jspecify.annotations.NullMarked;
