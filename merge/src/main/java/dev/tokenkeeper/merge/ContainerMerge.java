package dev.tokenkeeper.merge;

import dev.tokenkeeper.format.Entry;
import dev.tokenkeeper.format.KeyAttribute;
import dev.tokenkeeper.format.Names;
import dev.tokenkeeper.format.Node;
import dev.tokenkeeper.format.Place;
import dev.tokenkeeper.format.Route;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Merges the entries of one container that both sides have. The order is that of OURS; an entry that only THEIRS has
 * goes behind the nearest sibling before it in THEIRS that OURS has too, else before all others. It stops at each
 * container in it, until that is settled.
 */
final class ContainerMerge {
    private final Workbench bench;
    private final Fate fate;
    private final Route route;
    private final FieldPolicy.Type type;
    private final List<Entry> base;
    private final Side ours;
    private final Side theirs;
    private final Names ourNames;
    private final Names theirNames;
    private final Correspondence same;
    private final Meanings.Numbers was;
    private final Meanings.Numbers is;
    private final Meanings.Numbers comes;
    private final List<@Nullable Entry> kept = new ArrayList<>();

    /** {@code base}: the entries that the container had; null if it was not there, or of another kind. */
    ContainerMerge(
            Workbench bench, Route route, FieldPolicy.Type type, @Nullable List<Entry> base, Side ours, Side theirs) {
        this.bench = bench;
        this.fate = new Fate(bench);
        this.route = route;
        this.type = type;
        this.base = base == null ? List.of() : base;
        this.ours = ours;
        this.theirs = theirs;
        this.ourNames = new Names(ours.container());
        this.theirNames = new Names(theirs.container());
        this.same = correspondence(base == null && bench.judge().isAdopting());
        this.was = bench.meanings().of(this.base);
        this.is = bench.meanings().of(ours.entries());
        this.comes = bench.meanings().of(theirs.entries());
        if (base != null && same.reordered()) {
            bench.pen().notice(route, Notice.Kind.REORDERED);
        }
    }

    /** Goes on to the next container in it that has to be merged first; null when there is none left. */
    @Nullable
    ContainerMerge advance() {
        while (kept.size() < ours.entries().size()) {
            int o = kept.size();
            if (isUntouched(o)) {
                kept.add(ours.entry(o));
                continue;
            }
            Place mine = ours.place(o);
            Route at = ourNames.route(route, o);
            FieldPolicy.Type rule = bench.rules().at(at, type);
            int b = same.baseOfOurs(o);
            Entry was = b < 0 ? null : base.get(b);
            int t = same.theirsOfOurs(o);
            if (t >= 0) {
                ContainerMerge inner = both(at, rule, was, mine, theirs.place(t));
                if (inner != null) {
                    return inner;
                }
            } else {
                boolean gone = fate.goes(at, rule, was, mine) && bench.pen().remove(route, at, mine, o);
                kept.add(gone ? null : mine.entry());
            }
        }
        return null;
    }

    /** Whether all versions have it alike, with its comments, and no policy asks: most entries of a large file. */
    private boolean isUntouched(int o) {
        int b = same.baseOfOurs(o);
        int t = same.theirsOfOurs(o);
        int meaning = is.meaning(o);
        return b >= 0
                && t >= 0
                && comes.meaning(t) == meaning
                && was.meaning(b) == meaning
                && bench.rules().isEmpty();
    }

    /** The container that {@link #advance} stopped at is merged. */
    void settle(Node inner) {
        Entry entry = kept.getLast();
        if (entry != null) {
            kept.set(kept.size() - 1, entry.meaning(entry.lead(), inner, entry.trail()));
        }
    }

    /** The container as it is afterwards. */
    Node.Branch result() {
        List<List<Entry>> come = inserted();
        agreeOnGone();
        List<Entry> result = new ArrayList<>(come.getFirst());
        for (int o = 0; o < kept.size(); o++) {
            Entry entry = kept.get(o);
            if (entry != null) {
                result.add(entry);
            }
            result.addAll(come.get(o + 1));
        }
        Node.Branch room = ours.container();
        return new Node.Branch(room.kind(), room.span(), result, room.layout());
    }

    /** An entry that both sides have: its comments, and its value unless that is a container to go into. */
    private @Nullable ContainerMerge both(
            Route at, FieldPolicy.Type rule, @Nullable Entry was, Place mine, Place yours) {
        CommentMerge comments = new CommentMerge(bench.judge(), bench.pen(), bench.hasRoom(ours.container()));
        String lead = comments.above(at, was == null ? "" : was.lead(), mine, yours);
        String trail = comments.beside(at, was == null ? "" : was.trail(), mine, yours);
        NodeMerge node = new NodeMerge(bench, at, rule, was == null ? null : was.node(), mine, yours);
        ContainerMerge inner = node.inside();
        Node value = inner == null ? node.value() : mine.entry().node();
        kept.add(mine.entry().meaning(lead, value, trail));
        return inner;
    }

