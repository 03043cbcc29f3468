package dev.tokenkeeper.format;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A scanner for JSON that keeps the place of everything. Containers that are not closed yet wait in a list, so that a
 * deep text needs no deep stack. Used for one reading.
 */
final class JsonReader {
    private final String text;
    private final Budget budget;
    private final JsonString strings;
    private final Deque<Open> open = new ArrayDeque<>();
    private int at;

    JsonReader(String text, Budget budget) {
        this.text = text;
        this.budget = budget;
        this.strings = new JsonString(text);
    }

    Node document() {
        white();
        while (true) {
            Node ended = next();
            if (ended != null) {
                Open around = open.peek();
                if (around == null) {
                    white();
                    return atEnd(ended);
                }
                around.add(ended);
            }
        }
    }

    private Node atEnd(Node root) {
        if (at < text.length()) {
            throw Unparsable.syntax(at);
        }
        return root;
    }

    /** Reads on; the node that ends here, null if a container opened. */
    private @Nullable Node next() {
        Open around = open.peek();
        if (around != null && around.ends()) {
            open.pop();
            return around.closed();
        }
        budget.node(at, open.size());
        char c = peek();
        if (c == '{' || c == '[') {
            open.push(new Open(at, c == '{'));
            at++;
            white();
            return null;
        }
        int from = at;
        if (c == '"') {
            String meaning = strings.meaning(at);
            at = strings.end();
            return new Node.Scalar(new Span(from, at), meaning);
        }
        String word = JsonWord.read(text, at);
        at += word.length();
        return new Node.Scalar(new Span(from, at), word);
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

    /** A container whose end is still to come. */
    private final class Open {
        private final int from;
        private final boolean named;
        private final List<Entry> entries = new ArrayList<>();
        private final Set<String> names = new HashSet<>();
        private int start;
        private int slot;
        private String key = "";

        Open(int from, boolean named) {
            this.from = from;
            this.named = named;
        }

        /** Whether nothing more comes; else what stands before the next value is read. */
        boolean ends() {
            char end = named ? '}' : ']';
            if (peek() == end && entries.isEmpty()) {
                return true;
            }
            if (!entries.isEmpty()) {
                if (peek() == end) {
                    return true;
                }
                if (peek() != ',') {
                    throw Unparsable.syntax(at);
                }
                at++;
                white();
            }
            start = at;
            if (named) {
                name();
            }
            slot = at;
            return false;
        }

        void add(Node node) {
            Entry.Kind kind = named ? Entry.Kind.NAMED : Entry.Kind.ITEM;
            Span none = Span.at(start);
            Span body = new Span(start, at);
            entries.add(new Entry(kind, key, none, none, "", body, new Span(slot, at), node, Span.at(at), ""));
            white();
        }

        Node closed() {
            at++;
            Layout layout = new Layout.Separated(from + 1, at - 1, ',');
            return new Node.Branch(named ? Json.OBJECT : Json.ARRAY, new Span(from, at), entries, layout);
        }

        private void name() {
            if (peek() != '"') {
                throw Unparsable.syntax(at);
            }
            key = strings.read(at);
            if (!names.add(key)) {
                throw new Unparsable(ParseProblem.Kind.DUPLICATE_KEY, at);
            }
            at = strings.end();
            white();
            if (peek() != ':') {
                throw Unparsable.syntax(at);
            }
            at++;
            white();
        }
    }
}
