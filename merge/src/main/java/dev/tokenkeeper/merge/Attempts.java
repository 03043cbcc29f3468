package dev.tokenkeeper.merge;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Merges until the result holds. When it does not, a format could not write some change: the units of changes are then
 * tried in halves, beside those that held before, and what fails alone is left out as a conflict. Bounded: what is not
 * tried within {@value #MOST} attempts, fewer for long texts, is left out too.
 */
final class Attempts {
    private static final int MOST = 40;

    /** So many characters are read in all attempts together, except for the first few. */
    private static final int CHARACTERS = 8_000_000;

    private static final int FEW = 4;

    private final Terms terms;
    private final Versions versions;
    private final int most;
    private int tried;

    Attempts(Terms terms, Versions versions) {
        this.terms = terms;
        this.versions = versions;
        int size = versions.ours().text().length();
        this.most = Math.clamp(CHARACTERS / (size + 1), FEW, MOST);
    }

    /** The best attempt; its text is null only if not even ours itself holds. */
    Attempt best() {
        Attempt all = Attempt.of(terms, versions, new OpenGate());
        if (all.text() != null) {
            return all;
        }
        List<String> units = all.ledger().units();
        return under(accepted(units));
    }

    private Set<String> accepted(List<String> units) {
        Set<String> accepted = new HashSet<>();
        Deque<List<String>> open = new ArrayDeque<>();
        split(units, open);
        while (!open.isEmpty() && tried < most) {
            List<String> group = open.pop();
            if (holds(accepted, group)) {
                accepted.addAll(group);
            } else {
                split(group, open);
            }
        }
        return accepted;
    }

    private boolean holds(Set<String> accepted, Collection<String> more) {
        tried++;
        Set<String> all = new HashSet<>(accepted);
        all.addAll(more);
        return under(all).text() != null;
    }

    private static void split(List<String> units, Deque<List<String>> open) {
        if (units.size() > 1) {
            int half = units.size() / 2;
            open.push(new ArrayList<>(units.subList(half, units.size())));
            open.push(new ArrayList<>(units.subList(0, half)));
        }
    }

    private Attempt under(Set<String> units) {
        return Attempt.of(terms, versions, new Chosen(units));
    }

    /** Lets some units of changes through. */
    private record Chosen(Set<String> units) implements Gate {
        @Override
        public Verdict of(String unit, String path, Change change) {
            return units.contains(unit) ? Verdict.PASS : Verdict.REFUSE;
        }
    }
}
