/** What is printed: data on standard output, talk on standard error, and never a value. */
@NullMarked
package dev.tokenkeeper.cli.talk;

import org.jspecify.annotations.NullMarked;
