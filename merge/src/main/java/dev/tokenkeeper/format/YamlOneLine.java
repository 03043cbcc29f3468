package dev.tokenkeeper.format;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes YAML between brackets, on one line and without comments. Stateless. */
final class YamlOneLine {
    private static final String SPECIAL = ",[]{}\n\r";

    YamlOneLine() {}

    /** An entry among those of {@code into}. */
    String piece(Place theirs, Document ours, Node.Branch into) {
        String value = value(theirs.document(), theirs.entry());
        if (!theirs.entry().isNamed()) {
            return value;
        }
        String key = key(theirs);
        return key + connector(ours, into, key) + value;
    }

    /** What stands behind a comma in {@code into}; as elsewhere in its document where that has none. */
    Writer.Seams seams(Document ours, Node.Branch into) {
        String white = comma(ours, into);
        Deque<Node> open = new ArrayDeque<>();
        open.push(ours.root());
        while (white == null && !open.isEmpty()) {
            if (open.pop() instanceof Node.Branch branch) {
                white = comma(ours, branch);
                branch.entries().forEach(entry -> open.push(entry.node()));
            }
        }
        return new Writer.Seams("", white == null ? " " : white, "");
    }

    private static @Nullable String comma(Document document, Node.Branch container) {
        List<Entry> entries = container.entries();
        if (!(container.layout() instanceof Layout.Separated layout) || layout.room() == null) {
            return null;
        }
        for (int i = 1; i < entries.size(); i++) {
            int from = layout.room().separators().get(i - 1).to();
            int to = entries.get(i).body().from();
            String white = from <= to ? document.text().substring(from, to) : "-";
            if (!entries.get(i - 1).isProse() && white.isBlank() && white.indexOf('\n') < 0) {
                return white;
            }
        }
        return null;
    }

    /** What stands between the keys and values of {@code into}; only behind quotes a colon needs no blank. */
    private static String connector(Document ours, Node.Branch into, String key) {
        for (Entry entry : into.entries()) {
            if (entry.isNamed() && !entry.isProse()) {
                int from = entry.slot().from();
                String written = ours.text()
                        .substring(from, Math.max(from, entry.node().span().from()));
                boolean fits = written.endsWith(" ") || key.endsWith("\"");
                return fits && written.strip().equals(":") && written.indexOf('\n') < 0 ? written : ": ";
            }
        }
        return ": ";
    }

    private static String key(Place place) {
        Entry entry = place.entry();
        int from = entry.body().from();
        String written = place.text(new Span(from, entry.slot().from())).strip();
        boolean lines = place.container().layout() instanceof Layout.Lines;
        String key = lines ? written.substring(0, written.length() - 1).stripTrailing() : written;
        return isSafe(key) ? key : quoted(entry.key());
    }

    String value(Document from, Entry entry) {
        Node node = entry.node();
        String written = node.span().of(from.text());
        if (node instanceof Node.Scalar scalar) {
            return scalar(written.strip(), scalar.meaning());
        }
        Node.Branch branch = (Node.Branch) node;
        boolean lines = branch.layout() instanceof Layout.Lines;
        if (!lines && written.indexOf('\n') < 0) {
            return written;
        }
        String head = properties(from, branch);
        StringBuilder out = new StringBuilder(head.isEmpty() ? "" : head + " ");
        boolean sequence = YamlLook.isSequence(branch);
        out.append(sequence ? '[' : '{');
        boolean first = true;
        for (Entry inner : branch.entries()) {
            if (!inner.isProse()) {
                out.append(first ? "" : ", ");
                out.append(sequence ? "" : key(new Place(from, branch, inner)) + ": ")
                        .append(value(from, inner));
                first = false;
            }
        }
        return out.append(sequence ? ']' : '}').toString();
    }

    /** The anchor and the tag of a container, as they are written. */
    private static String properties(Document from, Node.Branch branch) {
        String text = from.text();
        int begin = branch.span().from();
        boolean has = begin < text.length() && (text.charAt(begin) == '&' || text.charAt(begin) == '!');
        return has ? text.substring(begin, YamlNodes.propertiesEnd(text, begin)) : "";
    }

    private static String scalar(String written, String meaning) {
        if (written.isEmpty()) {
            return YamlScalar.NULL;
        }
        char first = written.charAt(0);
        boolean quoted = (first == '"' || first == '\'') && written.indexOf('\n') < 0;
        if (quoted || isSafe(written) || meaning.isEmpty() || meaning.charAt(0) != '"') {
            return written;
        }
        int end = meaning.indexOf(YamlProperties.TYPED_KEY);
        return quoted(end < 0 ? meaning.substring(1) : meaning.substring(1, end));
    }

    private static boolean isSafe(String plain) {
        for (int i = 0; i < plain.length(); i++) {
            if (SPECIAL.indexOf(plain.charAt(i)) >= 0) {
                return false;
            }
        }
        return !plain.isEmpty() && plain.charAt(0) != '|' && plain.charAt(0) != '>';
    }

    private static String quoted(String value) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                default -> out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
