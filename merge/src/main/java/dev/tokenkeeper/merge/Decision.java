package dev.tokenkeeper.merge;

import dev.tokenkeeper.format.Document;
import dev.tokenkeeper.format.Grammar;
import dev.tokenkeeper.format.Node;
import dev.tokenkeeper.format.Route;

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
        Workbench bench = Workbench.of(rules, grammar, versions.ours(), judge, pen);
        Node meant = new TreeMerge(bench).run(Route.ROOT, versions);
        return new Decision(ledger, rules.counted(), meant);
    }
}
