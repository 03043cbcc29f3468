package dev.tokenkeeper.merge;

import dev.tokenkeeper.format.Document;
import dev.tokenkeeper.format.Grammar;
import dev.tokenkeeper.format.Node;

/**
 * What a merge of three documents decided, before any text is touched.
 *
 * @param ruled whether a field policy counted for some node
 * @param meant the tree that the result must have
 */
record Decision(Ledger ledger, boolean ruled, Node meant) {
    static Decision of(Grammar grammar, MergePolicy policy, Versions versions, Gate gate) {
        Ledger ledger = new Ledger();
        FieldRules rules = new FieldRules(policy.fieldPolicies());
        Document base = versions.base();
        Judge judge = new Judge(policy.conflictPolicy(), base == null, ledger);
        Pen pen = new Pen(gate, judge, ledger);
        boolean bare = grammar.isBare(versions.ours());
        Workbench bench = new Workbench(
                rules,
                grammar.repeats(),
                bare,
                grammar.isBareInBrackets(),
                judge,
                pen,
                new Meanings(),
                Effort.ofOneMerge());
        TreeMerge merge = new TreeMerge(bench);
        Node meant = merge.run(base == null ? null : base.root(), versions.ours(), versions.theirs());
        return new Decision(ledger, rules.counted(), meant);
    }
}
