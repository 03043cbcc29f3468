package dev.tokenkeeper.merge;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.format.Document;
import dev.tokenkeeper.format.Entry;
import dev.tokenkeeper.format.Grammar;
import dev.tokenkeeper.format.Limits;
import dev.tokenkeeper.format.Node;
import dev.tokenkeeper.format.ParseProblem;
import dev.tokenkeeper.format.Parsed;
import dev.tokenkeeper.format.Parsing;
import dev.tokenkeeper.format.Place;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Shows for one file that nothing of it is lost on the way through the engine. 1. It is read, and each of its values is
 * written again into its own place: the bytes must be the same. 2. It is merged with itself as three versions, without the
 * shortcut that equal bytes take: nothing may be taken, kept or in conflict, and the bytes must be the same. Pure.
 */
public final class Roundtrip {
    private Roundtrip() {}

    /** What came of it. */
    public sealed interface Outcome {
        /** The file is no text of its format, or passes a limit. */
        record Unreadable(ParseProblem problem) implements Outcome {}

        /**
         * It was read.
         *
         * @param values how many values were written again; 0 for formats that are no tree
         * @param rendered the bytes of the file with each value written again; null: it could not be written
         * @param merged the bytes of a merge of the file with itself; null: it could not be written
         * @param changes how many places that merge took, kept or found in conflict
         */
        record Read(
                int values,
                @Nullable Content rendered,
                @Nullable Content merged,
                int changes) implements Outcome {}
    }

    /** Reads, writes and merges {@code content}. */
    public static Outcome of(Format format, Content content) {
        if (format == Format.OPAQUE) {
            return new Outcome.Read(0, content, content, 0);
        }
        Parsed parsed = Parsing.read(format, content, Limits.DEFAULT);
        if (parsed instanceof ParseProblem problem) {
            return new Outcome.Unreadable(problem);
        }
        Document document = (Document) parsed;
        List<Ledger.Taken> values = values(document);
        Grammar grammar = Grammar.of(format);
        String rendered = grammar == null ? document.text() : new Splice(grammar, document).apply(values);
        Document base = again(format, content);
        Document theirs = again(format, content);
        Attempt merge = Attempt.of(Terms.plain(format), new Versions(base, document, theirs), new OpenGate());
        Ledger ledger = merge.ledger();
        int changes = ledger.fromSource().size()
                + ledger.fromApp().size()
                + ledger.conflicts().size();
        return new Outcome.Read(values.size(), bytes(document, rendered), bytes(document, merge.text()), changes);
    }

    private static Document again(Format format, Content content) {
        return (Document) Parsing.read(format, content, Limits.DEFAULT);
    }

    private static @Nullable Content bytes(Document document, @Nullable String text) {
        if (text == null) {
            return null;
        }
        String marked = document.marked() ? "\ufeff" + text : text;
        return Content.copyOf(marked.getBytes(StandardCharsets.UTF_8));
    }

    /** Each value without parts, as a change that puts it where it stands. */
    private static List<Ledger.Taken> values(Document document) {
        List<Ledger.Taken> values = new ArrayList<>();
        Deque<Node.Branch> open = new ArrayDeque<>();
        if (document.root() instanceof Node.Branch root) {
            open.push(root);
        }
        while (!open.isEmpty()) {
            Node.Branch branch = open.pop();
            for (Entry entry : branch.entries()) {
                if (entry.node() instanceof Node.Branch inner) {
                    open.push(inner);
                } else if (!entry.isProse()) {
                    Place place = new Place(document, branch, entry);
                    values.add(new Ledger.Taken("", new Change.Replace(place, place)));
                }
            }
        }
        return values;
    }
}
