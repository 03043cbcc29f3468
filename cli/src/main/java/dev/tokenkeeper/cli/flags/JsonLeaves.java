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
    private final List<ConfigLeaf> leaves = new ArrayList<>();
    private final List<String> path = new ArrayList<>();
    private int at;
    /** Where the value begins that is read. */
    private int start;

    private int counted;
    private int line = 1;
    private int column = 1;

    private JsonLeaves(String text) {
        this.text = text;
    }

    /** The leaves of {@code text}. */
    static List<ConfigLeaf> read(String text) throws MalformedException {
        JsonLeaves reader = new JsonLeaves(text);
        reader.value();
        reader.space();
        if (reader.at < text.length()) {
            throw reader.malformed();
        }
        return reader.leaves;
    }

    private void value() throws MalformedException {
        space();
        start = at;
        switch (peek()) {
            case '{' -> object();
            case '[' -> list();
            case '"' -> leaf(ConfigLeaf.Kind.STRING, string());
            default -> word();
        }
    }

    private void object() throws MalformedException {
        Set<String> names = new HashSet<>();
        enter();
        space();
        if (peek() == '}') {
            at++;
            leaf(ConfigLeaf.Kind.EMPTY, "");
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

    private void list() throws MalformedException {
        enter();
        space();
        if (peek() == ']') {
            at++;
            leaf(ConfigLeaf.Kind.EMPTY, "");
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

    private void enter() throws MalformedException {
        at++;
        if (path.size() > DEEPEST) {
            throw malformed();
        }
    }

    private boolean more(char close) throws MalformedException {
        if (peek() == close) {
            at++;
            return false;
        }
        expect(',');
        return true;
    }

    private String string() throws MalformedException {
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

    private char escaped() throws MalformedException {
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

    private char unicode() throws MalformedException {
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

    private void word() throws MalformedException {
        int from = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "+-.".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        String word = text.substring(from, at);
        switch (word) {
            case "true", "false" -> leaf(ConfigLeaf.Kind.BOOLEAN, word);
            case "null" -> leaf(ConfigLeaf.Kind.NULL, word);
            default -> {
                if (!isNumber(word)) {
                    at = from;
                    throw malformed();
                }
                leaf(ConfigLeaf.Kind.NUMBER, word);
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

    private void leaf(ConfigLeaf.Kind kind, String value) {
        move(start);
        leaves.add(new ConfigLeaf(path, kind, value, line, column));
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() throws MalformedException {
        if (at >= text.length()) {
            throw malformed();
        }
        return text.charAt(at);
    }

    private void expectHere(char c) throws MalformedException {
        if (peek() != c) {
            throw malformed();
        }
    }

    private void expect(char c) throws MalformedException {
        expectHere(c);
        at++;
    }

    private MalformedException malformed() {
        move(at);
        return new MalformedException(line, column);
    }

    /** Counts lines and columns on to {@code to}. */
    private void move(int to) {
        for (; counted < to && counted < text.length(); counted++) {
            column++;
            if (text.charAt(counted) == '\n') {
                line++;
                column = 1;
            }
        }
    }
}
