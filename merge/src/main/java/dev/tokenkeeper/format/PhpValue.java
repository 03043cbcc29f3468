package dev.tokenkeeper.format;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one value of PHP code: an array with all that is in it, or an expression, which has no parts. Arrays that are
 * not closed yet wait in a list, so that a deep text needs no deep stack. Used for one reading.
 */
final class PhpValue extends BracketScan {
    private static final String LONG = "array";

    private final PhpScan scan;
    private final Deque<Open> open = new ArrayDeque<>();

    PhpValue(String text, PhpScan scan, Budget budget) {
        super(text, budget);
        this.scan = scan;
    }

    /** The value that begins at {@code from}; null if there is none. */
    @Nullable
    Node read(int from) {
        at = from;
        comments.clear();
        if (scan.endsExpression(from)) {
            return null;
        }
        while (true) {
            Node ended = next();
            if (ended != null) {
                Open around = open.peek();
                if (around == null) {
                    return ended;
                }
                around.add(ended);
            }
        }
    }

    /** Reads on; the node that ends here, null if an array opened. */
    private @Nullable Node next() {
        Open around = open.peek();
        if (around != null && around.ends()) {
            return whole(around.closed());
        }
        budget.node(at, open.size() + 1);
        if (around != null && behindBracket(at) < 0) {
            Node.Scalar item = around.nameOrItem();
            if (item != null) {
                return item;
            }
        }
        int inside = behindBracket(at);
        if (inside < 0) {
            return expression();
        }
        open.push(new Open(at, inside));
        at = inside;
        white();
        return null;
    }

    /** An array that an operator follows is no value of its own. */
    private Node whole(Node.Branch array) {
        if (scan.endsExpression(scan.code(at))) {
            return array;
        }
        int end = scan.expression(at, false);
        at = end;
        return scalar(new Span(array.span().from(), end));
    }

    private Node.Scalar expression() {
        int end = scan.expression(at, false);
        if (end == at) {
            throw Unparsable.syntax(at);
        }
        Node.Scalar scalar = scalar(new Span(at, end));
        at = end;
        return scalar;
    }

    private Node.Scalar scalar(Span span) {
        return new Node.Scalar(span, PhpString.meaning(span.of(text)));
    }

    /** Behind the bracket that opens an array at {@code from}; -1 if none does. */
    private int behindBracket(int from) {
        if (text.startsWith("[", from)) {
            return from + 1;
        }
        if (!scan.isWord(from, LONG)) {
            return -1;
        }
        int bracket = scan.white(from + LONG.length());
        return text.startsWith("(", bracket) ? bracket + 1 : -1;
    }

    /** Skips white space and remembers comments. */
    @Override
    void white() {
        at = scan.white(at);
        while (scan.isComment(at)) {
            int end = scan.comment(at);
            comments.add(new Span(at, end));
            at = scan.white(end);
        }
    }

    /** An array whose end is still to come. */
    private final class Open {
        private final int from;
        private final char close;
        private final BracketEntries entries;
        private final Set<String> names = new HashSet<>();
        private @Nullable String key;
        private int start;
        private int slot;

        Open(int from, int inside) {
            this.from = from;
            this.close = text.charAt(inside - 1) == '[' ? ']' : ')';
            this.entries = entries(open.size() + 2, inside);
            comments.clear();
        }

        /** Whether nothing more comes; else what stands before the next entry is read. */
        boolean ends() {
            if (isOver(entries, close)) {
                return true;
            }
            start = at;
            slot = at;
            key = null;
            return false;
        }

        /** Reads up to the value behind a name; without a name the item itself. */
        Node.@Nullable Scalar nameOrItem() {
            boolean function = scan.isWord(at, "fn") || scan.isWord(at, "static");
            Span first = new Span(at, scan.expression(at, !function));
            if (first.isEmpty()) {
                throw Unparsable.syntax(at);
            }
            at = first.to();
            int arrow = scan.code(at);
            if (function || !text.startsWith("=>", arrow)) {
                return scalar(first);
            }
            white();
            at = arrow + 2;
            white();
            loosen(entries);
            name(first);
            return null;
        }

        void add(Node node) {
            Entry.Kind kind = key == null ? Entry.Kind.ITEM : Entry.Kind.NAMED;
            Span body = new Span(start, node.span().to());
            entries.entry(kind, key == null ? "" : key, body, new Span(slot, body.to()), node);
            white();
        }

        Node.Branch closed() {
            int end = at;
            at++;
            open.pop();
            return entries.closed(Php.ARRAY, new Span(from, at), end);
        }

        private void name(Span written) {
            key = PhpKey.of(written.of(text));
            slot = written.to();
            if (!names.add(key)) {
                throw new Unparsable(ParseProblem.Kind.DUPLICATE_KEY, start);
            }
        }
    }
}
