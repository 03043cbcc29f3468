package dev.tokenkeeper.format;

import java.util.ArrayList;
import java.util.List;

/**
 * A key of one step or, with dots, of several. Immutable.
 *
 * @param span without white space around it
 */
record TomlKey(List<String> steps, Span span) {
    TomlKey {
        steps = List.copyOf(steps);
    }

    @Override
    public String toString() {
        return "TomlKey";
    }

    /** Reads the key that begins at {@code from}. */
    static TomlKey read(String text, int from, Budget budget) {
        TomlString strings = new TomlString(text);
        List<String> steps = new ArrayList<>();
        int at = from;
        while (true) {
            int end = bareEnd(text, at);
            if (end > at) {
                steps.add(text.substring(at, end));
            } else if (at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'')) {
                steps.add(strings.line(at));
                end = strings.end();
            } else {
                throw Unparsable.syntax(at);
            }
            budget.depth(at, steps.size());
            int dot = Toml.skip(text, end);
            if (dot == text.length() || text.charAt(dot) != '.') {
                return new TomlKey(steps, new Span(from, end));
            }
            at = Toml.skip(text, dot + 1);
        }
    }

    /** {@code steps} as one name: a JSON pointer without its first slash. */
    static String pointer(List<String> steps) {
        return new NodePath(steps).toString().substring(1);
    }

    String pointer() {
        return pointer(steps);
    }

    private static int bareEnd(String text, int from) {
        int at = from;
        while (at < text.length() && isBare(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isBare(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    }
}
