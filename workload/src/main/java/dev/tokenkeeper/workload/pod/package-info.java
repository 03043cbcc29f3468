/** What a workload's pod is made of, as far as a token is concerned: containers, mounts, volumes, users. It only reads. */
@NullMarked
package dev.tokenkeeper.workload.pod;

import org.jspecify.annotations.NullMarked;
