/** Our manifests, what inject writes, and doctor, on a real cluster. */
@NullMarked
package dev.tokenkeeper.acceptance.workload;

import org.jspecify.annotations.NullMarked;
