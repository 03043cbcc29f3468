/** Tests of the image, on its archives and in containers made of chroot and namespaces. */
@NullMarked
package dev.tokenkeeper.image;

import org.jspecify.annotations.NullMarked;
