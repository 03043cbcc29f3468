package dev.tokenkeeper.delivery;

import dev.tokenkeeper.content.Format;
import org.jspecify.annotations.Nullable;

/**
 * One file asked for by {@code --file KEY[:PATH][,format=F][,mode=M]}: the source's key, the path below the target
 * (the key itself if none was given), and what differs from the delivery's settings (null: nothing).
 */
public record FileSpec(
        String key,
        String path,
        @Nullable Format format,
        @Nullable Integer mode) {}
