package dev.tokenkeeper.merge;

import dev.tokenkeeper.format.Entry;
import dev.tokenkeeper.format.Node;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Gives each meaning a number, the same number to the same meaning, so that comparing two subtrees of any size is
 * comparing two numbers. The order of named entries is no part of a meaning, that of all others is.
 *
 * <p>This is hash-consing: a container's number is found by those of its parts, so that there are no collisions to fear
 * and each node is looked at once. Used for one merge, by one thread.
 */
final class Meanings {
    /** What has no name has this one, minus the number of its kind. */
    static final int UNNAMED = -1;

    private static final int BRANCH = -1;

    private final Vocabulary words = new Vocabulary();
    private final Shapes shapes = new Shapes();
    private final IdentityHashMap<Node.Branch, Integer> branches = new IdentityHashMap<>();
    private final IdentityHashMap<List<Entry>, Numbers> lists = new IdentityHashMap<>();
    private final int[] shape = new int[5];

    /** The number of a word. */
    int word(String word) {
        return words.number(word);
    }

    /** What all items of the list {@code key} have for a name: negative, as none of them has one of its own. */
    private int list(String key) {
        return UNNAMED - Entry.Kind.values().length - word("\0\0" + key);
    }

    /** Even for a scalar, odd for a container. */
    int of(Node node) {
        if (node instanceof Node.Scalar scalar) {
            return 2 * word(scalar.meaning());
        }
        Integer number = branches.get(node);
        return number == null ? fresh((Node.Branch) node) : number;
    }

    /** Numbers the parts first; what waits for its parts waits in a list, not on the stack. */
    private int fresh(Node.Branch branch) {
        Deque<Node.Branch> open = new ArrayDeque<>();
        open.push(branch);
        int number = -1;
        while (!open.isEmpty()) {
            Node.Branch top = open.element();
            if (!branches.containsKey(top) && waits(top, open)) {
                continue;
            }
            open.pop();
            number = branch(top);
            branches.put(top, number);
        }
        return number;
    }

    /** Puts the containers of {@code branch} that have no number yet before it; whether there were any. */
    private boolean waits(Node.Branch branch, Deque<Node.Branch> open) {
        boolean waits = false;
        for (Entry entry : branch.entries()) {
            if (entry.node() instanceof Node.Branch inner && !branches.containsKey(inner)) {
                open.push(inner);
                waits = true;
            }
        }
        return waits;
    }

    /** Key, value and both comments. */
    int of(Entry entry) {
        int key = word(entry.key());
        int node = of(entry.node());
        int lead = word(entry.lead());
        int trail = word(entry.trail());
        shape[0] = entry.kind().number();
        shape[1] = key;
        shape[2] = node;
        shape[3] = lead;
        shape[4] = trail;
        return 2 * shapes.number(shape, 5) + 1;
    }

    /** The numbers of all entries of one container, found once. */
    Numbers of(List<Entry> entries) {
        Numbers known = lists.get(entries);
        if (known == null) {
            int[] names = new int[entries.size()];
            int[] meanings = new int[names.length];
            for (int i = 0; i < names.length; i++) {
                Entry entry = entries.get(i);
                names[i] = UNNAMED - entry.kind().number();
                if (entry.kind() == Entry.Kind.NAMED) {
                    names[i] = word(entry.key());
                } else if (entry.kind() == Entry.Kind.SECTION) {
                    names[i] = word("\0" + entry.key());
                } else if (entry.kind() == Entry.Kind.SECTION_ITEM) {
                    names[i] = list(entry.key());
                } else if (entry.kind() == Entry.Kind.ELEMENT) {
                    names[i] = word("<" + entry.key());
                }
                meanings[i] = of(entry);
            }
            known = new Numbers(names, meanings);
            lists.put(entries, known);
        }
        return known;
    }

    private int branch(Node.Branch branch) {
        Numbers numbers = of(branch.entries());
        int[] parts = new int[numbers.names.length + 2];
        parts[0] = BRANCH;
        parts[1] = word(branch.kind());
        int last = Integer.MIN_VALUE;
        boolean sorted = true;
        for (int i = 0; i < numbers.names.length && sorted; i++) {
            parts[i + 2] = numbers.meanings[i];
            sorted = numbers.names[i] >= last;
            last = numbers.names[i];
        }
        if (!sorted) {
            sort(numbers, parts);
        }
        return 2 * shapes.number(parts, parts.length) + 1;
    }

    private static void sort(Numbers numbers, int[] parts) {
        // Objects, as the sort of primitive numbers is set up with lambdas, which a start would pay for.
        Long[] order = new Long[numbers.names.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = (long) numbers.names[i] << 32 | i;
        }
        Arrays.sort(order);
        for (int i = 0; i < order.length; i++) {
            parts[i + 2] = numbers.meanings[order[i].intValue()];
        }
    }

    /** The entries of one container as numbers. */
    static final class Numbers {
        private final int[] names;
        private final int[] meanings;

        private Numbers(int[] names, int[] meanings) {
            this.names = names;
            this.meanings = meanings;
        }

        /** The number of an entry's name; negative, by kind, where there is none. */
        int name(int index) {
            return names[index];
        }

        int meaning(int index) {
            return meanings[index];
        }
    }
}
