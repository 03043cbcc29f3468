package dev.tokenkeeper.merge;

import dev.tokenkeeper.format.Document;
import dev.tokenkeeper.format.Grammar;
import dev.tokenkeeper.format.Layout;
import dev.tokenkeeper.format.Node;

/**
 * What each part of one tree merge works with.
 *
 * @param bare whether comments have no room in what comes into ours
 * @param depth how many values this document is in that are documents themselves
 */
record Workbench(
        FieldRules rules,
        Grammar grammar,
        boolean bare,
        Judge judge,
        Pen pen,
        Meanings meanings,
        Effort effort,
        int depth) {
    /** A bench for {@code ours}, on which decisions are written with {@code pen}. */
    static Workbench of(FieldRules rules, Grammar grammar, Document ours, Judge judge, Pen pen) {
        return new Workbench(rules, grammar, grammar.isBare(ours), judge, pen, new Meanings(), Effort.ofOneMerge(), 0);
    }

    /** A bench for a document in a value of this one, with the same rules. */
    Workbench inside(Grammar inner, Document ours, Judge itsJudge, Pen itsPen) {
        return new Workbench(rules, inner, inner.isBare(ours), itsJudge, itsPen, new Meanings(), effort, depth + 1);
    }

    /** Whether a key may come again with each of its values counting. */
    boolean repeats() {
        return grammar.repeats();
    }

    /** Whether what comes into {@code container} cannot have comments in it. */
    boolean isBare(Node.Branch container) {
        boolean brackets = container.layout() instanceof Layout.Separated
                && !container.kind().isEmpty();
        return bare || (grammar.isBareInBrackets() && brackets);
    }

    /** Whether a comment of theirs has room beside the entries of {@code container}. */
    boolean hasRoom(Node.Branch container) {
        return !(container.layout() instanceof Layout.Separated brackets)
                || brackets.room() == null
                || (brackets.room().lines() && !bare);
    }
}
