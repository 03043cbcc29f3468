package dev.tokenkeeper.format;

import java.util.ArrayDeque;
import java.util.Deque;

/** How far one document indents what is in its containers. Found once per merge. Immutable. */
final class YamlLook {
    private static final int USUAL = 2;

    private final int unit;
    private final int dashes;

    private YamlLook(int unit, int dashes) {
        this.unit = unit;
        this.dashes = dashes;
    }

    /** As the first keys below a key stand, and the first dashes below one. */
    static YamlLook of(Document document) {
        int unit = -1;
        int dashes = -1;
        Deque<Node> open = new ArrayDeque<>();
        open.push(document.root());
        while (!open.isEmpty() && (unit < 0 || dashes < 0)) {
            if (open.pop() instanceof Node.Branch branch && branch.layout() instanceof Layout.Lines outer) {
                for (int i = branch.entries().size() - 1; i >= 0; i--) {
                    open.push(branch.entries().get(i).node());
                }
                for (Entry entry : branch.entries()) {
                    int deeper = entry.kind() == Entry.Kind.NAMED ? deeper(outer, entry.node()) : -1;
                    boolean sequence = deeper >= 0 && isSequence((Node.Branch) entry.node());
                    unit = unit < 0 && deeper > 0 && !sequence ? deeper : unit;
                    dashes = dashes < 0 && sequence ? deeper : dashes;
                }
            }
        }
        return new YamlLook(unit, dashes);
    }

    static boolean isSequence(Node.Branch branch) {
        return branch.kind().startsWith(YamlNodes.SEQUENCE);
    }

    /** How much deeper than its key an {@code inner} container stands, that has entries on lines; else -1. */
    private static int deeper(Layout.Lines outer, Node inner) {
        boolean lines = inner instanceof Node.Branch branch
                && branch.layout() instanceof Layout.Lines room
                && (room.none() == null || room.none().room().isEmpty());
        return lines && ((Node.Branch) inner).layout() instanceof Layout.Lines room
                ? room.indent().length() - outer.indent().length()
                : -1;
    }

    /** How much deeper what comes below a key stands; {@code other} where the document does not tell. */
    int below(boolean sequence, int other) {
        int own = sequence ? dashes : unit;
        return own >= 0 ? own : other;
    }

    /** As {@link #below(boolean, int)}, with what most do. */
    int below(boolean sequence) {
        return below(sequence, USUAL);
    }
}
