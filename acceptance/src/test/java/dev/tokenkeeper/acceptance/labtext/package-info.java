/**
 * A lab's text as a test: its YAML blocks and its commands are read from the Markdown and run on a real cluster.
 *
 * <p>The text is the one that lies beside the checkout, in {@code ../shared}, or that {@code TOKENKEEPER_LAB_TEXT} names;
 * where there is none, the project's own short lab of the same shape ({@code own-lab.md}).
 */
@NullMarked
package dev.tokenkeeper.acceptance.labtext;

import org.jspecify.annotations.NullMarked;
