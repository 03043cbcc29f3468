/** Copies the program with all that it needs into a folder, for containers of other images. */
@NullMarked
package dev.tokenkeeper.cli.install;

import org.jspecify.annotations.NullMarked;
