/** One test for each promise, so narrow that the bug planted against it makes this test fail and no other here. */
@NullMarked
package dev.tokenkeeper.acceptance.promise;

import org.jspecify.annotations.NullMarked;
