package dev.tokenkeeper.merge;

import dev.tokenkeeper.format.Document;
import dev.tokenkeeper.format.Entry;
import dev.tokenkeeper.format.Layout;
import dev.tokenkeeper.format.Node;
import dev.tokenkeeper.format.Place;
import dev.tokenkeeper.format.Route;
import dev.tokenkeeper.format.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides, node by node, which changes of THEIRS go into OURS; touches no text. For each node: 1. equal on two sides:
 * the third counts; 2. two containers of one kind: their entries are merged; 3. else the {@link Judge} says. Field
 * policies come before 1 and 3.
 */
final class TreeMerge {
    private final FieldRules rules;
    private final boolean repeats;
    private final Judge judge;
    private final Pen pen;
    private final CommentMerge comments;
    private final Meanings meanings = new Meanings();

    /** {@code repeats}: whether a key may come again with each of its values counting. */
    TreeMerge(FieldRules rules, boolean repeats, Judge judge, Pen pen) {
        this.rules = rules;
        this.repeats = repeats;
        this.judge = judge;
        this.pen = pen;
        this.comments = new CommentMerge(judge, pen);
    }

    FieldRules rules() {
        return rules;
    }

    boolean repeats() {
        return repeats;
    }

    Judge judge() {
        return judge;
    }

    Pen pen() {
        return pen;
    }

    Meanings meanings() {
        return meanings;
    }

    /** The tree that the result must have. */
    Node run(@Nullable Node base, Document ours, Document theirs) {
        FieldPolicy.Type type = rules.at(Route.ROOT, FieldPolicy.Type.MERGE);
        return node(Route.ROOT, type, base, root(ours), root(theirs));
    }

    /** A document's root as an entry of a container around it. */
    static Place root(Document document) {
        Span all = document.root().span();
        Span before = Span.at(all.from());
        Entry root =
                new Entry(Entry.Kind.ITEM, "", before, before, "", all, all, document.root(), Span.at(all.to()), "");
        Layout around = new Layout.Separated(all.from(), all.to(), ' ');
        return new Place(document, new Node.Branch("", all, List.of(root), around), root);
    }

    /** An entry that both sides have: its value and its comments. */
    Entry entry(Route route, FieldPolicy.Type type, @Nullable Entry base, Place ours, Place theirs) {
        String lead = comments.above(route, base == null ? "" : base.lead(), ours, theirs);
        Node node = node(route, type, base == null ? null : base.node(), ours, theirs);
        String trail = comments.beside(route, base == null ? "" : base.trail(), ours, theirs);
        return ours.entry().meaning(lead, node, trail);
    }

    private Node node(Route route, FieldPolicy.Type type, @Nullable Node base, Place ours, Place theirs) {
        Node mine = ours.entry().node();
        Node yours = theirs.entry().node();
        int was = base == null ? -1 : meanings.of(base);
        int is = meanings.of(mine);
        if (is == meanings.of(yours)) {
            if (is != was) {
                pen.agree();
            }
            return mine;
        }
        if (mine instanceof Node.Branch room
                && yours instanceof Node.Branch like
                && room.kind().equals(like.kind())) {
            List<Entry> old = base instanceof Node.Branch b && b.kind().equals(room.kind()) ? b.entries() : null;
            Side into = new Side(ours.document(), room);
            Side from = new Side(theirs.document(), like);
            return new ContainerMerge(this, route, type, old, into, from).run();
        }
        return takesTheirs(route, type, was, ours, theirs) ? pen.replace(route, ours, theirs) : mine;
    }

    /** For two nodes that are not equal and not entered. */
    private boolean takesTheirs(Route route, FieldPolicy.Type type, int was, Place ours, Place theirs) {
        Node mine = ours.entry().node();
        Node yours = theirs.entry().node();
        boolean changed = meanings.of(mine) != was;
        if (type == FieldPolicy.Type.SOURCE) {
            return true;
        }
        boolean theirsIsAhead = false;
        boolean settled = type == FieldPolicy.Type.APP || type == FieldPolicy.Type.GENERATE_ONCE;
        if (type == FieldPolicy.Type.MONOTONIC && Counter.is(mine) && Counter.is(yours)) {
            settled = true;
            theirsIsAhead = Counter.isGreater(yours, mine);
        }
        if (settled) {
            if (!theirsIsAhead && changed) {
                pen.keep(route);
            }
            return theirsIsAhead;
        }
        if (meanings.of(yours) == was) {
            pen.keep(route);
            return false;
        }
        if (!changed && !rules.protects(route, mine)) {
            return true;
        }
        Conflict.Reason reason = was < 0 ? Conflict.Reason.BOTH_ADDED : Conflict.Reason.BOTH_CHANGED;
        return judge.takesTheirs(route.path(), reason, ours.text(mine.span()), theirs.text(yours.span()));
    }
}
