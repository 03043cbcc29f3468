package dev.tokenkeeper.format;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the entries of one container are called in paths: a name, {@code name/2} for the third of one name, an index for
 * an item, {@code #/2} for the third free text, {@code #header} for the header; {@code name[@id='x']} for an element that an
 * attribute tells from others of its name. In tables a key is a pointer: it may lead through others. Used by one thread.
 */
public final class Names {
    private static final String FREE = "#";
    private static final String HEADER = "#header";

    private final List<Entry> entries;
    private final int[] before;
    private final Map<String, Integer> named = new HashMap<>();
    private final int[] unnamed = new int[Entry.Kind.values().length];
    private final boolean pointers;
    private boolean repeats;
    private @Nullable Map<String, String> attributes;

    public Names(Node.Branch container) {
        this.entries = container.entries();
        this.pointers = container.kind().equals(Toml.TABLE) || container.kind().equals(Toml.INLINE);
        this.before = new int[entries.size()];
        for (int i = 0; i < before.length; i++) {
            Entry entry = entries.get(i);
            if (hasName(entry)) {
                Integer earlier = named.put(entry.key(), 1);
                if (earlier != null) {
                    before[i] = earlier;
                    named.put(entry.key(), earlier + 1);
                    repeats = true;
                }
            } else {
                before[i] = unnamed[entry.kind().number()]++;
            }
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
        boolean several = repeats && named.getOrDefault(entry.key(), 0) > 1;
        if (entry.kind() == Entry.Kind.TEXT) {
            return container;
        }
        if (entry.kind() == Entry.Kind.ELEMENT) {
            if (attributes == null) {
                attributes = KeyAttribute.of(List.of(entries));
            }
            String step = KeyAttribute.step(entry, attributes, several);
            return step == null ? container.child(entry.key(), before[index]) : container.child(step);
        }
        Route around = container;
        String name = entry.key();
        if (pointers) {
            List<String> steps = NodePath.parse("/" + name).segments();
            for (String step : steps.subList(0, steps.size() - 1)) {
                around = around.through(step);
            }
            name = steps.getLast();
        }
        boolean item = several || entry.kind() == Entry.Kind.SECTION_ITEM;
        return item ? around.child(name, before[index]) : around.child(name);
    }

    private static boolean hasName(Entry entry) {
        return entry.kind() == Entry.Kind.NAMED || entry.isSection() || entry.kind() == Entry.Kind.ELEMENT;
    }
}
