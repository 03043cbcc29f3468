package dev.tokenkeeper.format;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A scanner for JSON that keeps the place of everything. Used for one reading. */
final class JsonReader {
    private final String text;
    private final Budget budget;
    private int at;

    JsonReader(String text, Budget budget) {
        this.text = text;
        this.budget = budget;
    }

    Node document() {
        white();
        Node root = value(0);
        white();
        if (at < text.length()) {
            throw Unparsable.syntax(at);
        }
        return root;
    }

    private Node value(int depth) {
        budget.node(at, depth);
        char c = peek();
        if (c == '{' || c == '[') {
            return container(c == '{', depth);
        }
        int from = at;
        String meaning = c == '"' ? "\"" + string() : JsonWord.read(text, at);
        if (c != '"') {
            at += meaning.length();
        }
        return new Node.Scalar(new Span(from, at), meaning);
    }

    private Node container(boolean named, int depth) {
        int from = at++;
        char end = named ? '}' : ']';
        List<Entry> entries = new ArrayList<>();
        Set<String> names = new HashSet<>();
        white();
        while (peek() != end) {
            entries.add(entry(named, names, depth));
            white();
            if (peek() == ',') {
                at++;
                white();
                if (peek() == end) {
                    throw Unparsable.syntax(at);
                }
            } else if (peek() != end) {
                throw Unparsable.syntax(at);
            }
        }
        at++;
        Layout layout = new Layout.Separated(from + 1, at - 1, ',');
        return new Node.Branch(named ? Json.OBJECT : Json.ARRAY, new Span(from, at), entries, layout);
    }

    private Entry entry(boolean named, Set<String> names, int depth) {
        int start = at;
        String key = named ? name(names) : "";
        int slot = at;
        Node node = value(depth + 1);
        Entry.Kind kind = named ? Entry.Kind.NAMED : Entry.Kind.ITEM;
        Span none = Span.at(start);
        return new Entry(kind, key, none, none, "", new Span(start, at), new Span(slot, at), node, Span.at(at), "");
    }

    private String name(Set<String> names) {
        if (peek() != '"') {
            throw Unparsable.syntax(at);
        }
        int start = at;
        String name = string();
        if (!names.add(name)) {
            throw new Unparsable(ParseProblem.Kind.DUPLICATE_KEY, start);
        }
        white();
        if (peek() != ':') {
            throw Unparsable.syntax(at);
        }
        at++;
        white();
        return name;
    }

    /** What the quoted text here stands for; afterwards its end is passed. */
    private String string() {
        int plain = at + 1;
        while (plain < text.length() && text.charAt(plain) != '"' && text.charAt(plain) != '\\') {
            control(plain);
            plain++;
        }
        StringBuilder out = new StringBuilder(plain - at).append(text, at + 1, plain);
        at = plain;
        while (peek() != '"') {
            char c = peek();
            if (c == '\\') {
                at++;
                out.append(escaped());
            } else {
                control(at);
                out.append(c);
                at++;
            }
        }
        at++;
        return out.toString();
    }

    private void control(int here) {
        if (text.charAt(here) < ' ') {
            throw Unparsable.syntax(here);
        }
    }

    private char escaped() {
        int which = "\"\\/bfnrt".indexOf(peek());
        if (which >= 0) {
            at++;
            return "\"\\/\b\f\n\r\t".charAt(which);
        }
        if (peek() != 'u' || at + 5 > text.length()) {
            throw Unparsable.syntax(at);
        }
        int code = Hex.four(text, at + 1);
        if (code < 0) {
            throw Unparsable.syntax(at);
        }
        at += 5;
        return (char) code;
    }

    private void white() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw Unparsable.syntax(at);
        }
        return text.charAt(at);
    }
}
