package dev.tokenkeeper.publish;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.history.Late;
import dev.tokenkeeper.history.OpenConflict;
import dev.tokenkeeper.validation.ValidatedContent;
import dev.tokenkeeper.volume.Ownership;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one file shall be.
 *
 * @param path below the target
 * @param base the source as delivered by this generation
 * @param content the bytes that shall be live; where they are {@code expected} the live file is not touched
 * @param expected the live bytes that {@code content} was made from; null: there is no live file
 */
public record FilePlan(
        String path,
        Format format,
        Ownership ownership,
        Content base,
        ValidatedContent content,
        @Nullable Content expected,
        @Nullable Late late,
        List<OpenConflict> conflicts,
        int writeBacks) {
    public FilePlan {
        conflicts = List.copyOf(conflicts);
    }
}
