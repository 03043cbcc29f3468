package dev.tokenkeeper.merge;

import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.format.Entry;
import dev.tokenkeeper.format.Node;
import dev.tokenkeeper.format.Place;
import dev.tokenkeeper.format.Route;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Merges one node that both sides have. 1. Equal on two sides: the third counts. 2. Two containers of one kind: their
 * entries are merged. 3. Else the {@link Judge} says. Field policies come before 1 and 3.
 */
final class NodeMerge {
    private final Workbench bench;
    private final Route route;
    private final FieldPolicy.Type type;
    private final @Nullable Node base;
    private final Place ours;
    private final Place theirs;
    private final int was;
    private final int is;
    private final int comes;

    /** {@code base}: the node that both come from; null if there was none. */
    NodeMerge(Workbench bench, Route route, FieldPolicy.Type type, @Nullable Node base, Place ours, Place theirs) {
        this.bench = bench;
        this.route = route;
        this.type = type;
        this.base = base;
        this.ours = ours;
        this.theirs = theirs;
        this.was = base == null ? -1 : bench.meanings().of(base);
        this.is = bench.meanings().of(ours.entry().node());
        this.comes = bench.meanings().of(theirs.entry().node());
    }

    /** The merge of the entries, where both are containers of one kind that differ; else null. */
    @Nullable
    ContainerMerge inside() {
        if (is != comes
                && ours.entry().node() instanceof Node.Branch room
                && theirs.entry().node() instanceof Node.Branch like
                && room.kind().equals(like.kind())) {
            String loose = like.layout().loose();
            if (!loose.isEmpty() && !loose.equals(room.layout().loose()) && !isBase(loose)) {
                bench.pen().notice(route, Notice.Kind.COMMENTS_NOT_MERGED);
            }
            List<Entry> old = base instanceof Node.Branch b && b.kind().equals(room.kind()) ? b.entries() : null;
            Side into = new Side(ours.document(), room);
            Side from = new Side(theirs.document(), like);
            return new ContainerMerge(bench, route, type, old, into, from);
        }
        return null;
    }

    /** The node as it is afterwards. */
    Node value() {
        if (is == comes) {
            if (is != was) {
                bench.pen().agree();
            }
            return ours.entry().node();
        }
        Format format = bench.rules().format(route);
        Node inlaid = format == null ? null : InlayMerge.of(bench, route, format, base, ours, theirs);
        if (inlaid != null) {
            return inlaid;
        }
        if (!takesTheirs() || !bench.pen().replace(route, ours, theirs)) {
            return ours.entry().node();
        }
        Node node = theirs.entry().node();
        return bench.isBare(ours.container()) ? new Bare(bench).all(route, node) : node;
    }

    private boolean isBase(String loose) {
        return base instanceof Node.Branch b && loose.equals(b.layout().loose());
    }

    private boolean takesTheirs() {
        Node mine = ours.entry().node();
        Node yours = theirs.entry().node();
        if (type == FieldPolicy.Type.SOURCE) {
            return true;
        }
        boolean counters = type == FieldPolicy.Type.MONOTONIC && Counter.is(mine) && Counter.is(yours);
        if (counters && Counter.isGreater(yours, mine)) {
            return true;
        }
        if (counters || type == FieldPolicy.Type.APP || type == FieldPolicy.Type.GENERATE_ONCE) {
            return kept();
        }
        if (comes == was) {
            return kept();
        }
        if (is == was && !bench.rules().protects(route, mine)) {
            return true;
        }
        Conflict.Reason reason = base == null ? Conflict.Reason.BOTH_ADDED : Conflict.Reason.BOTH_CHANGED;
        return bench.judge().takesTheirs(route.path(), reason, Pen.text(ours), Pen.text(theirs));
    }

    /** Ours stays; if it is a change, it is the application's. */
    private boolean kept() {
        if (is != was) {
            bench.pen().keep(route);
        }
        return false;
    }
}
