package dev.tokenkeeper.merge;

import dev.tokenkeeper.format.Entry;
import dev.tokenkeeper.format.Grammar;
import dev.tokenkeeper.format.Node;
import dev.tokenkeeper.format.Reference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds references that stand for nothing, or for another node than they did. Stateless. */
final class Dangling {
    private Dangling() {}

    /** The names that do not mean in {@code root} what those who use them mean. */
    static Set<String> in(Grammar grammar, Node root) {
        Map<String, Integer> given = new HashMap<>();
        Set<String> dangling = new HashSet<>();
        for (Reference reference : all(grammar, root)) {
            int times = given.getOrDefault(reference.name(), 0);
            if (reference.equals(Reference.SCOPE)) {
                given.clear();
            } else if (reference.defines()) {
                given.put(reference.name(), times + 1);
            } else if (times != reference.turn()) {
                dangling.add(reference.name());
            }
        }
        return dangling;
    }

    /** Whether {@code root} gives one of {@code names}. */
    static boolean gives(Grammar grammar, Node root, Set<String> names) {
        return any(grammar, root, names, true);
    }

    /** Whether {@code root} uses one of {@code names}. */
    static boolean uses(Grammar grammar, Node root, Set<String> names) {
        return any(grammar, root, names, false);
    }

    private static boolean any(Grammar grammar, Node root, Set<String> names, boolean gives) {
        for (Reference reference : all(grammar, root)) {
            if (reference.defines() == gives && names.contains(reference.name())) {
                return true;
            }
        }
        return false;
    }

    /** All references in the order of the text. What waits, waits in a list, not on the stack. */
    private static List<Reference> all(Grammar grammar, Node root) {
        List<Reference> all = new ArrayList<>();
        Deque<Node> open = new ArrayDeque<>();
        open.push(root);
        while (!open.isEmpty()) {
            Node node = open.pop();
            all.addAll(grammar.references(node));
            if (node instanceof Node.Branch branch) {
                List<Entry> entries = branch.entries();
                for (int i = entries.size() - 1; i >= 0; i--) {
                    open.push(entries.get(i).node());
                }
            }
        }
        return all;
    }
}
