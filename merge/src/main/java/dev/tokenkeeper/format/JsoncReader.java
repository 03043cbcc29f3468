package dev.tokenkeeper.format;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A scanner for JSON with comments and trailing commas that keeps the place of everything. Containers that are not
 * closed yet wait in a list, so that a deep text needs no deep stack. Used for one reading.
 */
final class JsoncReader extends BracketScan {
    private final JsonString strings;
    private final Deque<Open> open = new ArrayDeque<>();

    JsoncReader(String text, Budget budget) {
        super(text, budget);
        this.strings = new JsonString(text);
    }

    Node document() {
        white();
        while (true) {
            Node ended = next();
            if (ended != null) {
                Open around = open.peek();
                if (around == null) {
                    if (at < text.length()) {
                        throw Unparsable.syntax(at);
                    }
                    return ended;
                }
                around.add(ended);
            }
        }
    }

    /** Reads on; the node that ends here, null if a container opened. */
    private @Nullable Node next() {
        Open around = open.peek();
        if (around != null && around.ends()) {
            return around.closed();
        }
        budget.node(at, open.size());
        char c = peek();
        if (c == '{' || c == '[') {
            Open inner = new Open(at, c == '{');
            if (around == null) {
                inner.header(comments);
            }
            open.push(inner);
            at++;
            comments.clear();
            white();
            return null;
        }
        Node scalar = scalar(c);
        if (around == null) {
            white();
        }
        return scalar;
    }

    private Node.Scalar scalar(char c) {
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

    /** Skips white space and remembers comments. */
    @Override
    void white() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '/') {
                int end = comment();
                comments.add(new Span(at, end));
                at = end;
            } else if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
                at++;
            } else {
                return;
            }
        }
    }

    /** Where the comment that begins here ends, without its line end. */
    private int comment() {
        if (text.startsWith("//", at)) {
            return LineEnds.contentEnd(text, at, LineEnds.next(text, at));
        }
        int end = text.startsWith("/*", at) ? text.indexOf("*/", at + 2) : -1;
        if (end < 0) {
            throw Unparsable.syntax(at);
        }
        return end + 2;
    }

    /** A container whose end is still to come. */
    private final class Open {
        private final int from;
        private final boolean named;
        private final BracketEntries entries;
        private final Set<String> names = new HashSet<>();
        private String key = "";
        private int start;
        private int slot;

        Open(int from, boolean named) {
            this.from = from;
            this.named = named;
            this.entries = entries(open.size() + 1, from + 1);
        }

        void header(List<Span> above) {
            if (!above.isEmpty()) {
                entries.header(new Span(above.getFirst().from(), above.getLast().to()));
            }
        }

        /** Whether nothing more comes; else what stands before the next value is read. */
        boolean ends() {
            if (isOver(entries, named ? '}' : ']')) {
                return true;
            }
            start = at;
            if (named) {
                name();
            }
            return false;
        }

        void add(Node node) {
            Entry.Kind kind = named ? Entry.Kind.NAMED : Entry.Kind.ITEM;
            Span body = new Span(start, node.span().to());
            entries.entry(kind, key, body, new Span(named ? slot : start, body.to()), node);
            white();
        }

        /** The container; comments behind the outermost one have no place in it. */
        Node closed() {
            int close = at;
            at++;
            open.pop();
            if (open.isEmpty()) {
                white();
                loosen(entries);
            }
            return entries.closed(named ? Json.OBJECT : Json.ARRAY, new Span(from, close + 1), close);
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
            slot = at;
            white();
            if (peek() != ':') {
                throw Unparsable.syntax(at);
            }
            at++;
            white();
            loosen(entries);
        }
    }
}
