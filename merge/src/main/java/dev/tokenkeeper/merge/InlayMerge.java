package dev.tokenkeeper.merge;

import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.format.Document;
import dev.tokenkeeper.format.Grammar;
import dev.tokenkeeper.format.Inlay;
import dev.tokenkeeper.format.Limits;
import dev.tokenkeeper.format.Node;
import dev.tokenkeeper.format.Parsing;
import dev.tokenkeeper.format.Place;
import dev.tokenkeeper.format.Route;
import org.jspecify.annotations.Nullable;

/**
 * Merges a value that is itself a document, where a field policy names its format: 1. the texts of all versions are read;
 * 2. the trees are merged, with the same rules, and paths that go on from the value's; 3. the result is written into the
 * text of ours, read again and compared, and put into the quotes of ours. Where one of these fails on any side, the value
 * counts as a whole.
 */
final class InlayMerge {
    /** So many values can be in one another. */
    private static final int DEEPEST = 4;

    private final Workbench bench;
    private final Route route;
    private final Format format;
    private final Grammar grammar;
    private final Inlay inlay;

    private InlayMerge(Workbench bench, Route route, Format format, Grammar grammar, Inlay inlay) {
        this.bench = bench;
        this.route = route;
        this.format = format;
        this.grammar = grammar;
        this.inlay = inlay;
    }

    /** The value as it is afterwards; null if it is no document of {@code format}. */
    static @Nullable Node of(
            Workbench bench, Route route, Format format, @Nullable Node base, Place ours, Place theirs) {
        Inlay inlay = bench.grammar().inlay();
        Grammar grammar = Grammar.of(format);
        if (inlay == null || grammar == null || bench.depth() == DEEPEST) {
            return null;
        }
        return new InlayMerge(bench, route, format, grammar, inlay).merged(base, ours, theirs);
    }

    private @Nullable Node merged(@Nullable Node base, Place ours, Place theirs) {
        Document was = base == null ? null : document(base);
        Document mine = document(ours.entry().node());
        Document yours = document(theirs.entry().node());
        if ((base != null && was == null)
                || mine == null
                || yours == null
                || !kind(mine).equals(kind(yours))) {
            return null;
        }
        Ledger ledger = new Ledger();
        Judge judge = bench.judge().writingTo(ledger);
        Workbench inner = bench.inside(grammar, mine, judge, bench.pen().inside(judge, ledger));
        Node meant = new TreeMerge(inner).run(route, new Versions(was, mine, yours));
        if (ledger.taken().isEmpty()) {
            bench.pen().tell(ledger);
            return ours.entry().node();
        }
        String text = new Splice(grammar, mine).apply(ledger.taken());
        Inlay.Written written = text == null || !holds(text, meant) ? null : inlay.write(text, ours);
        if (written == null) {
            return null;
        }
        Node old = ours.entry().node();
        boolean passes = bench.pen().rewrite(route, ours, theirs, written.text(), ledger);
        return passes ? new Node.Scalar(old.span(), written.meaning()) : old;
    }

    /** The document that {@code node} is; null if it is none with parts. */
    private @Nullable Document document(Node node) {
        String text = node instanceof Node.Scalar scalar ? inlay.text(scalar) : null;
        return text != null
                        && Parsing.read(format, text, false, Limits.DEFAULT) instanceof Document document
                        && document.root() instanceof Node.Branch
                ? document
                : null;
    }

    private static String kind(Document document) {
        return ((Node.Branch) document.root()).kind();
    }

    private boolean holds(String text, Node meant) {
        return Parsing.read(format, text, false, Limits.DEFAULT) instanceof Document result
                && SameTree.is(meant, result.root());
    }
}
