/** Text of manifests, YAML or JSON: what stands where in it, and changes that leave all other bytes as they are. */
@NullMarked
package dev.tokenkeeper.workload.manifest;

import org.jspecify.annotations.NullMarked;
