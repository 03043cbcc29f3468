package dev.tokenkeeper.merge;

import dev.tokenkeeper.format.Layout;
import dev.tokenkeeper.format.Node;

/**
 * What each part of one tree merge works with.
 *
 * @param repeats whether a key may come again with each of its values counting
 * @param bare whether comments have no room in what comes into ours
 * @param bareInBrackets whether they have none in what comes between brackets
 */
record Workbench(
        FieldRules rules,
        boolean repeats,
        boolean bare,
        boolean bareInBrackets,
        Judge judge,
        Pen pen,
        Meanings meanings,
        Effort effort) {
    /** Whether what comes into {@code container} cannot have comments in it. */
    boolean isBare(Node.Branch container) {
        boolean brackets = container.layout() instanceof Layout.Separated
                && !container.kind().isEmpty();
        return bare || (bareInBrackets && brackets);
    }

    /** Whether a comment of theirs has room beside the entries of {@code container}. */
    boolean hasRoom(Node.Branch container) {
        return !(container.layout() instanceof Layout.Separated brackets)
                || brackets.room() == null
                || (brackets.room().lines() && !bare);
    }
}
