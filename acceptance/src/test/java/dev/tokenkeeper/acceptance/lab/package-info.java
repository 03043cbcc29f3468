/** The lab as a stranger runs it. */
@NullMarked
package dev.tokenkeeper.acceptance.lab;

import org.jspecify.annotations.NullMarked;
