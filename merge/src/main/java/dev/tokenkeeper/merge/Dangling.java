package dev.tokenkeeper.merge;

import dev.tokenkeeper.format.Entry;
import dev.tokenkeeper.format.Grammar;
import dev.tokenkeeper.format.Node;
import dev.tokenkeeper.format.Reference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** Finds references that stand for nothing, or for another node than they do on the side they come from. Stateless. */
final class Dangling {
    private Dangling() {}

    /** The names that do not mean in {@code meant} what they mean to one of the sides that use them there. */
    static Set<String> in(Grammar grammar, Node meant, Versions versions) {
        Set<String> dangling = new HashSet<>();
        Set<Aliases.Use> known = null;
        for (Aliases.Use use : Aliases.of(grammar, meant).uses()) {
            if (known == null) {
                known = new HashSet<>(
                        Aliases.of(grammar, versions.ours().root()).uses());
                known.addAll(Aliases.of(grammar, versions.theirs().root()).uses());
            }
            if (!use.stands() || !known.contains(use)) {
                dangling.add(use.name());
            }
        }
        return dangling;
    }

    /** Whether {@code root} gives one of {@code names}, or else uses one. */
    static boolean has(Grammar grammar, Node root, Set<String> names, boolean gives) {
        Deque<Node> open = new ArrayDeque<>();
        open.push(root);
        while (!open.isEmpty()) {
            Node node = open.pop();
            for (Reference reference : grammar.references(node)) {
                if (reference.defines() == gives && names.contains(reference.name())) {
                    return true;
                }
            }
            if (node instanceof Node.Branch branch) {
                for (Entry entry : branch.entries()) {
                    open.push(entry.node());
                }
            }
        }
        return false;
    }
}
