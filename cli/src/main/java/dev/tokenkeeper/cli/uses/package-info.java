/** The five real-world uses of the lab text, each as a story with proofs: {@code tokenkeeper lab oauth} and so on. */
@NullMarked
package dev.tokenkeeper.cli.uses;

import org.jspecify.annotations.NullMarked;
