package dev.tokenkeeper.format;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How the entries of one container are called in paths: a name, {@code name/2} for the third of one name, an index for
 * an item, {@code #/2} for the third free text, {@code #header} for the header. Immutable.
 */
public final class Names {
    private static final String FREE = "#";
    private static final String HEADER = "#header";

    private final List<Entry> entries;
    private final int[] before;
    private final Map<String, Integer> counts = new HashMap<>();

    public Names(List<Entry> entries) {
        this.entries = entries;
        this.before = new int[entries.size()];
        for (int i = 0; i < before.length; i++) {
            String group = group(entries.get(i));
            before[i] = counts.getOrDefault(group, 0);
            counts.put(group, before[i] + 1);
        }
    }

    /** The way to the entry {@code index} of the container at {@code container}. */
    public Route route(Route container, int index) {
        Entry entry = entries.get(index);
        if (entry.kind() == Entry.Kind.ITEM) {
            return container.item(before[index]);
        }
        if (entry.isProse()) {
            return entry.kind() == Entry.Kind.FREE ? container.child(FREE, before[index]) : container.child(HEADER);
        }
        boolean several = counts.getOrDefault(group(entry), 0) > 1;
        return several ? container.child(entry.key(), before[index]) : container.child(entry.key());
    }

    private static String group(Entry entry) {
        return entry.kind() == Entry.Kind.NAMED || entry.kind() == Entry.Kind.SECTION
                ? "=" + entry.key()
                : entry.kind().name();
    }
}
