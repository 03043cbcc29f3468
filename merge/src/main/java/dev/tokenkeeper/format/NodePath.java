package dev.tokenkeeper.format;

import java.util.ArrayList;
import java.util.List;

/**
 * A place in a document, or a pattern for places: a JSON pointer (RFC 6901). {@code *} stands for one segment,
 * {@code **} for any number of them; a bare word is short for {@code /word}; {@code b} stands for {@code b[@name='x']} too.
 * Immutable.
 */
public record NodePath(List<String> segments) {
    private static final String ANY = "**";
    private static final String ONE = "*";

    /** The whole document. */
    public static final NodePath ROOT = new NodePath(List.of());

    public NodePath {
        segments = List.copyOf(segments);
    }

    /** Reads {@code /a/b~1c}, {@code word} or the empty string. */
    public static NodePath parse(String text) {
        if (text.isEmpty()) {
            return ROOT;
        }
        List<String> segments = new ArrayList<>();
        int from = text.charAt(0) == '/' ? 1 : 0;
        for (int at = from; at <= text.length(); at++) {
            if (at == text.length() || text.charAt(at) == '/') {
                segments.add(text.substring(from, at).replace("~1", "/").replace("~0", "~"));
                from = at + 1;
            }
        }
        return new NodePath(segments);
    }

    /** This place's child {@code name}. */
    public NodePath child(String name) {
        List<String> longer = new ArrayList<>(segments);
        longer.add(name);
        return new NodePath(longer);
    }

    /** Whether this pattern matches all of {@code place}. */
    public boolean matches(NodePath place) {
        return matches(0, place.segments, 0);
    }

    /** Whether {@code place} is this place or lies in it. */
    public boolean contains(NodePath place) {
        return place.segments.size() >= segments.size()
                && place.segments.subList(0, segments.size()).equals(segments);
    }

    private boolean matches(int mine, List<String> place, int yours) {
        if (mine == segments.size()) {
            return yours == place.size();
        }
        String segment = segments.get(mine);
        if (segment.equals(ANY)) {
            return matches(mine + 1, place, yours) || (yours < place.size() && matches(mine, place, yours + 1));
        }
        return yours < place.size()
                && (segment.equals(ONE) || isOne(segment, place.get(yours)))
                && matches(mine + 1, place, yours + 1);
    }

    /** Whether {@code step} is what {@code segment} names, or one of several that it names. */
    private static boolean isOne(String segment, String step) {
        return segment.equals(step) || (step.startsWith(segment) && step.startsWith("[@", segment.length()));
    }

    /** The JSON pointer. */
    @Override
    public String toString() {
        StringBuilder pointer = new StringBuilder();
        for (String segment : segments) {
            pointer.append('/').append(segment.replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }
}
