/** A pod in small: a mount as the kubelet makes it, a volume, and the real program's processes. */
@NullMarked
package dev.tokenkeeper.acceptance.pod;

import org.jspecify.annotations.NullMarked;
