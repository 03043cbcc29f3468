package dev.tokenkeeper.merge;

/** Decides about one chunk of lines. */
final class LineChoice {
    private final Judge judge;
    private final Gate gate;
    private final Ledger ledger;
    private final Inserts inserts;

    /** What happens where both sides put lines into one place. */
    enum Inserts {
        /** It is a conflict. */
        CONFLICT,
        /** Both stay, theirs first: lines that come late were written before. */
        KEEP_BOTH
    }

    LineChoice(Judge judge, Gate gate, Ledger ledger, Inserts inserts) {
        this.judge = judge;
        this.gate = gate;
        this.ledger = ledger;
        this.inserts = inserts;
    }

    boolean keepsBothInserts() {
        return inserts == Inserts.KEEP_BOTH;
    }

    void agree() {
        ledger.agree();
    }

    void keep(String path) {
        ledger.keep(path);
    }

    /** Whether the lines of theirs are put there. */
    boolean take(String path) {
        boolean lets = gate.of(path, path, new Change.Lines()) == Gate.Verdict.PASS;
        if (lets) {
            ledger.take(path);
        }
        return lets;
    }

    /** Whether theirs wins. An empty text is none: {@code was} there, the lines were changed, else added. */
    boolean conflict(String path, String was, String mine, String yours) {
        Conflict.Reason reason = Conflict.Reason.BOTH_CHANGED;
        if (was.isEmpty()) {
            reason = Conflict.Reason.BOTH_ADDED;
        } else if (mine.isEmpty() || yours.isEmpty()) {
            reason = Conflict.Reason.REMOVED_AND_CHANGED;
        }
        return judge.takesTheirs(path, reason, mine.isEmpty() ? null : mine, yours.isEmpty() ? null : yours);
    }

    /** Whether theirs wins where there is no base. */
    boolean unknown(String path, String mine, String yours) {
        if (mine.isEmpty()) {
            return true;
        }
        if (yours.isEmpty()) {
            judge.keepsUnknown(path, mine);
            return false;
        }
        return judge.takesTheirs(path, Conflict.Reason.UNRESOLVED, mine, yours);
    }
}
