package dev.tokenkeeper.merge;

import dev.tokenkeeper.format.Entry;
import dev.tokenkeeper.format.Names;
import dev.tokenkeeper.format.Node;
import dev.tokenkeeper.format.Place;
import dev.tokenkeeper.format.Route;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Merges the entries of one container that both sides have. The order is that of OURS; an entry that only THEIRS has
 * goes behind the nearest sibling before it in THEIRS that OURS has too, else before all others.
 */
final class ContainerMerge {
    private final TreeMerge tree;
    private final Route route;
    private final FieldPolicy.Type type;
    private final List<Entry> base;
    private final Side ours;
    private final Side theirs;
    private final Names ourNames;
    private final Names theirNames;
    private final Correspondence same;

    /** {@code base}: the entries that the container had; null if it was not there, or of another kind. */
    ContainerMerge(
            TreeMerge tree, Route route, FieldPolicy.Type type, @Nullable List<Entry> base, Side ours, Side theirs) {
        this.tree = tree;
        this.route = route;
        this.type = type;
        this.base = base == null ? List.of() : base;
        this.ours = ours;
        this.theirs = theirs;
        this.ourNames = new Names(ours.entries());
        this.theirNames = new Names(theirs.entries());
        this.same = correspondence(base == null && tree.judge().isAdopting());
        if (base != null && same.reordered()) {
            tree.pen().notice(route, Notice.Kind.REORDERED);
        }
    }

    /** The container as it is afterwards. */
    Node.Branch run() {
        List<@Nullable Entry> kept = new ArrayList<>(ours.entries().size());
        for (int o = 0; o < ours.entries().size(); o++) {
            kept.add(kept(o));
        }
        List<List<Entry>> come = inserted(kept);
        removedByBoth();
        List<Entry> result = new ArrayList<>();
        for (int o = -1; o < kept.size(); o++) {
            Entry entry = o < 0 ? null : kept.get(o);
            if (entry != null) {
                result.add(entry);
            }
            List<Entry> behind = come.get(o + 1);
            if (behind != null) {
                result.addAll(behind);
            }
        }
        Node.Branch room = ours.container();
        return new Node.Branch(room.kind(), room.span(), result, room.layout());
    }

    private Correspondence correspondence(boolean adopting) {
        String field = MergeKey.of(List.of(base, ours.entries(), theirs.entries()));
        Rows was = adopting ? null : Rows.of(base, tree.meanings(), field);
        Rows is = Rows.of(ours.entries(), tree.meanings(), field);
        Rows comes = Rows.of(theirs.entries(), tree.meanings(), field);
        Correspondence found = Correspondence.of(was, is, comes);
        Set<Integer> sets = new HashSet<>();
        sets(ourNames, ours, is, field, sets);
        sets(theirNames, theirs, comes, field, sets);
        if (!sets.isEmpty()) {
            found.unite(is, comes, sets);
        }
        return found;
    }

    /** The names whose entries are sets: items of a list that is one, or the values of a key that repeats. */
    private void sets(Names names, Side side, Rows rows, @Nullable String field, Set<Integer> sets) {
        if (tree.rules().isEmpty()) {
            return;
        }
        for (int i = 0; i < rows.size(); i++) {
            Entry.Kind kind = side.entry(i).kind();
            boolean item = kind == Entry.Kind.ITEM && field == null && type == FieldPolicy.Type.SET;
            boolean repeated = kind == Entry.Kind.NAMED
                    && tree.repeats()
                    && tree.rules().own(names.route(route, i)) == FieldPolicy.Type.SET;
            if (item || repeated) {
                sets.add(rows.name(i));
            }
        }
    }

    /** What an entry of ours becomes; null if it goes. */
    private @Nullable Entry kept(int o) {
        Place mine = ours.place(o);
        Route at = ourNames.route(route, o);
        FieldPolicy.Type rule = tree.rules().at(at, type);
        int b = same.baseOfOurs(o);
        int t = same.theirsOfOurs(o);
        if (t >= 0) {
            return tree.entry(at, rule, b < 0 ? null : base.get(b), mine, theirs.place(t));
        }
        boolean goes = b < 0 ? goesUnknown(at, rule, mine) : goesToo(at, rule, base.get(b), mine);
        return goes && tree.pen().remove(route, at, mine, o) ? null : mine.entry();
    }

