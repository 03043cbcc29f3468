/** Makes the container image: the program's folder with all that it needs to run, and archives of it. */
@NullMarked
package dev.tokenkeeper.image;

import org.jspecify.annotations.NullMarked;
