package dev.tokenkeeper.merge;

import dev.tokenkeeper.format.Entry;
import dev.tokenkeeper.format.Node;
import java.util.List;

/** Compares two trees part by part: kinds, names, meanings, comments, and their order. */
final class SameTree {
    private SameTree() {}

    static boolean is(Node left, Node right) {
        if (left instanceof Node.Scalar scalar) {
            return right instanceof Node.Scalar other && scalar.meaning().equals(other.meaning());
        }
        Node.Branch branch = (Node.Branch) left;
        if (!(right instanceof Node.Branch other) || !branch.kind().equals(other.kind())) {
            return false;
        }
        List<Entry> mine = branch.entries();
        List<Entry> yours = other.entries();
        if (mine.size() != yours.size()) {
            return false;
        }
        for (int i = 0; i < mine.size(); i++) {
            if (!looks(mine.get(i), yours.get(i))
                    || !is(mine.get(i).node(), yours.get(i).node())) {
                return false;
            }
        }
        return true;
    }

    private static boolean looks(Entry left, Entry right) {
        return left.kind() == right.kind()
                && left.key().equals(right.key())
                && left.lead().equals(right.lead())
                && left.trail().equals(right.trail());
    }
}
