package dev.tokenkeeper.merge;

import dev.tokenkeeper.format.Document;
import dev.tokenkeeper.format.Edit;
import dev.tokenkeeper.format.Entry;
import dev.tokenkeeper.format.Grammar;
import dev.tokenkeeper.format.Layout;
import dev.tokenkeeper.format.LineEnds;
import dev.tokenkeeper.format.Node;
import dev.tokenkeeper.format.Place;
import dev.tokenkeeper.format.Span;
import dev.tokenkeeper.format.Writer;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts changes into the text of OURS: spans are replaced, inserted or removed, everything else is copied. */
final class Splice {
    private final Grammar grammar;
    private final Document ours;
    private final Writer writer;
    private final Edits edits = new Edits();
    private final List<Change.Replace> values = new ArrayList<>();
    private final IdentityHashMap<Entry, Change.Beside> besides = new IdentityHashMap<>();
    private final IdentityHashMap<Node.Branch, Moves> moves = new IdentityHashMap<>();
    private final IdentityHashMap<Entry, Place> comments = new IdentityHashMap<>();
    private final IdentityHashMap<Entry, Place> trails = new IdentityHashMap<>();

    Splice(Grammar grammar, Document ours) {
        this.grammar = grammar;
        this.ours = ours;
        this.writer = grammar.writer(ours);
    }

    /** The text with all changes; null if two of them get in each other's way. */
    @Nullable
    String apply(List<Ledger.Taken> changes) {
        for (Ledger.Taken taken : changes) {
            sort(taken.change());
        }
        values();
        Node root = ours.root();
        boolean lines = root instanceof Node.Branch branch && branch.layout() instanceof Layout.Lines;
        if (lines) {
            new LineSplice(grammar, ours, writer, edits, comments).splice((Node.Branch) root, moves);
        }
        for (Map.Entry<Node.Branch, Moves> moved : moves.entrySet()) {
            if (moved.getKey().layout() instanceof Layout.Separated room) {
                brackets(moved.getKey(), room, moved.getValue());
            } else if (moved.getKey().layout().isMarkup()) {
                tags(moved.getKey(), moved.getValue());
            }
        }
        String text = edits.apply(ours.text());
        boolean unfinished = lines && !ours.text().isEmpty() && !LineEnds.finishes(ours.text());
        return text != null && unfinished ? LineEnds.unfinished(text) : text;
    }

    /** Values, then the comments beside them: both can be at one place, or even in each other. */
    private void values() {
        for (Change.Replace replace : values) {
            Place mine = replace.ours();
            Edit both = besides.containsKey(mine.entry()) ? writer.valueAndBeside(replace.theirs(), mine) : null;
            if (both != null) {
                besides.remove(mine.entry());
            }
            edits.add(both == null ? writer.value(replace.theirs(), mine) : both);
        }
        for (Change.Beside beside : besides.values()) {
            edits.add(beside(beside.theirs(), beside.ours()));
        }
    }

    private void brackets(Node.Branch container, Layout.Separated layout, Moves moved) {
        if (layout.room() == null) {
            new BracketSplice(writer, edits).splice(container, layout, moved);
        } else {
            new CommentedSplice(ours, writer, edits, comments, trails, container, moved).splice();
        }
    }

    private void tags(Node.Branch container, Moves moved) {
        Layout.Markup layout = (Layout.Markup) container.layout();
        new MarkupSplice(ours, writer, edits, comments, trails, container, layout).splice(moved);
    }

    private void sort(Change change) {
        if (change instanceof Change.Insert insert) {
            moves(insert.into()).insert(insert);
        } else if (change instanceof Change.Remove remove) {
            moves(remove.from()).remove(remove.index());
        } else if (change instanceof Change.Replace replace) {
            values.add(replace);
        } else if (change instanceof Change.Rewrite rewrite) {
            edits.add(new Edit(rewrite.ours().entry().node().span(), rewrite.written()));
        } else if (change instanceof Change.Above above) {
            comments.put(above.ours().entry(), above.theirs());
            touch(above.ours());
        } else if (change instanceof Change.Beside beside && touch(beside.ours())) {
            trails.put(beside.ours().entry(), beside.theirs());
        } else if (change instanceof Change.Beside beside) {
            besides.put(beside.ours().entry(), beside);
        }
    }

    /** Between brackets and between tags a comment is written together with what comes and goes; whether {@code place} is there. */
    private boolean touch(Place place) {
        boolean brackets = !(place.container().layout() instanceof Layout.Lines);
        if (brackets) {
            moves(place.container());
        }
        return brackets;
    }

    private Moves moves(Node.Branch branch) {
        Moves known = moves.get(branch);
        if (known == null) {
            known = new Moves();
            moves.put(branch, known);
        }
        return known;
    }

    private Edit beside(Place theirs, Place mine) {
        Entry comment = theirs.entry();
        Span room = mine.entry().beside();
        boolean brackets = theirs.container().layout() instanceof Layout.Separated;
        String text = brackets ? writer.beside(theirs, "", ours.newline()) : theirs.text(comment.beside());
        return new Edit(room, comment.trail().isEmpty() ? "" : text);
    }
}
