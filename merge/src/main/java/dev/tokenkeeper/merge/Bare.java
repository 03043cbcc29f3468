package dev.tokenkeeper.merge;

import dev.tokenkeeper.format.Entry;
import dev.tokenkeeper.format.Node;
import dev.tokenkeeper.format.Route;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Leaves out comments of theirs that have no room in ours, and says so. Depth is that of a document that was read. */
final class Bare {
    private final Workbench bench;
    private boolean any;

    Bare(Workbench bench) {
        this.bench = bench;
    }

    /** An entry without its own comments; null if it is nothing but a comment. */
    @Nullable
    Entry own(Route route, Entry entry) {
        if (!entry.lead().isEmpty() || !entry.trail().isEmpty() || entry.isProse()) {
            bench.pen().notice(route, Notice.Kind.COMMENTS_NOT_MERGED);
        }
        return entry.isProse() ? null : entry.meaning("", entry.node(), "");
    }

    /** An entry without the comments in its value. */
    Entry all(Route route, Entry entry) {
        return entry.meaning(entry.lead(), all(route, entry.node()), entry.trail());
    }

    /** A value without comments. */
    Node all(Route route, Node node) {
        Node bare = bare(node);
        if (any) {
            bench.pen().notice(route, Notice.Kind.COMMENTS_NOT_MERGED);
        }
        return bare;
    }

    private Node bare(Node node) {
        if (!(node instanceof Node.Branch branch)) {
            return node;
        }
        List<Entry> entries = new ArrayList<>();
        for (Entry entry : branch.entries()) {
            any |= entry.isProse() || !entry.lead().isEmpty() || !entry.trail().isEmpty();
            if (!entry.isProse()) {
                entries.add(entry.meaning("", bare(entry.node()), ""));
            }
        }
        return new Node.Branch(branch.kind(), branch.span(), entries, branch.layout());
    }
}
