package dev.tokenkeeper.acceptance.golden;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The small part of TOML that a {@code case.toml} uses: {@code key = "text"} and {@code key = ["a", "b"]}, one a line,
 * with the escapes {@code \"} and {@code \\}, and lines of comment. Anything else is an error.
 */
final class CaseToml {
    private final Map<String, List<String>> values = new LinkedHashMap<>();

    private CaseToml() {}

    /**
     * Reads all of {@code text}.
     *
     * @throws IllegalArgumentException for a line that is none of the above, and for a key given twice
     */
    static CaseToml parse(String text) {
        CaseToml toml = new CaseToml();
        for (String line : text.split("\n", -1)) {
            String plain = line.strip();
            if (plain.isEmpty() || plain.startsWith("#")) {
                continue;
            }
            int equals = plain.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("no key = value: " + line);
            }
            String key = plain.substring(0, equals).strip();
            List<String> value = value(plain.substring(equals + 1).strip());
            if (toml.values.put(key, value) != null) {
                throw new IllegalArgumentException("twice: " + key);
            }
        }
        return toml;
    }

    /** The names that were given, in order. */
    List<String> keys() {
        return List.copyOf(values.keySet());
    }

    /** The list of that name; empty where it was not given. */
    List<String> list(String key) {
        return values.getOrDefault(key, List.of());
    }

    /** The one text of that name; null where it was not given. */
    @Nullable
    String optional(String key) {
        List<String> list = list(key);
        if (list.size() > 1) {
            throw new IllegalArgumentException("one text, not a list: " + key);
        }
        return list.isEmpty() ? null : list.get(0);
    }

    /** The one text of that name, which has to be there. */
    String required(String key) {
        String text = optional(key);
        if (text == null || text.isEmpty()) {
            throw new IllegalArgumentException("missing: " + key);
        }
        return text;
    }

    private static List<String> value(String raw) {
        boolean list = raw.startsWith("[");
        if (list && !raw.endsWith("]")) {
            throw new IllegalArgumentException("no end of the list: " + raw);
        }
        String rest = list ? raw.substring(1, raw.length() - 1).strip() : raw;
        List<String> texts = new ArrayList<>();
        while (!rest.isEmpty()) {
            StringBuilder text = new StringBuilder();
            int end = quoted(rest, text);
            texts.add(text.toString());
            rest = rest.substring(end).strip();
            if (list && rest.startsWith(",")) {
                rest = rest.substring(1).strip();
            } else if (!rest.isEmpty()) {
                throw new IllegalArgumentException("too much: " + raw);
            }
        }
        if (!list && texts.size() != 1) {
            throw new IllegalArgumentException("no text: " + raw);
        }
        return List.copyOf(texts);
    }

    /** Appends what stands between the quotes at the head of {@code raw}; the index behind them. */
    private static int quoted(String raw, StringBuilder text) {
        if (raw.charAt(0) != '"') {
            throw new IllegalArgumentException("not in quotes: " + raw);
        }
        int at = 1;
        while (at < raw.length() && raw.charAt(at) != '"') {
            if (raw.charAt(at) == '\\') {
                at++;
                if (at == raw.length() || "\"\\".indexOf(raw.charAt(at)) < 0) {
                    throw new IllegalArgumentException("unknown escape: " + raw);
                }
            }
            text.append(raw.charAt(at));
            at++;
        }
        if (at == raw.length()) {
            throw new IllegalArgumentException("no end of the text: " + raw);
        }
        return at + 1;
    }
}
