package dev.tokenkeeper.format;

import java.util.Arrays;

/**
 * How one JSON document is laid out, so that what comes into it looks the same. Found once per merge. Immutable.
 */
final class JsonStyle {
    private final String text;
    private final int[] lineStarts;
    private final boolean lines;
    private final String unit;
    private final String colon;
    private final String comma;

    private JsonStyle(Document document) {
        text = document.text();
        lineStarts = lineStarts(text);
        Span root = document.root().span();
        lines = lineOf(root.from()) != lineOf(root.to());
        String found = firstColon(document);
        colon = found.isEmpty() ? ": " : found;
        comma = lines || colon.endsWith(" ") ? " " : "";
        unit = unit(document.root());
    }

    static JsonStyle of(Document document) {
        return new JsonStyle(document);
    }

    /** Whether the document has lines at all. */
    boolean lines() {
        return lines;
    }

    /** What one more level is indented by. */
    String unit() {
        return unit;
    }

    /** What stands between a name and its value. */
    String colon() {
        return colon;
    }

    /** What stands behind a comma within a line. */
    String comma() {
        return comma;
    }

    /** The white space that the line with the character at {@code at} begins with. */
    String lineIndent(int at) {
        int start = lineStarts[lineOf(at)];
        return text.substring(start, Blank.skip(text, start, text.length()));
    }

    /** Whether {@code span} goes over a line end. */
    boolean spansLines(Span span) {
        return lineOf(span.from()) != lineOf(span.to());
    }

    /** What stands between the name of {@code entry} and its value. */
    static String colonOf(String text, Entry entry) {
        int end = entry.slot().from();
        int from = end;
        while (text.charAt(from - 1) != '"') {
            from--;
        }
        return text.substring(from, end);
    }

    private int lineOf(int at) {
        int found = Arrays.binarySearch(lineStarts, at);
        return found >= 0 ? found : -found - 2;
    }

    private static int[] lineStarts(String text) {
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\n') {
                count++;
            }
        }
        int[] starts = new int[count];
        int line = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\n') {
                line++;
                starts[line] = i + 1;
            }
        }
        return starts;
    }

    private String firstColon(Document document) {
        Node node = document.root();
        while (node instanceof Node.Branch branch && !branch.entries().isEmpty()) {
            Entry first = branch.entries().getFirst();
            if (first.isNamed()) {
                return colonOf(text, first);
            }
            node = first.node();
        }
        return "";
    }

    private String unit(Node root) {
        if (root instanceof Node.Branch branch && !branch.entries().isEmpty()) {
            int at = branch.entries().getFirst().body().from();
            String indent = lineIndent(at);
            if (lineOf(at) != lineOf(root.span().from()) && !indent.isEmpty()) {
                return indent;
            }
        }
        return "  ";
    }
}