    /** For an entry that neither base nor theirs has. */
    private boolean goesUnknown(Route at, FieldPolicy.Type rule, Place mine) {
        if (rule == FieldPolicy.Type.SOURCE) {
            return true;
        }
        if (tree.judge().isAdopting() && !isApps(rule) && rule != FieldPolicy.Type.SET) {
            tree.judge().keepsUnknown(at.path(), Pen.text(mine));
        } else {
            tree.pen().keep(at);
        }
        return false;
    }

    /** For an entry that theirs removed. */
    private boolean goesToo(Route at, FieldPolicy.Type rule, Entry was, Place mine) {
        if (rule == FieldPolicy.Type.SOURCE) {
            return true;
        }
        if (isApps(rule)) {
            tree.pen().keep(at);
            return false;
        }
        boolean unchanged = tree.meanings().of(was) == tree.meanings().of(mine.entry());
        if (unchanged && !tree.rules().protects(at, mine.entry().node())) {
            return true;
        }
        return tree.judge().takesTheirs(at.path(), Conflict.Reason.REMOVED_AND_CHANGED, Pen.text(mine), null);
    }

    /** What comes, by the index of the entry of ours that it comes behind, plus one. */
    private List<List<Entry>> inserted(List<@Nullable Entry> kept) {
        List<List<Entry>> come = new ArrayList<>();
        for (int o = -1; o < ours.entries().size(); o++) {
            come.add(List.of());
        }
        int after = -1;
        for (int t = 0; t < theirs.entries().size(); t++) {
            if (same.oursOfTheirs(t) >= 0) {
                after = same.oursOfTheirs(t);
            } else if (comes(t)) {
                int behind = behind(after, theirs.entry(t), kept);
                Route at = theirNames.route(route, t);
                if (tree.pen().insert(route, at, theirs.place(t), ours.container(), behind)) {
                    if (come.get(behind + 1).isEmpty()) {
                        come.set(behind + 1, new ArrayList<>());
                    }
                    come.get(behind + 1).add(theirs.entry(t));
                }
            }
        }
        return come;
    }

    /** Nothing comes before the header but another header. */
    private static int behind(int after, Entry entry, List<@Nullable Entry> kept) {
        Entry first = kept.isEmpty() ? null : kept.getFirst();
        boolean header = first != null && first.kind() == Entry.Kind.HEADER;
        return after < 0 && header && entry.kind() != Entry.Kind.HEADER ? 0 : after;
    }

    /** Whether an entry that ours has not is to come. */
    private boolean comes(int t) {
        Route at = theirNames.route(route, t);
        FieldPolicy.Type rule = tree.rules().at(at, type);
        int b = same.baseOfTheirs(t);
        if (b < 0) {
            return !(isApps(rule) && tree.rules().own(at) == null);
        }
        if (rule == FieldPolicy.Type.SOURCE) {
            return true;
        }
        Entry yours = theirs.entry(t);
        if (isApps(rule) || tree.meanings().of(base.get(b)) == tree.meanings().of(yours)) {
            tree.pen().keep(at);
            return false;
        }
        return tree.judge()
                .takesTheirs(at.path(), Conflict.Reason.REMOVED_AND_CHANGED, null, Pen.text(theirs.place(t)));
    }

    private void removedByBoth() {
        boolean[] there = new boolean[base.size()];
        for (int o = 0; o < ours.entries().size(); o++) {
            mark(there, same.baseOfOurs(o));
        }
        for (int t = 0; t < theirs.entries().size(); t++) {
            mark(there, same.baseOfTheirs(t));
        }
        for (boolean still : there) {
            if (!still) {
                tree.pen().agree();
            }
        }
    }

    private static void mark(boolean[] there, int index) {
        if (index >= 0) {
            there[index] = true;
        }
    }

    /** Whether the application alone decides. */
    private static boolean isApps(FieldPolicy.Type rule) {
        return rule == FieldPolicy.Type.APP || rule == FieldPolicy.Type.GENERATE_ONCE;
    }
}
