package dev.tokenkeeper.pass;

import dev.tokenkeeper.content.Content;
import org.jspecify.annotations.Nullable;

/**
 * What an application wants of its file, decided under the lock from the bytes that are live then. It may be asked again
 * when the file changed before the answer was published, so it must do nothing else than answer.
 */
@FunctionalInterface
public interface ContentEdit {
    /**
     * The bytes that shall be live; null, or {@code ours} itself, to leave them.
     *
     * @param ours the live bytes; the last-known-good ones where the file is lost; null where there are none
     */
    @Nullable
    Content of(@Nullable Content ours);
}
