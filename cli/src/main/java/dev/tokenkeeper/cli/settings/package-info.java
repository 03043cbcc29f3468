/** What was asked for, from text to types. */
@NullMarked
package dev.tokenkeeper.cli.settings;

import org.jspecify.annotations.NullMarked;
