package dev.tokenkeeper.cli.flags;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads a JSON text (RFC 8259) into its leaves, in order. A name twice in one object is refused. Problems tell the line and column
 * (from 1), never the text.
 */
final class JsonLeaves {
    private static final int DEEPEST = 32;

    private final String text;
    private final List<JsonLeaf> leaves = new ArrayList<>();
    private final List<String> path = new ArrayList<>();
    private int at;

    private JsonLeaves(String text) {
        this.text = text;
    }

    /** The leaves of {@code text}. */
    static List<JsonLeaf> read(String text) throws Malformed {
        JsonLeaves reader = new JsonLeaves(text);
        reader.value();
        reader.space();
        if (reader.at < text.length()) {
            throw reader.malformed();
        }
        return reader.leaves;
    }

    private void value() throws Malformed {
        space();
        switch (peek()) {
            case '{' -> object();
            case '[' -> list();
            case '"' -> leaf(JsonLeaf.Kind.STRING, string());
            default -> word();
        }
    }

    private void object() throws Malformed {
        Set<String> names = new HashSet<>();
        enter();
        space();
        if (peek() == '}') {
            at++;
            leaf(JsonLeaf.Kind.EMPTY, "");
            return;
        }
        do {
            space();
            expectHere('"');
            String name = string();
            if (!names.add(name)) {
                throw malformed();
            }
            space();
            expect(':');
            path.addLast(name);
            value();
            path.removeLast();
            space();
        } while (more('}'));
    }

    private void list() throws Malformed {
        enter();
        space();
        if (peek() == ']') {
            at++;
            leaf(JsonLeaf.Kind.EMPTY, "");
            return;
        }
        int index = 0;
        do {
            path.addLast(Integer.toString(index++));
            value();
            path.removeLast();
            space();
        } while (more(']'));
    }

    private void enter() throws Malformed {
        at++;
        if (path.size() > DEEPEST) {
            throw malformed();
        }
    }

    private boolean more(char close) throws Malformed {
        if (peek() == close) {
            at++;
            return false;
        }
        expect(',');
        return true;
    }

    private String string() throws Malformed {
        StringBuilder string = new StringBuilder();
        at++;
        while (peek() != '"') {
            char c = text.charAt(at);
            if (c < ' ') {
                throw malformed();
            }
            at++;
            string.append(c == '\\' ? escaped() : c);
        }
        at++;
        return string.toString();
    }

    private char escaped() throws Malformed {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw malformed();
        };
    }

    private char unicode() throws Malformed {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(peek(), 16);
            if (digit < 0) {
                throw malformed();
            }
            code = code * 16 + digit;
            at++;
        }
        return (char) code;
    }

    private void word() throws Malformed {
        int from = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "+-.".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        String word = text.substring(from, at);
        switch (word) {
            case "true", "false" -> leaf(JsonLeaf.Kind.BOOLEAN, word);
            case "null" -> leaf(JsonLeaf.Kind.NULL, word);
            default -> {
                if (!isNumber(word)) {
                    at = from;
                    throw malformed();
                }
                leaf(JsonLeaf.Kind.NUMBER, word);
            }
        }
    }

    /** Whole numbers are all that a configuration needs. */
    private static boolean isNumber(String word) {
        int from = word.startsWith("-") ? 1 : 0;
        for (int i = from; i < word.length(); i++) {
            if (word.charAt(i) < '0' || word.charAt(i) > '9') {
                return false;
            }
        }
        return word.length() > from;
    }

    private void leaf(JsonLeaf.Kind kind, String value) {
        leaves.add(new JsonLeaf(path, kind, value));
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() throws Malformed {
        if (at >= text.length()) {
            throw malformed();
        }
        return text.charAt(at);
    }

    private void expectHere(char c) throws Malformed {
        if (peek() != c) {
            throw malformed();
        }
    }

    private void expect(char c) throws Malformed {
        expectHere(c);
        at++;
    }

    private Malformed malformed() {
        int line = 1;
        int column = 1;
        for (int i = 0; i < at && i < text.length(); i++) {
            column++;
            if (text.charAt(i) == '\n') {
                line++;
                column = 1;
            }
        }
        return new Malformed(line, column);
    }

    /** Where the text is no JSON. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(int line, int column) {
            super("line " + line + ", column " + column);
        }
    }
}
