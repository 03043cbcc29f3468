package dev.tokenkeeper.merge;

import dev.tokenkeeper.format.Entry;
import dev.tokenkeeper.format.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The field that tells the items of a sequence apart: the first of a few usual names that every item has, once each. */
final class MergeKey {
    private static final List<String> CANDIDATES = List.of("name", "id", "key", "uuid");

    private MergeKey() {}

    /**
     * The merge key of all these versions of one sequence; null if there is none. The one that is {@code wanted} also where
     * some items have it not, or not alone: these are told by what they are.
     */
    static @Nullable String of(List<List<Entry>> versions, @Nullable String wanted) {
        if (wanted != null && isThere(versions, wanted)) {
            return wanted;
        }
        for (String field : CANDIDATES) {
            boolean items = false;
            boolean unique = true;
            for (List<Entry> version : versions) {
                items |= !version.isEmpty();
                unique = unique && tellsApart(version, field);
            }
            if (items && unique) {
                return field;
            }
        }
        return null;
    }

    /** The field that is wanted as the merge key of the sections of one name; null: whichever fits. */
    interface Wanted {
        @Nullable
        String of(String name);
    }

    /** By their name, the merge key of those section items that have one in all these versions of one container. */
    static Map<String, String> ofSections(List<List<Entry>> versions, Wanted wanted) {
        Map<String, List<List<Entry>>> lists = new HashMap<>();
        for (int v = 0; v < versions.size(); v++) {
            for (Entry entry : versions.get(v)) {
                if (entry.kind() == Entry.Kind.SECTION_ITEM) {
                    List<List<Entry>> list = lists.get(entry.key());
                    if (list == null) {
                        list = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
                        lists.put(entry.key(), list);
                    }
                    list.get(v).add(entry);
                }
            }
        }
        Map<String, String> keys = new HashMap<>();
        for (Map.Entry<String, List<List<Entry>>> list : lists.entrySet()) {
            String field = of(list.getValue(), wanted.of(list.getKey()));
            if (field != null) {
                keys.put(list.getKey(), field);
            }
        }
        return keys;
    }

    /** The value of {@code name} in {@code item}, if that is a scalar. */
    static Node.@Nullable Scalar field(Entry item, String name) {
        if (item.node() instanceof Node.Branch branch) {
            for (Entry entry : branch.entries()) {
                if (entry.kind() == Entry.Kind.NAMED && entry.key().equals(name)) {
                    return entry.node() instanceof Node.Scalar scalar ? scalar : null;
                }
            }
        }
        return null;
    }

    private static boolean isThere(List<List<Entry>> versions, String field) {
        for (List<Entry> version : versions) {
            for (Entry entry : version) {
                boolean item = entry.kind() == Entry.Kind.ITEM || entry.kind() == Entry.Kind.SECTION_ITEM;
                if (item && field(entry, field) != null) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean tellsApart(List<Entry> version, String field) {
        Set<String> seen = new HashSet<>();
        for (Entry entry : version) {
            if (entry.isProse()) {
                continue;
            }
            if (entry.kind() != Entry.Kind.ITEM && entry.kind() != Entry.Kind.SECTION_ITEM) {
                return false;
            }
            Node.Scalar value = field(entry, field);
            if (value == null || !seen.add(value.meaning())) {
                return false;
            }
        }
        return true;
    }
}
