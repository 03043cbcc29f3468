package dev.tokenkeeper.merge;

import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.format.Document;
import dev.tokenkeeper.format.Grammar;
import dev.tokenkeeper.format.Limits;
import dev.tokenkeeper.format.Parsing;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One merge of three documents under one gate: what was decided, and the text if it holds.
 *
 * @param ruled whether a field policy counted for some node
 * @param text the text of the result; null if it does not parse to the tree that was meant
 */
record Attempt(Ledger ledger, boolean ruled, @Nullable String text) {
    @Override
    public String toString() {
        return "Attempt";
    }

    /** Decides, splices, parses again and compares. */
    static Attempt of(Terms terms, Versions versions, Gate gate) {
        Grammar grammar = Grammar.of(terms.format());
        if (grammar == null) {
            return lines(terms, versions, gate);
        }
        Decision decision = Standing.decided(grammar, terms.policy(), versions, gate);
        Ledger ledger = decision.ledger();
        if (ledger.taken().isEmpty()) {
            return new Attempt(ledger, decision.ruled(), versions.ours().text());
        }
        String text = new Splice(grammar, versions.ours()).apply(ledger.taken());
        boolean holds = text != null && holds(terms.format(), text, decision);
        return new Attempt(ledger, decision.ruled(), holds ? text : null);
    }

    private static boolean holds(Format format, String text, Decision decision) {
        return Parsing.read(format, text, false, Limits.DEFAULT) instanceof Document result
                && SameTree.is(decision.meant(), result.root());
    }

    private static Attempt lines(Terms terms, Versions versions, Gate gate) {
        Ledger ledger = new Ledger();
        Document base = versions.base();
        Judge judge = new Judge(terms.policy().conflictPolicy(), base == null, ledger);
        LineChoice choice = new LineChoice(judge, gate, ledger, terms.inserts());
        Map<String, Integer> known = new HashMap<>();
        TextLines ours = TextLines.of(versions.ours().text(), known);
        TextLines theirs = TextLines.of(versions.theirs().text(), known);
        LineOutput out = new LineOutput(versions.ours().text(), versions.ours().newline());
        String text = base == null
                ? LineMerge.adopt(ours, theirs, choice, out)
                : new LineMerge(TextLines.of(base.text(), known), ours, theirs, choice, out).run();
        return new Attempt(ledger, false, text);
    }
}
