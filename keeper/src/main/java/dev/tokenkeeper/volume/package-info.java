/** The only door to the operating system, the state folder's layout, and the lock. */
@NullMarked
package dev.tokenkeeper.volume;

import org.jspecify.annotations.NullMarked;
