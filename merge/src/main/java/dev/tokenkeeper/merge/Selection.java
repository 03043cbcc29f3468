package dev.tokenkeeper.merge;

import dev.tokenkeeper.format.NodePath;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Lets changes at some places, or in them, through and leaves all others out. */
final class Selection implements Gate {
    private final Set<String> ours;
    private final Set<String> theirs;

    /**
     * The same index can be one item here and another there, so there are two lists.
     *
     * @param ours places where something stands in ours
     * @param theirs places of what is in theirs only
     */
    Selection(Collection<NodePath> ours, Collection<NodePath> theirs) {
        this.ours = texts(ours);
        this.theirs = texts(theirs);
    }

    private static Set<String> texts(Collection<NodePath> places) {
        Set<String> texts = new HashSet<>();
        for (NodePath place : places) {
            texts.add(place.toString());
        }
        return texts;
    }

    @Override
    public Gate inside() {
        return this;
    }

    @Override
    public Verdict of(String unit, String changed, Change change) {
        // What changes in it went through this gate already.
        if (change instanceof Change.Rewrite) {
            return Verdict.PASS;
        }
        Set<String> exact = change instanceof Change.Insert ? theirs : ours;
        boolean passes = exact.contains(changed);
        for (int end = changed.lastIndexOf('/'); end > 0 && !passes; end = changed.lastIndexOf('/', end - 1)) {
            String around = changed.substring(0, end);
            passes = ours.contains(around) || theirs.contains(around);
        }
        return passes ? Verdict.PASS : Verdict.SKIP;
    }
}
