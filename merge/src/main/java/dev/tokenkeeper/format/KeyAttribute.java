package dev.tokenkeeper.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The attribute that tells elements of one name apart: the first of a few usual ones that each of them has, no value twice. */
public final class KeyAttribute {
    private static final List<String> CANDIDATES =
            List.of("@name", "@id", "@key", "@uuid", "@className", "@class", "@path", "@port");

    private KeyAttribute() {}

    /** By the name of an element that some version of a container has several times: the attribute, where there is one. */
    public static Map<String, String> of(List<List<Entry>> versions) {
        return of(versions, null);
    }

    /** The same, where {@code wanted}, with or without its sign, comes before the usual ones. */
    public static Map<String, String> of(List<List<Entry>> versions, @Nullable String wanted) {
        Set<String> repeated = new TreeSet<>();
        List<Map<String, List<Entry>>> groups = new ArrayList<>();
        for (List<Entry> version : versions) {
            Map<String, List<Entry>> byName = new HashMap<>();
            for (Entry entry : version) {
                if (entry.kind() == Entry.Kind.ELEMENT) {
                    List<Entry> group = byName.computeIfAbsent(entry.key(), name -> new ArrayList<>());
                    group.add(entry);
                    if (group.size() == 2) {
                        repeated.add(entry.key());
                    }
                }
            }
            groups.add(byName);
        }
        List<String> candidates = new ArrayList<>(CANDIDATES);
        if (wanted != null) {
            candidates.addFirst(wanted.startsWith("@") ? wanted : "@" + wanted);
        }
        Map<String, String> attributes = new HashMap<>();
        for (String name : repeated) {
            for (String attribute : candidates) {
                boolean tells = !attributes.containsKey(name);
                for (Map<String, List<Entry>> version : groups) {
                    tells = tells && tellsApart(version.getOrDefault(name, List.of()), attribute);
                }
                if (tells) {
                    attributes.put(name, attribute);
                }
            }
        }
        return attributes;
    }

    /** What {@code element} is called among its siblings, if they are told apart by {@code attributes}. */
    public static String name(Entry element, Map<String, String> attributes) {
        String attribute = attributes.get(element.key());
        String value = attribute == null ? null : value(element, attribute);
        return value == null ? "<" + element.key() : "<" + element.key() + " " + attribute + "=" + value;
    }

    /**
     * The step of a path to {@code element}: its name, with the attribute that tells it from others of its name; null if
     * there are {@code several} and {@code attributes} has none for them.
     */
    static @Nullable String step(Entry element, Map<String, String> attributes, boolean several) {
        if (several) {
            String attribute = attributes.get(element.key());
            return attribute == null ? null : step(element, attribute);
        }
        for (String attribute : CANDIDATES) {
            String step = step(element, attribute);
            if (step != null) {
                return step;
            }
        }
        return element.key();
    }

    private static @Nullable String step(Entry element, String attribute) {
        String value = value(element, attribute);
        if (value == null) {
            return null;
        }
        char quote = value.indexOf('\'') < 0 ? '\'' : '"';
        return element.key() + "[" + attribute + "=" + quote + value + quote + "]";
    }

    private static boolean tellsApart(List<Entry> group, String attribute) {
        Set<String> seen = new HashSet<>();
        for (Entry entry : group) {
            String value = value(entry, attribute);
            if (value == null || !seen.add(value)) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String value(Entry element, String attribute) {
        if (element.node() instanceof Node.Branch branch) {
            for (Entry entry : branch.entries()) {
                if (entry.kind() == Entry.Kind.NAMED
                        && entry.key().equals(attribute)
                        && entry.node() instanceof Node.Scalar scalar) {
                    return scalar.meaning();
                }
            }
        }
        return null;
    }
}
