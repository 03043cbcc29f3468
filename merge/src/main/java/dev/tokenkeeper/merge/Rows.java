package dev.tokenkeeper.merge;

import dev.tokenkeeper.format.Entry;
import dev.tokenkeeper.format.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The entries of one container as numbers: what an alignment looks at. Used for one merge, by one thread. */
final class Rows {
    private static final int UNNAMED = -1;

    private final List<Entry> entries;
    private final int[] names;
    private final int[] meanings;
    private final Map<Integer, Integer> counts = new HashMap<>();

    private Rows(List<Entry> entries) {
        this.entries = entries;
        this.names = new int[entries.size()];
        this.meanings = new int[entries.size()];
    }

    /** {@code field}: the merge key, whose value is an item's name; null if items have none. */
    static Rows of(List<Entry> entries, Meanings meanings, @Nullable String field) {
        Rows rows = new Rows(entries);
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            // Items without their comments: one with another comment is still the same item.
            boolean item = entry.kind() == Entry.Kind.ITEM;
            rows.meanings[i] = item ? meanings.of(entry.node()) : meanings.of(entry);
            rows.names[i] = UNNAMED - entry.kind().number();
            if (entry.kind() == Entry.Kind.NAMED) {
                rows.names[i] = meanings.word(entry.key());
            } else if (entry.kind() == Entry.Kind.SECTION) {
                rows.names[i] = meanings.word("\0" + entry.key());
            } else if (item && field != null) {
                Node.Scalar value = MergeKey.field(entry, field);
                rows.names[i] = value == null ? UNNAMED : meanings.word(value.meaning());
            }
            rows.counts.put(rows.names[i], rows.count(rows.names[i]) + 1);
        }
        return rows;
    }

    int size() {
        return entries.size();
    }

    /** The number of an entry's name; negative where it has none. */
    int name(int index) {
        return names[index];
    }

    int meaning(int index) {
        return meanings[index];
    }

    /** How often a name is here. */
    int count(int name) {
        return counts.getOrDefault(name, 0);
    }

    /** Whether an entry has a name at all. The header has one: there cannot be two. */
    boolean isNamed(int index) {
        return names[index] >= 0 || entries.get(index).kind() == Entry.Kind.HEADER;
    }

    boolean isBranch(int index) {
        return entries.get(index).node() instanceof Node.Branch;
    }
}
