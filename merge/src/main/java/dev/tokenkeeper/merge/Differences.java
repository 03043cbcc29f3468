package dev.tokenkeeper.merge;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.format.Document;
import dev.tokenkeeper.format.Grammar;
import dev.tokenkeeper.format.Limits;
import dev.tokenkeeper.format.Node;
import dev.tokenkeeper.format.Parsing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How two versions of a file differ: by node, with comments as {@code /key#above} and {@code /key#beside}; text by runs
 * of lines, as {@code /12} with the index of the first one; a file that is opaque or does not parse as a whole,
 * at the empty path. White space and quotes that mean nothing are no difference. Pure.
 */
public final class Differences {
    private Differences() {}

    /** The differences, without values; empty if there are none. Paths count in {@code to}, for what is gone in {@code from}. */
    public static List<PathChange> between(Format format, Content from, Content to) {
        List<PathChange> changes = new ArrayList<>();
        for (Revealed revealed : revealed(format, from, to)) {
            changes.add(revealed.change());
        }
        return changes;
    }

    /** The differences with their texts: only for who asked to see them. */
    public static List<Revealed> revealed(Format format, Content from, Content to) {
        if (from.equals(to)) {
            return List.of();
        }
        if (format != Format.OPAQUE
                && Parsing.read(format, from, Limits.DEFAULT) instanceof Document was
                && Parsing.read(format, to, Limits.DEFAULT) instanceof Document is) {
            Grammar grammar = Grammar.of(format);
            return grammar == null ? lines(was.text(), is.text()) : nodes(grammar, was, is);
        }
        return List.of(new Revealed("", text(from), text(to)));
    }

    /** The paths of the differences. */
    public static List<String> paths(Format format, Content from, Content to) {
        List<String> paths = new ArrayList<>();
        for (Revealed revealed : revealed(format, from, to)) {
            paths.add(revealed.change().path());
        }
        return paths;
    }

    /** What a merge would have to do to make {@code is} what it was, seen from the other end. */
    private static List<Revealed> nodes(Grammar grammar, Document was, Document is) {
        Versions back = new Versions(is, is, was);
        List<Revealed> all = new ArrayList<>();
        for (Ledger.Taken taken : Decision.of(grammar, MergePolicy.DEFAULT, back, new OpenGate())
                .ledger()
                .taken()) {
            all.add(revealed(taken.path(), taken.change(), is));
        }
        return all;
    }

    private static Revealed revealed(String path, Change change, Document is) {
        if (change instanceof Change.Insert gone) {
            return new Revealed(path, Pen.text(gone.theirs()), null);
        }
        if (change instanceof Change.Remove come) {
            Node node = come.from().entries().get(come.index()).node();
            return new Revealed(path, null, node.span().of(is.text()));
        }
        if (change instanceof Change.Above above) {
            return comment(
                    path, above.theirs().entry().lead(), above.ours().entry().lead());
        }
        if (change instanceof Change.Beside beside) {
            return comment(
                    path, beside.theirs().entry().trail(), beside.ours().entry().trail());
        }
        Change.Replace replace = (Change.Replace) change;
        return new Revealed(path, Pen.text(replace.theirs()), Pen.text(replace.ours()));
    }

    private static Revealed comment(String path, String was, String is) {
        return new Revealed(path, was.isEmpty() ? null : was, is.isEmpty() ? null : is);
    }

    private static List<Revealed> lines(String was, String is) {
        Map<String, Integer> known = new HashMap<>();
        TextLines from = TextLines.of(was, known);
        TextLines to = TextLines.of(is, known);
        List<Revealed> all = new ArrayList<>();
        int[] matched = Myers.match(to.numbers(), from.numbers(), Effort.ofOneMerge());
        int old = 0;
        int fresh = 0;
        for (int i = 0; i <= matched.length; i++) {
            int next = i == matched.length ? from.size() : matched[i];
            if (next < 0) {
                continue;
            }
            if (next > old || i > fresh) {
                String gone = next > old ? from.text(old, next) : null;
                all.add(new Revealed("/" + fresh, gone, i > fresh ? to.text(fresh, i) : null));
            }
            fresh = i + 1;
            old = next + 1;
        }
        return all;
    }

    private static String text(Content content) {
        return new String(content.bytes(), StandardCharsets.UTF_8);
    }
}
