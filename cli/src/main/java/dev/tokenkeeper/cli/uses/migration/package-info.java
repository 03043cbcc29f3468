/** From a static ConfigMap to a file that the application rewrites, and back. */
@NullMarked
package dev.tokenkeeper.cli.uses.migration;

import org.jspecify.annotations.NullMarked;
