package dev.tokenkeeper.merge;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a merge decided, collected on the way. Used by one merge. */
final class Ledger {
    private final List<Taken> taken = new ArrayList<>();
    private final Set<String> units = new LinkedHashSet<>();
    private final List<String> fromSource = new ArrayList<>();
    private final List<String> fromApp = new ArrayList<>();
    private final List<Conflict> conflicts = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    private boolean agreed;

    /** A change of theirs at {@code path} that is made, as part of {@code unit}. */
    void take(String unit, String path, Change change) {
        take(unit, path, change, List.of(path));
    }

    /** The same, where {@code places} are what was changed. */
    void take(String unit, String path, Change change, List<String> places) {
        units.add(unit);
        taken.add(new Taken(path, change));
        fromSource.addAll(places);
    }

    /** What was decided in a value that is a document: all but the changes. */
    void tell(Ledger inner) {
        fromApp.addAll(inner.fromApp);
        conflicts.addAll(inner.conflicts);
        notices.addAll(inner.notices);
        agreed |= inner.agreed;
    }

    /** A change of theirs that is made, and is no change of a tree. */
    void take(String path) {
        fromSource.add(path);
    }

    /** A change of ours that stays. */
    void keep(String path) {
        fromApp.add(path);
    }

    void conflict(Conflict conflict) {
        conflicts.add(conflict);
    }

    void notice(Notice notice) {
        notices.add(notice);
    }

    /** Both sides made the same change somewhere. */
    void agree() {
        agreed = true;
    }

    /** The changes of a tree, each with its path. */
    List<Taken> taken() {
        return taken;
    }

    /** What can be left out on its own. */
    List<String> units() {
        return List.copyOf(units);
    }

    List<String> fromSource() {
        return fromSource;
    }

    List<String> fromApp() {
        return fromApp;
    }

    List<Conflict> conflicts() {
        return conflicts;
    }

    List<Notice> notices() {
        return notices;
    }

    boolean agreed() {
        return agreed;
    }

    /** A change that is made. */
    record Taken(String path, Change change) {}
}