    private Correspondence correspondence(boolean adopting) {
        List<List<Entry>> versions = List.of(base, ours.entries(), theirs.entries());
        boolean tags = ours.container().layout().isMarkup();
        String wanted = bench.rules().mergeKey(route);
        String field = tags ? null : MergeKey.of(versions, wanted);
        Map<String, String> attributes = tags
                ? KeyAttribute.of(versions, wanted)
                : MergeKey.ofSections(versions, name -> bench.rules().mergeKey(route.child(name)));
        Rows was = adopting ? null : Rows.of(base, bench.meanings(), field, attributes);
        Rows is = Rows.of(ours.entries(), bench.meanings(), field, attributes);
        Rows comes = Rows.of(theirs.entries(), bench.meanings(), field, attributes);
        Correspondence found = Correspondence.of(was, is, comes, bench.effort());
        if (!bench.rules().isEmpty()) {
            Set<Integer> sets = new HashSet<>();
            boolean items = type == FieldPolicy.Type.SET;
            sets(ourNames, ours, is, items, sets);
            sets(theirNames, theirs, comes, items, sets);
            found.unite(is, comes, sets);
        }
        return found;
    }

    /** The names whose entries are sets: items of a list that is one, or the values of a key that repeats. */
    private void sets(Names names, Side side, Rows rows, boolean items, Set<Integer> sets) {
        for (int i = 0; i < rows.size(); i++) {
            Entry.Kind kind = side.entry(i).kind();
            boolean repeated = kind == Entry.Kind.NAMED
                    && bench.repeats()
                    && bench.rules().own(names.route(route, i)) == FieldPolicy.Type.SET;
            boolean item = kind == Entry.Kind.ITEM || kind == Entry.Kind.ELEMENT;
            boolean list = kind == Entry.Kind.SECTION_ITEM
                    && !rows.isNamed(i)
                    && bench.rules().own(names.route(route, i)) == FieldPolicy.Type.SET;
            if ((items && item) || repeated || list) {
                sets.add(rows.name(i));
            }
        }
    }

    /** What comes, by the index of the entry of ours that it comes behind, plus one. */
    private List<List<Entry>> inserted() {
        List<List<Entry>> come = new ArrayList<>();
        for (int o = -1; o < ours.entries().size(); o++) {
            come.add(List.of());
        }
        int after = -1;
        for (int t = 0; t < theirs.entries().size(); t++) {
            if (same.oursOfTheirs(t) >= 0) {
                after = same.oursOfTheirs(t);
            } else {
                insert(t, after, come);
            }
        }
        return come;
    }

    private void insert(int t, int after, List<List<Entry>> come) {
        Place yours = theirs.place(t);
        Route at = theirNames.route(route, t);
        FieldPolicy.Type rule = bench.rules().at(at, type);
        int b = same.baseOfTheirs(t);
        int behind = behind(after, yours.entry());
        if (!fate.comes(at, rule, b < 0 ? null : base.get(b), yours)) {
            return;
        }
        Entry comes = bench.hasRoom(ours.container()) ? yours.entry() : new Bare(bench).own(at, yours.entry());
        if (comes != null && bench.pen().insert(route, at, yours, ours.container(), behind)) {
            List<Entry> there = come.get(behind + 1);
            if (there.isEmpty()) {
                there = new ArrayList<>();
                come.set(behind + 1, there);
            }
            there.add(bench.isBare(ours.container()) ? new Bare(bench).all(at, comes) : comes);
        }
    }

    /** Nothing comes before the header but another header, and no section before an entry that is none. */
    private int behind(int after, Entry entry) {
        if (entry.isSection()) {
            return Math.max(after, lastOutsideSections());
        }
        if (ours.container().layout().isMarkup() && entry.kind() != Entry.Kind.NAMED) {
            return Math.max(after, lastNamed());
        }
        Entry first = kept.isEmpty() ? null : kept.getFirst();
        boolean header = first != null && first.kind() == Entry.Kind.HEADER;
        return after < 0 && header && entry.kind() != Entry.Kind.HEADER ? 0 : after;
    }

    /** The last entry of ours that stays and is no section, or -1. */
    private int lastOutsideSections() {
        int last = -1;
        for (int o = 0; o < kept.size() && !ours.entry(o).isSection(); o++) {
            if (kept.get(o) != null) {
                last = o;
            }
        }
        return last;
    }

    /** The last attribute of ours, or -1. */
    private int lastNamed() {
        int last = ours.entries().size() - 1;
        while (last >= 0 && ours.entry(last).kind() != Entry.Kind.NAMED) {
            last--;
        }
        return last;
    }

    private void agreeOnGone() {
        boolean[] there = new boolean[base.size()];
        for (int o = 0; o < ours.entries().size(); o++) {
            mark(there, same.baseOfOurs(o));
        }
        for (int t = 0; t < theirs.entries().size(); t++) {
            mark(there, same.baseOfTheirs(t));
        }
        for (boolean still : there) {
            if (!still) {
                bench.pen().agree();
            }
        }
    }

    private static void mark(boolean[] there, int index) {
        if (index >= 0) {
            there[index] = true;
        }
    }
}
