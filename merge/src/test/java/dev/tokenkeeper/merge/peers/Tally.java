package dev.tokenkeeper.merge.peers;

import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.merge.laws.Triple;
import dev.tokenkeeper.merge.laws.Triples;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Counts what became of triples. A result that the program itself calls a conflict is only counted as one. */
final class Tally {
    private int triples;
    private int conflicts;
    private int failures;
    private int unreadable;
    private int lost;
    private int repeated;
    private int uncommented;

    void add(Triple triple, Merged merged) {
        triples++;
        switch (merged.state()) {
            case CONFLICT -> conflicts++;
            case FAILED -> failures++;
            case CLEAN -> clean(triple, merged.text());
        }
    }

    private void clean(Triple triple, String text) {
        if (!Reader.canRead(triple.format(), text)) {
            unreadable++;
        }
        List<String> tokens = Triples.tokens(text);
        Set<String> there = new HashSet<>(tokens);
        if (there.size() < tokens.size()) {
            repeated++;
        }
        if (!there.containsAll(triple.comments())) {
            uncommented++;
        }
        there.removeAll(triple.comments());
        // Gone although it was written, or there although it was taken away.
        if (!there.equals(triple.values())) {
            lost++;
        }
    }

    int triples() {
        return triples;
    }

    /** How many ended in a conflict. */
    int conflicts() {
        return conflicts;
    }

    /** How many ended in an error. */
    int failures() {
        return failures;
    }

    /** In how many results, called clean, an edit of one side is missing. */
    int lost() {
        return lost;
    }

    /** How many results, called clean, nobody can read. */
    int unreadable() {
        return unreadable;
    }

    /** In how many results, called clean, a comment is missing. */
    int uncommented() {
        return uncommented;
    }

    /** In how many results, called clean, something stands twice. */
    int repeated() {
        return repeated;
    }

    /** Whether what was called clean is clean. */
    boolean isSafe() {
        return lost + unreadable + failures == 0;
    }

    /** What has to become of changes to different names. Adjacent lines of plain text may conflict, as they do for everyone. */
    boolean isRight(Format format) {
        return isSafe() && uncommented == 0 && (format == Format.TEXT || conflicts + repeated == 0);
    }
}
