package dev.tokenkeeper.merge.laws;

import dev.tokenkeeper.content.Format;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Three versions of one generated file, and what a merge without a conflict has to hold: tokens, each of which stands in
 * one place only. All other tokens were taken away by one side or both.
 *
 * @param values the tokens of values: what a side wrote, and what neither touched
 * @param comments the tokens of comments and headings
 */
public record Triple(Format format, String base, String ours, String theirs, Set<String> values, Set<String> comments) {
    public Triple {
        values = Set.copyOf(values);
        comments = Set.copyOf(comments);
    }

    static Triple of(Format format, Scenario scenario) {
        Set<String> was = tokens(scenario.base());
        Set<String> is = tokens(scenario.oursItem());
        Set<String> comes = tokens(scenario.theirsItem());
        Set<String> all = new HashSet<>(is);
        all.addAll(comes);
        all.removeIf(token -> was.contains(token) && !(is.contains(token) && comes.contains(token)));
        Set<String> comments = new HashSet<>();
        for (Item version : List.of(scenario.base(), scenario.oursItem(), scenario.theirsItem())) {
            comments.addAll(comments(version));
        }
        comments.retainAll(all);
        all.removeAll(comments);
        return new Triple(
                format,
                scenario.baseText().text(),
                scenario.oursText().text(),
                scenario.theirsText().text(),
                all,
                comments);
    }

    /** Whether each side did something, and not the same. */
    boolean isMerge() {
        return !ours.equals(base) && !theirs.equals(base) && !ours.equals(theirs);
    }

    private static Set<String> tokens(Item root) {
        Set<String> tokens = new HashSet<>();
        Tokens.of(root).all().forEach(tokens::add);
        return tokens;
    }

    private static Set<String> comments(Item root) {
        Set<String> comments = new HashSet<>();
        for (Item item : root.all()) {
            comments.addAll(Tokens.in(item.above()));
            comments.addAll(Tokens.in(item.beside()));
            if (item.kind() == Item.Kind.FREE) {
                comments.addAll(Tokens.in(item.value()));
            }
        }
        return comments;
    }
}
