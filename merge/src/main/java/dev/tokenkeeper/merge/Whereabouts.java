package dev.tokenkeeper.merge;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.format.Document;
import dev.tokenkeeper.format.Entry;
import dev.tokenkeeper.format.KeyAttribute;
import dev.tokenkeeper.format.Limits;
import dev.tokenkeeper.format.Names;
import dev.tokenkeeper.format.Node;
import dev.tokenkeeper.format.Parsing;
import dev.tokenkeeper.format.Route;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the places of one version of a file are in another. A path with an index (a key that repeats, an item of a list,
 * free text, a line) means another place once something was inserted or removed before it; the entries of both versions
 * are aligned as a merge aligns them, and the path follows its entry. Used by one thread.
 */
public final class Whereabouts {
    private final Document from;
    private final Document to;
    private final @Nullable Places lines;
    private final Meanings meanings = new Meanings();
    private final Effort effort = Effort.ofOneMerge();
    private final IdentityHashMap<Node.Branch, Room> rooms = new IdentityHashMap<>();

    private Whereabouts(Format format, Document from, Document to) {
        this.from = from;
        this.to = to;
        this.lines = format == Format.TEXT ? lines(from.text(), to.text()) : null;
    }

    /** Follows from one version to another; null where either has no places: it is opaque, or does not parse. */
    public static @Nullable Whereabouts between(Format format, Content from, Content to) {
        if (format != Format.OPAQUE
                && Parsing.read(format, from, Limits.DEFAULT) instanceof Document was
                && Parsing.read(format, to, Limits.DEFAULT) instanceof Document is) {
            return new Whereabouts(format, was, is);
        }
        return null;
    }

    /** The path of what stands at {@code path}; null if the other version has it no more. */
    public @Nullable String of(String path) {
        if (path.isEmpty()) {
            return path;
        }
        if (lines != null) {
            return lines.of(path);
        }
        Node here = from.root();
        Node there = to.root();
        Route route = Route.ROOT;
        int at = 0;
        while (here instanceof Node.Branch left && there instanceof Node.Branch right) {
            Room room = rooms.get(left);
            if (room == null) {
                room = new Room(left, right);
                rooms.put(left, room);
            }
            int end = room.end(path, at);
            if (end < 0) {
                return null;
            }
            int l = room.index(path.substring(at, end));
            int r = room.partner(l);
            if (r < 0) {
                return null;
            }
            route = room.route(route, r);
            if (end == path.length() || path.charAt(end) == '#') {
                return route.path() + path.substring(end);
            }
            here = left.entries().get(l).node();
            there = right.entries().get(r).node();
            at = end;
        }
        return null;
    }

    /** Runs of lines are called by the index of their first one. */
    private interface Places {
        @Nullable
        String of(String path);
    }

    private static Places lines(String was, String is) {
        Map<String, Integer> known = new HashMap<>();
        TextLines left = TextLines.of(was, known);
        TextLines right = TextLines.of(is, known);
        int[] matched = Myers.match(left.numbers(), right.numbers(), Effort.ofOneMerge());
        return path -> {
            int line = number(path);
            if (line < 0 || line > matched.length) {
                return null;
            }
            if (line < matched.length && matched[line] >= 0) {
                return "/" + matched[line];
            }
            int before = line - 1;
            while (before >= 0 && matched[before] < 0) {
                before--;
            }
            return "/" + (before < 0 ? line : matched[before] + line - before);
        };
    }

    private static int number(String path) {
        int number = path.length() > 1 && path.length() < 10 ? 0 : -1;
        for (int i = 1; i < path.length() && number >= 0; i++) {
            int digit = path.charAt(i) - '0';
            number = digit >= 0 && digit <= 9 ? number * 10 + digit : -1;
        }
        return number;
    }

    /** One container in both versions. */
    private final class Room {
        private final Map<String, Integer> indexes = new HashMap<>();
        private final Alignment alignment;
        private final Names names;

        Room(Node.Branch left, Node.Branch right) {
            List<Entry> mine = left.entries();
            List<Entry> yours = right.entries();
            Names paths = new Names(left);
            for (int i = 0; i < mine.size(); i++) {
                indexes.put(paths.route(Route.ROOT, i).path(), i);
            }
            List<List<Entry>> both = List.of(mine, yours);
            boolean tags = left.layout().isMarkup();
            String field = tags ? null : MergeKey.of(both, null);
            Map<String, String> attributes = tags ? KeyAttribute.of(both) : MergeKey.ofSections(both, name -> null);
            alignment = Alignment.of(
                    Rows.of(mine, meanings, field, attributes), Rows.of(yours, meanings, field, attributes), effort);
            names = new Names(right);
        }

        /** Where the step of {@code path} that begins at {@code at} ends; -1 if no entry is called so. */
        int end(String path, int at) {
            // The longest first, as a key may end like the word for a comment.
            for (int end = path.length(); end > at; end--) {
                boolean boundary = end == path.length() || path.charAt(end) == '/' || path.charAt(end) == '#';
                if (boundary && indexes.containsKey(path.substring(at, end))) {
                    return end;
                }
            }
            return -1;
        }

        int index(String step) {
            return indexes.getOrDefault(step, -1);
        }

        int partner(int index) {
            return alignment.to(index);
        }

        Route route(Route container, int index) {
            return names.route(container, index);
        }
    }
}
