package dev.tokenkeeper.merge;

import dev.tokenkeeper.format.Entry;
import dev.tokenkeeper.format.KeyAttribute;
import dev.tokenkeeper.format.Node;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The entries of one container as numbers: what an alignment looks at. Used for one merge, by one thread. */
final class Rows {
    private final List<Entry> entries;
    private final int[] names;
    private final int[] meanings;
    private final IntMap counts;

    private Rows(List<Entry> entries) {
        this.entries = entries;
        this.names = new int[entries.size()];
        this.meanings = new int[entries.size()];
        this.counts = new IntMap(entries.size());
    }

    /** {@code field}: the merge key, whose value is an item's name; null if items have none. */
    static Rows of(List<Entry> entries, Meanings meanings, @Nullable String field) {
        return of(entries, meanings, field, Map.of());
    }

    /** {@code attributes}: what tells the elements or the section items of one name apart, where there are several. */
    static Rows of(List<Entry> entries, Meanings meanings, @Nullable String field, Map<String, String> attributes) {
        Rows rows = new Rows(entries);
        Meanings.Numbers numbers = meanings.of(entries);
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            rows.names[i] = numbers.name(i);
            rows.meanings[i] = numbers.meaning(i);
            if (entry.kind() == Entry.Kind.ITEM) {
                // Without their comments: one with another comment is still the same item.
                rows.meanings[i] = meanings.of(entry.node());
                Node.Scalar value = field == null ? null : MergeKey.field(entry, field);
                rows.names[i] = value == null ? Meanings.UNNAMED : meanings.word(value.meaning());
            } else if (entry.kind() == Entry.Kind.SECTION_ITEM) {
                String key = attributes.get(entry.key());
                Node.Scalar value = key == null ? null : MergeKey.field(entry, key);
                rows.meanings[i] = meanings.of(entry.meaning("", entry.node(), ""));
                rows.names[i] =
                        value == null ? numbers.name(i) : meanings.word("\0\0" + entry.key() + "\0" + value.meaning());
            } else if (entry.kind() == Entry.Kind.ELEMENT) {
                rows.meanings[i] = meanings.of(entry.node());
                rows.names[i] = meanings.word(KeyAttribute.name(entry, attributes));
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
        return counts.get(name, 0);
    }

    /** Whether an entry has a name at all. The header and the text of a container have one: there cannot be two. */
    boolean isNamed(int index) {
        Entry.Kind kind = entries.get(index).kind();
        return names[index] >= 0 || kind == Entry.Kind.HEADER || kind == Entry.Kind.TEXT;
    }

    /** Whether an item or an element has a name by its merge key, and no other has it. */
    boolean isKeyed(int index) {
        Entry.Kind kind = entries.get(index).kind();
        boolean item = kind == Entry.Kind.ITEM || kind == Entry.Kind.ELEMENT;
        return item && names[index] >= 0 && count(names[index]) == 1;
    }

    boolean isBranch(int index) {
        return entries.get(index).node() instanceof Node.Branch;
    }
}
