package dev.tokenkeeper.workload.manifest;

import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes values in the style of one place.
 *
 * @param lineEnd how its lines end
 * @param step how far a map is indented below its key
 * @param dash how far a list's dashes are indented below its key
 * @param quotes whether every text has to be quoted, as in JSON
 */
record Pen(String lineEnd, int step, int dash, boolean quotes) {
    private static final Pattern PLAIN =
            Pattern.compile("(--?)?[A-Za-z0-9/._][A-Za-z0-9/._=:@+-]*[A-Za-z0-9/._=+-]|--|[A-Za-z]");
    private static final Pattern NUMBER = Pattern.compile("[-+.]?[0-9][0-9_.:eExXoO+-]*");
    private static final Set<String> WORDS = Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n", "nan");

    /** The style of a file, as seen at a map, the map below {@code key} in it, and a list below {@code listKey} in that. */
    static Pen like(Manifest manifest, Part outer, String key, String listKey) {
        String lineEnd = manifest.text().contains("\r\n") ? "\r\n" : "\n";
        Part inner = outer.at(key);
        if (manifest.isJson()) {
            Part root = manifest.documents().getFirst();
            int step = root.entries().isEmpty()
                    ? 2
                    : root.entries().getFirst().key().column();
            return new Pen(lineEnd, Math.clamp(step, 1, 8), 2, true);
        }
        int step = inner.isMap() && !inner.isFlow() ? inner.column() - outer.column() : 2;
        Part list = inner.at(listKey);
        int dash = list.isList() && !list.isFlow() ? list.column() - inner.column() : 2;
        return new Pen(lineEnd, step, dash, false);
    }

    /** A value behind its key and colon, with the white space before it; block style. */
    String behindKey(Literal value, int column) {
        return switch (value) {
            case Literal.Items items when !isShort(items) -> lineEnd + block(items, column + dash);
            case Literal.Fields fields when !fields.values().isEmpty() -> lineEnd + block(fields, column + step);
            default -> " " + flow(value);
        };
    }

    /** Lines without a last line end, each from column 0 on. */
    String block(Literal value, int column) {
        String indent = " ".repeat(column);
        StringBuilder lines = new StringBuilder();
        switch (value) {
            case Literal.Items items -> {
                for (Literal item : items.values()) {
                    lines.append(lines.isEmpty() ? "" : lineEnd).append(item(item, column));
                }
            }
            case Literal.Fields fields -> {
                for (Map.Entry<String, Literal> entry : fields.values().entrySet()) {
                    lines.append(lines.isEmpty() ? "" : lineEnd).append(indent).append(entry(entry, column));
                }
            }
            default -> lines.append(indent).append(flow(value));
        }
        return lines.toString();
    }

    /** One item of a list whose dashes are at {@code column}. */
    String item(Literal item, int column) {
        String block = block(item, column + 2);
        return " ".repeat(column) + "- " + block.stripLeading();
    }

    private String entry(Map.Entry<String, Literal> entry, int column) {
        return scalar(entry.getKey()) + ":" + behindKey(entry.getValue(), column);
    }

    /** On one line. */
    String flow(Literal value) {
        return lay(value, "", ", ", "");
    }

    /** On lines of their own where there is more than one thing; the first line is at {@code column} already. */
    String pretty(Literal value, int column) {
        if (isShort(value)) {
            return flow(value);
        }
        String inner = lineEnd + " ".repeat(column + step);
        return lay(value, inner, "," + inner, lineEnd + " ".repeat(column));
    }

    private String lay(Literal value, String open, String between, String close) {
        StringBuilder text = new StringBuilder();
        int column = open.isEmpty() ? -1 : open.length() - lineEnd.length();
        switch (value) {
            case Literal.Text words -> text.append(scalar(words.value()));
            case Literal.Bare bare -> text.append(bare.value());
            case Literal.Items items -> {
                text.append('[');
                Iterator<Literal> each = items.values().iterator();
                text.append(each.hasNext() ? open : "");
                while (each.hasNext()) {
                    text.append(inner(each.next(), column)).append(each.hasNext() ? between : close);
                }
                text.append(']');
            }
            case Literal.Fields fields -> {
                text.append('{');
                Iterator<Map.Entry<String, Literal>> each =
                        fields.values().entrySet().iterator();
                text.append(each.hasNext() ? open : "");
                while (each.hasNext()) {
                    Map.Entry<String, Literal> entry = each.next();
                    text.append(scalar(entry.getKey())).append(": ").append(inner(entry.getValue(), column));
                    text.append(each.hasNext() ? between : close);
                }
                text.append('}');
            }
        }
        return text.toString();
    }

    private String inner(Literal value, int column) {
        return column < 0 ? flow(value) : pretty(value, column);
    }

    private static boolean isShort(Literal value) {
        return switch (value) {
            case Literal.Text text -> true;
            case Literal.Bare bare -> true;
            case Literal.Items items ->
                items.values().isEmpty()
                        || (items.values().size() == 1 && items.values().getFirst() instanceof Literal.Text);
            case Literal.Fields fields -> fields.values().isEmpty();
        };
    }

    /** A text on one line, quoted where it would be taken for something else. */
    String scalar(String text) {
        boolean plain = PLAIN.matcher(text).matches()
                && !NUMBER.matcher(text).matches()
                && !WORDS.contains(text.toLowerCase(Locale.ROOT));
        return plain && !quotes ? text : quoted(text);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append(c);
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '\r' -> quoted.append("\\r");
                default -> {
                    if (c < ' ' || c == 0x7f || c == 0x85 || c == 0xfeff || c == 0x2028 || c == 0x2029) {
                        String hex = Integer.toHexString(c);
                        quoted.append("\\u")
                                .append("0".repeat(4 - hex.length()))
                                .append(hex);
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }
}
