package dev.tokenkeeper.report;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.content.Format;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two versions of one file and where they differ. The bytes are for whoever may reveal them; they print as their length.
 *
 * @param from null where there is none
 * @param to null where there is none
 * @param places where they differ, without values
 */
public record FileDiff(
        String path,
        Format format,
        @Nullable Content from,
        @Nullable Content to,
        List<Place> places) {
    public FileDiff {
        places = List.copyOf(places);
    }

    /**
     * One difference.
     *
     * @param path a JSON pointer
     * @param kind {@code Added}, {@code Removed} or {@code Changed}
     * @param from keyed digest of the text before; empty where nothing was
     * @param to keyed digest of the text after; empty where nothing is
     */
    public record Place(String path, String kind, String from, String to) {}

    /** Whether both are the same. */
    public boolean isSame() {
        return from == null ? to == null : from.equals(to);
    }
}
