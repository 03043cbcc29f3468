package dev.tokenkeeper.merge;

import dev.tokenkeeper.format.Entry;
import dev.tokenkeeper.format.Place;
import dev.tokenkeeper.format.Route;
import org.jspecify.annotations.Nullable;

/** Decides about an entry that only one side has: whether one of ours goes, whether one of theirs comes. */
final class Fate {
    private final Workbench bench;

    Fate(Workbench bench) {
        this.bench = bench;
    }

    /** Whether an entry goes that theirs has not; {@code was}: what base had of it, null if it is ours' own. */
    boolean goes(Route at, FieldPolicy.Type rule, @Nullable Entry was, Place mine) {
        if (rule == FieldPolicy.Type.SOURCE) {
            return true;
        }
        if (was == null) {
            ownStays(at, rule, mine);
            return false;
        }
        if (isApps(rule)) {
            bench.pen().keep(at);
            return false;
        }
        boolean unchanged = bench.meanings().of(was) == bench.meanings().of(mine.entry());
        if (unchanged && !bench.rules().protects(at, mine.entry().node())) {
            return true;
        }
        return bench.judge().takesTheirs(at.path(), Conflict.Reason.REMOVED_AND_CHANGED, Pen.text(mine), null);
    }

    /** Whether an entry comes that ours has not; {@code was}: what base had of it, null if it is theirs' own. */
    boolean comes(Route at, FieldPolicy.Type rule, @Nullable Entry was, Place yours) {
        if (was == null) {
            return !isApps(rule) || bench.rules().own(at) != null;
        }
        if (rule == FieldPolicy.Type.SOURCE) {
            return true;
        }
        if (isApps(rule) || bench.meanings().of(was) == bench.meanings().of(yours.entry())) {
            bench.pen().keep(at);
            return false;
        }
        return bench.judge().takesTheirs(at.path(), Conflict.Reason.REMOVED_AND_CHANGED, null, Pen.text(yours));
    }

    private void ownStays(Route at, FieldPolicy.Type rule, Place mine) {
        if (bench.judge().isAdopting() && !isApps(rule) && rule != FieldPolicy.Type.SET) {
            bench.judge().keepsUnknown(at.path(), Pen.text(mine));
        } else {
            bench.pen().keep(at);
        }
    }

    /** Whether the application alone decides. */
    private static boolean isApps(FieldPolicy.Type rule) {
        return rule == FieldPolicy.Type.APP || rule == FieldPolicy.Type.GENERATE_ONCE;
    }
}
