package dev.tokenkeeper.format;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of one TOML document. Arrays and inline tables that are not closed yet wait in a list, so that a deep
 * text needs no deep stack; line ends, comments and a comma behind the last entry can stand in both, as 1.1 has it. Used
 * for one reading.
 */
final class TomlValue extends BracketScan {
    private final TomlString strings;
    private final Deque<Open> open = new ArrayDeque<>();

    TomlValue(String text, Budget budget) {
        super(text, budget);
        this.strings = new TomlString(text);
    }

    /** The value that begins at {@code from}. */
    Node read(int from) {
        at = from;
        while (true) {
            Node ended = next();
            Open around = open.peek();
            if (ended != null && around == null) {
                return ended;
            }
            if (ended != null && around != null) {
                around.add(ended);
            }
        }
    }

    /** Behind the value that was read last. */
    int end() {
        return at;
    }

    /** Reads on; the node that ends here, null if a container opened. */
    private @Nullable Node next() {
        Open around = open.peek();
        if (around != null && around.ends()) {
            return around.closed();
        }
        if (around != null) {
            budget.node(at, open.size());
        }
        char c = peek();
        if (c == '{' || c == '[') {
            open.push(new Open(at, c == '{'));
            at++;
            white();
            return null;
        }
        int from = at;
        if (c == '"' || c == '\'') {
            String meaning = "\"" + strings.read(from);
            at = strings.end();
            return new Node.Scalar(new Span(from, at), meaning);
        }
        at = TomlWord.end(text, from);
        String word = TomlWord.meaning(text.substring(from, at));
        if (word == null) {
            throw Unparsable.syntax(from);
        }
        return new Node.Scalar(new Span(from, at), word);
    }

    /** Skips white space and line ends, and remembers comments. */
    @Override
    void white() {
        while (at < text.length()) {
            at = Toml.skip(text, at);
            if (at < text.length() && text.charAt(at) == '#') {
                int end = Toml.commentEnd(text, at);
                comments.add(new Span(at, end));
                at = end;
            } else if (at < text.length() && Toml.endsLine(text, at)) {
                at = LineEnds.next(text, at);
            } else {
                return;
            }
        }
    }

    /** A container whose end is still to come. */
    private final class Open {
        private final int from;
        private final @Nullable TomlTable table;
        private final BracketEntries entries;
        private String key = "";
        private int start;
        private int slot;

        Open(int from, boolean named) {
            this.from = from;
            this.table = named ? new TomlTable(budget) : null;
            this.entries = entries(open.size() + 1, from + 1);
        }

        /** Whether nothing more comes; else what stands before the next value is read. */
        boolean ends() {
            if (isOver(entries, table == null ? ']' : '}')) {
                return true;
            }
            start = at;
            slot = at;
            if (table != null) {
                name(table);
            }
            return false;
        }

        void add(Node node) {
            Span body = new Span(start, node.span().to());
            Entry.Kind kind = table == null ? Entry.Kind.ITEM : Entry.Kind.NAMED;
            entries.entry(kind, key, body, new Span(slot, body.to()), node);
            white();
        }

        Node closed() {
            int close = at;
            at++;
            open.pop();
            return entries.closed(table == null ? Toml.ARRAY : Toml.INLINE, new Span(from, at), close);
        }

        private void name(TomlTable names) {
            TomlKey name = TomlKey.read(text, at, budget);
            names.value(name);
            key = name.pointer();
            slot = name.span().to();
            at = Toml.skip(text, slot);
            if (peek() != '=') {
                throw Unparsable.syntax(at);
            }
            at = Toml.skip(text, at + 1);
        }
    }
}
