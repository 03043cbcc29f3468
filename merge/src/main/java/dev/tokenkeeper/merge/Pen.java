package dev.tokenkeeper.merge;

import dev.tokenkeeper.format.Entry;
import dev.tokenkeeper.format.Node;
import dev.tokenkeeper.format.Place;
import dev.tokenkeeper.format.Route;
import org.jspecify.annotations.Nullable;

/** Writes decisions into the ledger, if the gate lets them, and says what the tree is afterwards. */
final class Pen {
    private final Gate gate;
    private final Judge judge;
    private final Ledger ledger;

    Pen(Gate gate, Judge judge, Ledger ledger) {
        this.gate = gate;
        this.judge = judge;
        this.ledger = ledger;
    }

    /** A pen for a value that is a document. */
    Pen inside(Judge itsJudge, Ledger itsLedger) {
        return new Pen(gate.inside(), itsJudge, itsLedger);
    }

    void agree() {
        ledger.agree();
    }

    void keep(Route route) {
        ledger.keep(route.path());
    }

    void keep(String path) {
        ledger.keep(path);
    }

    void notice(Route route, Notice.Kind kind) {
        notice(route.path(), kind);
    }

    void notice(String path, Notice.Kind kind) {
        ledger.notice(new Notice(path, kind));
    }

    /** Whether the value is theirs afterwards. */
    boolean replace(Route route, Place ours, Place theirs) {
        String path = route.path();
        return lets("=" + path, path, text(ours), text(theirs), new Change.Replace(theirs, ours));
    }

    /** Whether the value, which is a document, is {@code written} afterwards; {@code inner}: what was decided in it. */
    boolean rewrite(Route route, Place ours, Place theirs, String written, Ledger inner) {
        String path = route.path();
        Change change = new Change.Rewrite(ours, written);
        Gate.Verdict verdict = gate.of("=" + path, path, change);
        if (verdict == Gate.Verdict.PASS) {
            ledger.take("=" + path, path, change, inner.fromSource());
            ledger.tell(inner);
        } else if (verdict != Gate.Verdict.SKIP) {
            judge.refuse(path, why(verdict), text(ours), text(theirs));
        }
        return verdict == Gate.Verdict.PASS;
    }

    /** Nothing changes in a value that is a document, for the reasons in {@code inner}. */
    void tell(Ledger inner) {
        ledger.tell(inner);
    }

    /** Whether the entry is gone afterwards. */
    boolean remove(Route container, Route route, Place ours, int index) {
        Change change = new Change.Remove(ours.container(), index);
        return lets("~" + container.path(), route.path(), text(ours), null, change);
    }

    /** Whether the entry is there afterwards. */
    boolean insert(Route container, Route route, Place theirs, Node.Branch into, int after) {
        Change change = new Change.Insert(theirs, into, after);
        return lets("~" + container.path(), route.path(), null, text(theirs), change);
    }

    boolean above(String path, Place ours, Place theirs) {
        Entry mine = ours.entry();
        Entry yours = theirs.entry();
        return lets("=" + path, path, mine.lead(), yours.lead(), new Change.Above(theirs, ours));
    }

    boolean beside(String path, Place ours, Place theirs) {
        Entry mine = ours.entry();
        Entry yours = theirs.entry();
        return lets("=" + path, path, mine.trail(), yours.trail(), new Change.Beside(theirs, ours));
    }

    private static Conflict.Reason why(Gate.Verdict verdict) {
        return verdict == Gate.Verdict.BREAK ? Conflict.Reason.REFERENCE_BROKEN : Conflict.Reason.FORMAT_REFUSED;
    }

    /** The text of an entry's value. */
    static String text(Place place) {
        return place.text(place.entry().node().span());
    }

    private boolean lets(String unit, String path, @Nullable String ours, @Nullable String theirs, Change change) {
        Gate.Verdict verdict = gate.of(unit, path, change);
        if (verdict == Gate.Verdict.PASS) {
            ledger.take(unit, path, change);
            return true;
        }
        if (verdict != Gate.Verdict.SKIP) {
            judge.refuse(path, why(verdict), ours, theirs);
        }
        return false;
    }
}
