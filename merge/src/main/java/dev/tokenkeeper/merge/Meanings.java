package dev.tokenkeeper.merge;

import dev.tokenkeeper.format.Entry;
import dev.tokenkeeper.format.Node;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives each meaning a number, the same number to the same meaning, so that comparing two subtrees of any size is
 * comparing two numbers. The order of named entries is no part of a meaning, that of all others is.
 *
 * <p>This is hash-consing: a container's number is found by those of its parts, so that there are no collisions to fear
 * and each node is looked at once. Used for one merge, by one thread.
 */
final class Meanings {
    private static final int ENTRY = -1;
    private static final int SCALAR = -2;
    private static final int BRANCH = -3;

    private final Map<String, Integer> words = new HashMap<>();
    private final Map<Shape, Integer> shapes = new HashMap<>();
    private final IdentityHashMap<Object, Integer> known = new IdentityHashMap<>();

    /** The number of a word. */
    int word(String word) {
        Integer number = words.putIfAbsent(word, words.size());
        return number == null ? words.size() - 1 : number;
    }

    int of(Node node) {
        Integer number = known.get(node);
        return number == null ? fresh(node) : number;
    }

    /** Numbers the parts first; what waits for its parts waits in a list, not on the stack. */
    private int fresh(Node node) {
        Deque<Node> open = new ArrayDeque<>();
        open.push(node);
        int number = -1;
        while (!open.isEmpty()) {
            Node top = open.element();
            if (top instanceof Node.Branch branch && !known.containsKey(top) && waits(branch, open)) {
                continue;
            }
            open.pop();
            number = top instanceof Node.Branch branch ? branch(branch) : scalar((Node.Scalar) top);
            known.put(top, number);
        }
        return number;
    }

    /** Puts the containers of {@code branch} that have no number yet before it; whether there were any. */
    private boolean waits(Node.Branch branch, Deque<Node> open) {
        boolean waits = false;
        for (Entry entry : branch.entries()) {
            if (entry.node() instanceof Node.Branch && !known.containsKey(entry.node())) {
                open.push(entry.node());
                waits = true;
            }
        }
        return waits;
    }

    /** Key, value and both comments. */
    int of(Entry entry) {
        Integer number = known.get(entry);
        if (number == null) {
            int lead = word(entry.lead());
            int trail = word(entry.trail());
            number = shape(ENTRY, entry.kind().number(), word(entry.key()), lead, of(entry.node()), trail);
            known.put(entry, number);
        }
        return number;
    }

    private int scalar(Node.Scalar scalar) {
        return shape(SCALAR, word(scalar.meaning()));
    }

    private int branch(Node.Branch branch) {
        List<Entry> entries = branch.entries();
        // Objects, as the sort of primitive numbers is set up with lambdas, which a start would pay for.
        Long[] order = new Long[entries.size()];
        for (int i = 0; i < order.length; i++) {
            Entry entry = entries.get(i);
            long group = entry.isNamed() ? word(entry.key()) : -1 - entry.kind().number();
            order[i] = group << 32 | i;
        }
        Arrays.sort(order);
        int[] parts = new int[order.length + 2];
        parts[0] = BRANCH;
        parts[1] = word(branch.kind());
        for (int i = 0; i < order.length; i++) {
            parts[i + 2] = of(entries.get(order[i].intValue()));
        }
        return number(new Shape(parts));
    }

    private int shape(int... parts) {
        return number(new Shape(parts));
    }

    private int number(Shape shape) {
        Integer number = shapes.putIfAbsent(shape, shapes.size());
        return number == null ? shapes.size() - 1 : number;
    }

    /** The numbers that make a meaning. */
    private static final class Shape {
        private final int[] parts;
        private final int hash;

        Shape(int[] parts) {
            this.parts = parts;
            this.hash = Arrays.hashCode(parts);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Shape that && hash == that.hash && Arrays.equals(parts, that.parts);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
