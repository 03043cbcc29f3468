package dev.tokenkeeper.merge;

import dev.tokenkeeper.format.Entry;
import dev.tokenkeeper.format.Node;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Compares two trees part by part: kinds, names, meanings, comments, and their order. Where a file opens with a header
 * it does not matter which of the comments before the first named entry belongs to it: whatever comes first does.
 */
final class SameTree {
    /** Nodes still to be compared, two by two. */
    private final Deque<Node> open = new ArrayDeque<>();

    private SameTree() {}

    static boolean is(Node left, Node right) {
        SameTree comparison = new SameTree();
        comparison.later(left, right);
        while (!comparison.open.isEmpty()) {
            Node mine = comparison.open.pop();
            Node yours = comparison.open.pop();
            if (!comparison.node(mine, yours)) {
                return false;
            }
        }
        return true;
    }

    private void later(Node left, Node right) {
        open.push(right);
        open.push(left);
    }

    private boolean node(Node left, Node right) {
        if (left instanceof Node.Scalar scalar) {
            return right instanceof Node.Scalar other && scalar.meaning().equals(other.meaning());
        }
        Node.Branch branch = (Node.Branch) left;
        if (!(right instanceof Node.Branch other) || !branch.kind().equals(other.kind())) {
            return false;
        }
        List<Entry> mine = branch.entries();
        List<Entry> yours = other.entries();
        boolean headed = opensWithHeader(mine) || opensWithHeader(yours);
        return headed ? opening(mine).equals(opening(yours)) && sameBody(mine, yours) : same(mine, yours);
    }

    private boolean same(List<Entry> mine, List<Entry> yours) {
        if (mine.size() != yours.size()) {
            return false;
        }
        for (int i = 0; i < mine.size(); i++) {
            Entry left = mine.get(i);
            Entry right = yours.get(i);
            if (!left.lead().equals(right.lead()) || !sameButLead(left, right)) {
                return false;
            }
        }
        return true;
    }

    /** Without the comments before the first named entry. */
    private boolean sameBody(List<Entry> mine, List<Entry> yours) {
        int m = firstNamed(mine);
        int y = firstNamed(yours);
        if (m == mine.size() || y == yours.size()) {
            return m == mine.size() && y == yours.size();
        }
        return sameButLead(mine.get(m), yours.get(y))
                && same(mine.subList(m + 1, mine.size()), yours.subList(y + 1, yours.size()));
    }

    private boolean sameButLead(Entry left, Entry right) {
        later(left.node(), right.node());
        return left.kind() == right.kind()
                && left.key().equals(right.key())
                && left.trail().equals(right.trail());
    }

    private static boolean opensWithHeader(List<Entry> entries) {
        return !entries.isEmpty() && entries.getFirst().kind() == Entry.Kind.HEADER;
    }

    private static int firstNamed(List<Entry> entries) {
        int first = 0;
        while (first < entries.size() && entries.get(first).isProse()) {
            first++;
        }
        return first;
    }

    /** The lines of all comments before the first named entry. */
    private static String opening(List<Entry> entries) {
        StringBuilder lines = new StringBuilder();
        int named = firstNamed(entries);
        for (int i = 0; i < named; i++) {
            if (entries.get(i).node() instanceof Node.Scalar comment) {
                lines.append(comment.meaning()).append('\n');
            }
        }
        if (named < entries.size() && !entries.get(named).lead().isEmpty()) {
            lines.append(entries.get(named).lead()).append('\n');
        }
        return lines.toString();
    }
}
