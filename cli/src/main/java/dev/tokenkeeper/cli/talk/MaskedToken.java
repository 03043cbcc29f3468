package dev.tokenkeeper.cli.talk;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.format.Document;
import dev.tokenkeeper.format.Entry;
import dev.tokenkeeper.format.Limits;
import dev.tokenkeeper.format.Node;
import dev.tokenkeeper.format.Parsing;

/**
 * A token as it may be shown: its keys and its rulers ({@code =====}), and for all else a mask.
 *
 * <p>Nothing is copied from the token but keys, so what is not understood is not shown. All masks are the same: this is
 * what {@code init} prints while a pod waits, and a keyed digest would cost each start the loading of SHA-256. {@code diff}
 * has those. Comments are left out. Of a file whose keys tell who has access nothing is shown.
 */
public final class MaskedToken {
    /** A long token is cut: this is for people. */
    private static final int LINES = 40;

    private static final String RULES = "=-*~_#+";

    private static final String MASK = "********";

    private final StringBuilder text = new StringBuilder();
    private int lines;

    private MaskedToken() {}

    /** The lines of {@code content}, each with its line end. */
    public static String lines(Format format, Content content) {
        MaskedToken masked = new MaskedToken();
        if (format != Format.OPAQUE
                && format != Format.TEXT
                && format != Format.PASSWD
                && format != Format.PEM
                && Parsing.read(format, content, Limits.DEFAULT) instanceof Document document) {
            masked.node(document.root(), 0);
        } else {
            masked.begin(0);
            masked.text.append(MASK).append(", ").append(content.size()).append(" bytes\n");
        }
        if (masked.lines > LINES) {
            masked.text.append("... ").append(masked.lines - LINES).append(" more lines\n");
        }
        return masked.text.toString();
    }

    private void node(Node node, int depth) {
        if (node instanceof Node.Branch branch) {
            for (Entry entry : branch.entries()) {
                entry(entry, depth);
            }
        } else if (node instanceof Node.Scalar && begin(depth)) {
            text.append(MASK).append('\n');
        }
    }

    private void entry(Entry entry, int depth) {
        if (!begin(depth)) {
            if (entry.node() instanceof Node.Branch branch) {
                node(branch, depth + 1);
            }
            return;
        }
        if (entry.kind() == Entry.Kind.NAMED || entry.kind() == Entry.Kind.ELEMENT) {
            key(entry.key());
        } else if (entry.kind() == Entry.Kind.ITEM) {
            text.append('-');
        }
        if (entry.node() instanceof Node.Scalar scalar) {
            value(entry, scalar.meaning());
            text.append('\n');
        } else {
            text.append('\n');
            node(entry.node(), depth + 1);
        }
    }

    private void key(String name) {
        for (int i = 0; i < name.length(); i++) {
            text.append(name.charAt(i) < ' ' ? '?' : name.charAt(i));
        }
        text.append(':');
    }

    /** Counts a line, and begins it if it is one of those that are shown. */
    private boolean begin(int depth) {
        lines++;
        if (lines > LINES) {
            return false;
        }
        for (int i = 0; i < depth; i++) {
            text.append("  ");
        }
        return true;
    }

    private void value(Entry entry, String meaning) {
        if (entry.isProse() && isRuler(meaning)) {
            text.append(meaning);
        } else if (!entry.slot().isEmpty()) {
            text.append(entry.isProse() ? "" : " ").append(MASK);
        }
    }

    /** The same sign all along. */
    private static boolean isRuler(String line) {
        for (int i = 0; i < line.length(); i++) {
            if (RULES.indexOf(line.charAt(i)) < 0 || line.charAt(i) != line.charAt(0)) {
                return false;
            }
        }
        return true;
    }
}
