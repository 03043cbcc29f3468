package dev.tokenkeeper.examples.oauth;

import java.util.LinkedHashMap;
import java.util.Map;

/** The members of a JSON object without objects in it, as token endpoints answer (RFC 6749 section 5). Use your JSON library. */
final class FlatJson {
    private final String text;
    private int at;

    private FlatJson(String text) {
        this.text = text;
    }

    /**
     * Names and values; of texts without their quotes.
     *
     * @throws IllegalArgumentException if it is no such object; without any of its text
     */
    static Map<String, String> members(String text) {
        FlatJson json = new FlatJson(text);
        Map<String, String> members = new LinkedHashMap<>();
        json.expect('{');
        if (json.peek() != '}') {
            do {
                String name = json.quoted();
                json.expect(':');
                members.put(name, json.peek() == '"' ? json.quoted() : json.bare());
            } while (json.next() == ',');
            json.at--;
        }
        json.expect('}');
        return members;
    }

    private char peek() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private char next() {
        char next = peek();
        at++;
        return next;
    }

    private void expect(char expected) {
        if (next() != expected) {
            throw new IllegalArgumentException("no JSON object, at " + at);
        }
    }

    private String quoted() {
        expect('"');
        StringBuilder value = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            char next = text.charAt(at++);
            value.append(next == '\\' && at < text.length() ? escaped(text.charAt(at++)) : next);
        }
        expect('"');
        return value.toString();
    }

    private char escaped(char code) {
        return switch (code) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                at += 4;
                if (at > text.length()) {
                    throw new IllegalArgumentException("no JSON object, at " + at);
                }
                yield (char) Integer.parseInt(text, at - 4, at, 16);
            }
            default -> code;
        };
    }

    private String bare() {
        peek();
        int from = at;
        while (at < text.length() && ",}]".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(from, at).strip();
    }
}
