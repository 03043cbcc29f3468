package dev.tokenkeeper.token;

import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.format.NodePath;
import dev.tokenkeeper.report.JsonText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The shortest text of a format that has one value at one place. Setting a value is taking that place over from it, so
 * that the merge writes it in the style of the file.
 *
 * @param missing the outermost place on the way that the file lacks
 * @param before the entry beside {@code missing} behind which it goes; null: there is none
 */
record ShortText(
        Format format,
        NodePath place,
        NodePath missing,
        @Nullable String before) {
    /** The text {@code value} as it is written in {@code format}. */
    static String quoted(Format format, String value) {
        return switch (format) {
            case JSON, JSONC, TOML, YAML -> new JsonText().value(value).toString();
            case PROPERTIES -> escaped(value, false);
            case ENV ->
                value.matches("[A-Za-z0-9_./:@%+,=-]*")
                        ? value
                        : '"' + value.replaceAll("([\"\\\\$`])", "\\\\$1") + '"';
            default -> oneLine(value);
        };
    }

    /** With {@code written} at the place. */
    String with(String written) {
        return text(written);
    }

    /** With all around the place, and nothing there. */
    String without() {
        return text(null);
    }

    private String text(@Nullable String written) {
        return switch (format) {
            case JSON, JSONC -> json(0, written);
            case PROPERTIES, ENV, LICENSE_TEXT, PASSWD -> lines(written);
            case INI -> ini(written);
            case TOML -> toml(written);
            case YAML -> yaml(written);
            case TEXT, XML, PEM, PHP, OPAQUE ->
                throw new IllegalArgumentException("values of the format " + format.word() + " have no pointer to set");
        };
    }

    private String json(int depth, @Nullable String written) {
        List<String> steps = place.segments();
        boolean last = depth == steps.size() - 1;
        StringBuilder out = new StringBuilder("{");
        if (before != null && depth == missing.segments().size() - 1 && written != null) {
            out.append(quoted(format, before)).append(": 0, ");
        }
        if (!last || written != null) {
            out.append(quoted(format, steps.get(depth))).append(": ");
            out.append(last ? written : json(depth + 1, written));
        }
        return out.append('}').toString();
    }

    private String lines(@Nullable String written) {
        if (place.segments().size() != 1) {
            throw new IllegalArgumentException("a pointer into " + format.word() + " has one step");
        }
        if (written == null) {
            return "";
        }
        String ahead = before == null ? "" : line(before, "0");
        return ahead + line(place.segments().getFirst(), written);
    }

    private String line(String key, String written) {
        return switch (format) {
            case LICENSE_TEXT -> oneLine(key) + ": " + written + "\n";
            case PASSWD -> oneLine(key) + ":" + written + "\n";
            case PROPERTIES -> escaped(key, true) + "=" + written + "\n";
            default -> oneLine(key) + "=" + written + "\n";
        };
    }

    private String toml(@Nullable String written) {
        List<String> steps = place.segments();
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < steps.size() - 1; i++) {
            out.append(i == 0 ? "[" : ".").append(key(steps.get(i)));
        }
        out.append(steps.size() > 1 ? "]\n" : "");
        if (written != null) {
            if (before != null && missing.equals(place)) {
                out.append(key(before)).append(" = 0\n");
            }
            out.append(key(steps.getLast())).append(" = ").append(written).append('\n');
        }
        return out.toString();
    }

    /** In blocks, as most files are written; flow brackets in the file get it in their own style. */
    private String yaml(@Nullable String written) {
        List<String> steps = place.segments();
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < steps.size(); i++) {
            boolean last = i == steps.size() - 1;
            if (before != null && i == missing.segments().size() - 1 && written != null) {
                out.append("  ".repeat(i)).append(plain(before)).append(": 0\n");
            }
            if (!last || written != null) {
                out.append("  ".repeat(i)).append(plain(steps.get(i))).append(last ? ": " + written : ":");
                out.append(last || i < steps.size() - 2 || written != null ? "\n" : " {}\n");
            }
        }
        return out.isEmpty() ? "{}\n" : out.toString();
    }

    private static String plain(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_-]*")
                ? name
                : new JsonText().value(name).toString();
    }

    private String key(String name) {
        return name.matches("[A-Za-z0-9_-]+") ? name : quoted(format, name);
    }

    private String ini(@Nullable String written) {
        List<String> steps = place.segments();
        if (steps.isEmpty() || steps.size() > 2) {
            throw new IllegalArgumentException("a pointer into ini has a section and a key");
        }
        boolean wholeSection = steps.size() == 2 && missing.segments().size() == 1;
        StringBuilder out = new StringBuilder();
        if (wholeSection && before != null) {
            out.append('[').append(before).append("]\n");
        }
        if (steps.size() == 2) {
            out.append('[').append(oneLine(steps.getFirst())).append("]\n");
        }
        if (written != null) {
            if (!wholeSection && before != null) {
                out.append(before).append(" = 0\n");
            }
            out.append(oneLine(steps.getLast())).append(" = ").append(written).append('\n');
        }
        return out.toString();
    }

    private static String oneLine(String text) {
        if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("a value of this format cannot have several lines");
        }
        return text;
    }

    private static String escaped(String text, boolean isKey) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int which = "\t\n\r\f".indexOf(c);
            if (which >= 0) {
                out.append('\\').append("tnrf".charAt(which));
            } else if (c == '\\' || ((isKey || i == 0) && " :=#!".indexOf(c) >= 0)) {
                out.append('\\').append(c);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
