package dev.tokenkeeper.cli.talk;

import java.util.HexFormat;
import java.util.List;

/**
 * Writes a report as YAML in block style. A report is made in one way, as JSON; this reads that text from left to right
 * and says the same, so that the two cannot differ. It knows the JSON that we write, and nothing else.
 */
public final class BlockYaml {
    /** Words that a reader of YAML 1.1 or 1.2 would take for something else than a text. */
    private static final List<String> TAKEN =
            List.of("true", "false", "null", "yes", "no", "on", "off", "y", "n", "nan", "inf");

    private static final String STEP = "  ";

    private final String json;
    private final StringBuilder yaml = new StringBuilder();
    private int at;

    private BlockYaml(String json) {
        this.json = json;
    }

    /** {@code json}, one object without white space, as a YAML document that ends with a line end. */
    public static String of(String json) {
        BlockYaml writer = new BlockYaml(json);
        writer.object("", "");
        return writer.yaml.toString();
    }

    /** The entries of an object; the first one goes on the line that is begun already, behind {@code first}. */
    private void object(String indent, String first) {
        at++;
        String before = first;
        while (json.charAt(at) != '}') {
            yaml.append(before);
            scalar();
            at++;
            yaml.append(':');
            value(indent);
            before = indent;
            comma();
        }
        at++;
    }

    private void list(String indent) {
        at++;
        while (json.charAt(at) != ']') {
            yaml.append(indent).append('-');
            if (json.charAt(at) == '{' && json.charAt(at + 1) != '}') {
                yaml.append(' ');
                object(indent + STEP, "");
            } else {
                value(indent + STEP);
            }
            comma();
        }
        at++;
    }

    /** What stands behind a colon or a dash, with its line end. */
    private void value(String indent) {
        char c = json.charAt(at);
        char next = json.charAt(at + 1);
        if ((c == '{' && next == '}') || (c == '[' && next == ']')) {
            yaml.append(' ').append(c).append(next).append('\n');
            at += 2;
        } else if (c == '{') {
            yaml.append('\n');
            object(indent + STEP, indent + STEP);
        } else if (c == '[') {
            yaml.append('\n');
            list(indent);
        } else {
            yaml.append(' ');
            scalar();
            yaml.append('\n');
        }
    }

    private void comma() {
        if (json.charAt(at) == ',') {
            at++;
        }
    }

    private void scalar() {
        int from = at;
        if (json.charAt(at) != '"') {
            while (",]}:".indexOf(json.charAt(at)) < 0) {
                at++;
            }
            yaml.append(json, from, at);
            return;
        }
        at++;
        while (json.charAt(at) != '"') {
            at += json.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
        String quoted = json.substring(from, at);
        String bare = quoted.substring(1, quoted.length() - 1);
        yaml.append(isPlain(bare) ? bare : withWholeCharacters(quoted));
    }

    /** Whether each reader takes {@code text} without quotes for this very text. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '/';
            boolean inside = i > 0 && ((c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.');
            if (!letter && !inside) {
                return false;
            }
        }
        boolean taken = false;
        for (String word : TAKEN) {
            taken |= word.equalsIgnoreCase(text);
        }
        return !text.isEmpty() && !taken;
    }

    /** JSON writes a character beyond the first 65,536 as two escapes, YAML as one. */
    private static String withWholeCharacters(String quoted) {
        StringBuilder text = new StringBuilder(quoted.length());
        int at = 0;
        while (at < quoted.length()) {
            char c = quoted.charAt(at);
            if (c != '\\') {
                text.append(c);
                at++;
            } else if (quoted.charAt(at + 1) != 'u') {
                text.append(c).append(quoted.charAt(at + 1));
                at += 2;
            } else {
                char unit = unit(quoted, at);
                char low = at + 12 < quoted.length() && quoted.startsWith("\\u", at + 6) ? unit(quoted, at + 6) : 0;
                if (Character.isSurrogatePair(unit, low)) {
                    text.append("\\U").append(HexFormat.of().toHexDigits(Character.toCodePoint(unit, low)));
                    at += 12;
                } else {
                    // Half a character is no text in YAML.
                    text.append(Character.isSurrogate(unit) ? "\\ufffd" : quoted.substring(at, at + 6));
                    at += 6;
                }
            }
        }
        return text.toString();
    }

    private static char unit(String quoted, int at) {
        return (char) Integer.parseInt(quoted, at + 2, at + 6, 16);
    }
}
