package dev.tokenkeeper.merge;

import dev.tokenkeeper.format.Entry;
import dev.tokenkeeper.format.Grammar;
import dev.tokenkeeper.format.Node;
import dev.tokenkeeper.format.Reference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where the names of one tree are used, and which node each use means. Places are numbers made of the names on the way. */
final class Aliases {
    private static final Place NOWHERE = new Place(0, 0);

    private final List<Use> uses = new ArrayList<>();

    private Aliases() {}

    static Aliases of(Grammar grammar, Node root) {
        Aliases aliases = new Aliases();
        Map<String, Place> given = new HashMap<>();
        Deque<Step> open = new ArrayDeque<>();
        open.push(new Step(root, 1));
        while (!open.isEmpty()) {
            Step step = open.pop();
            for (Reference reference : grammar.references(step.node)) {
                Place place = given.getOrDefault(reference.name(), NOWHERE);
                if (reference.equals(Reference.SCOPE)) {
                    given.clear();
                } else if (reference.defines()) {
                    given.put(reference.name(), new Place(place.turn + 1, step.way));
                } else {
                    boolean stands = place.turn == reference.turn();
                    aliases.uses.add(new Use(reference.name(), step.way, place.way, stands));
                }
            }
            if (step.node instanceof Node.Branch branch) {
                List<Entry> entries = branch.entries();
                for (int i = entries.size() - 1; i >= 0; i--) {
                    Entry entry = entries.get(i);
                    open.push(new Step(entry.node(), step.way * 31 + entry.key().hashCode()));
                }
            }
        }
        return aliases;
    }

    List<Use> uses() {
        return uses;
    }

    /** A node and the way to it; items of one container have the same, as they may change their places. */
    private record Step(Node node, long way) {}

    /** The how manieth node of its name a name was given to last, and the way to that. */
    private record Place(int turn, long way) {}

    /**
     * One use of a name.
     *
     * @param way the way to it
     * @param meant the way to the node that it means
     * @param stands whether it means the node that it says it means
     */
    record Use(String name, long way, long meant, boolean stands) {}
}
