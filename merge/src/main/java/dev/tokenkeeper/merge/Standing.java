package dev.tokenkeeper.merge;

import dev.tokenkeeper.format.Entry;
import dev.tokenkeeper.format.Grammar;
import dev.tokenkeeper.format.Node;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Leaves out the changes after which a reference would stand for nothing, or for another node: those that take a name
 * away; where there are none, those that bring a use of it; else those that give it to another node.
 */
final class Standing implements Gate {
    /** Each round leaves out more, and three kinds of changes can be to blame. */
    private static final int ROUNDS = 6;

    private final Gate inner;
    private final Set<String> broken;

    private Standing(Gate inner, Set<String> broken) {
        this.inner = inner;
        this.broken = broken;
    }

    /** A decision after which each reference still means what it did, as far as it depends on changes of theirs. */
    static Decision decided(Grammar grammar, MergePolicy policy, Versions versions, Gate gate) {
        Decision decision = Decision.of(grammar, policy, versions, gate);
        if (!grammar.refers()) {
            return decision;
        }
        Set<String> broken = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            Set<String> names = Dangling.in(grammar, decision.meant(), versions);
            Set<String> blamed = names.isEmpty()
                    ? Set.of()
                    : blamed(grammar, decision.ledger().taken(), names);
            if (!broken.addAll(blamed)) {
                break;
            }
            decision = Decision.of(grammar, policy, versions, new Standing(gate, broken));
        }
        return decision;
    }

    @Override
    public Verdict of(String unit, String path, Change change) {
        return broken.contains(key(path, change)) ? Verdict.BREAK : inner.of(unit, path, change);
    }

    private static Set<String> blamed(Grammar grammar, List<Ledger.Taken> taken, Set<String> names) {
        for (Blame blame : Blame.values()) {
            Set<String> blamed = new HashSet<>();
            for (Ledger.Taken one : taken) {
                Node gone = gone(one.change());
                Node comes = comes(one.change());
                boolean is = switch (blame) {
                    case TAKES_AWAY ->
                        gone != null
                                && Dangling.has(grammar, gone, names, true)
                                && (comes == null || !Dangling.has(grammar, comes, names, true));
                    case USES -> comes != null && Dangling.has(grammar, comes, names, false);
                    case GIVES -> comes != null && Dangling.has(grammar, comes, names, true);
                };
                if (is) {
                    blamed.add(key(one.path(), one.change()));
                }
            }
            if (!blamed.isEmpty()) {
                return blamed;
            }
        }
        return Set.of();
    }

    private static @Nullable Node gone(Change change) {
        if (change instanceof Change.Remove remove) {
            Entry entry = remove.from().entries().get(remove.index());
            return entry.node();
        }
        return change instanceof Change.Replace replace ? replace.ours().entry().node() : null;
    }

    private static @Nullable Node comes(Change change) {
        if (change instanceof Change.Insert insert) {
            return insert.theirs().entry().node();
        }
        return change instanceof Change.Replace replace
                ? replace.theirs().entry().node()
                : null;
    }

    /** The same path can mean one thing that goes and another that comes. */
    private static String key(String path, Change change) {
        return (change instanceof Change.Insert ? "+" : "-") + path;
    }

    /** Why a change breaks a reference; the first that applies to some change counts. */
    private enum Blame {
        TAKES_AWAY,
        USES,
        GIVES
    }
}
