package dev.tokenkeeper.merge.laws;

import dev.tokenkeeper.format.NodePath;
import dev.tokenkeeper.merge.Conflict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tokens of a document and where each stands, and where tokens stand in a text. */
final class Tokens {
    private static final String FREE = "#";
    private static final Pattern TOKEN = Pattern.compile("(?<![0-9])1[0-9]{6}(?![0-9])");

    /** The path up to the nearest place that has a name all the way; free text has the name that all free text has. */
    private final Map<String, NodePath> places = new LinkedHashMap<>();

    private Tokens() {}

    static Tokens of(Item root) {
        Tokens tokens = new Tokens();
        tokens.add(root, place(root), true);
        return tokens;
    }

    /** Where {@code root} is: below a name of its own, if it has one. */
    static NodePath place(Item root) {
        return root.key().isEmpty() ? NodePath.ROOT : NodePath.ROOT.child(root.key());
    }

    /** The tokens of {@code text} in the order in which they first stand there. */
    static List<String> in(String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    boolean has(String token) {
        return places.containsKey(token);
    }

    Iterable<String> all() {
        return places.keySet();
    }

    /** Whether one of {@code conflicts} is at, above or below the place of {@code token}. */
    boolean covered(String token, List<Conflict> conflicts) {
        NodePath place = places.get(token);
        for (Conflict conflict : conflicts) {
            // An attribute is as good as an element of its name.
            NodePath at = NodePath.parse(entry(conflict.path()).replace("/@", "/"));
            if (at.contains(place) || place.contains(at)) {
                return true;
            }
        }
        return false;
    }

    /** A comment's conflict is named by its entry and a word. */
    private static String entry(String path) {
        for (String comment : List.of("#above", "#beside")) {
            if (path.endsWith(comment)) {
                return path.substring(0, path.length() - comment.length());
            }
        }
        return path;
    }

    private void add(Item item, NodePath path, boolean named) {
        for (String text : List.of(item.value(), item.above(), item.beside())) {
            for (String token : in(text)) {
                places.put(token, path);
            }
        }
        for (Item child : item.children()) {
            boolean childNamed = named && !child.key().isEmpty();
            NodePath unnamed = named && child.kind() == Item.Kind.FREE ? path.child(FREE) : path;
            add(child, childNamed ? path.child(child.key()) : unnamed, childNamed);
        }
    }
}
