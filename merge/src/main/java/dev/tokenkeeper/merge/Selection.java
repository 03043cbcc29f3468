package dev.tokenkeeper.merge;

import dev.tokenkeeper.format.NodePath;

/** Lets changes at one place, or in it, through and leaves all others out. */
final class Selection implements Gate {
    private final String path;

    Selection(NodePath path) {
        this.path = path.toString();
    }

    @Override
    public Verdict of(String unit, String changed) {
        boolean inside =
                changed.startsWith(path) && (changed.length() == path.length() || changed.charAt(path.length()) == '/');
        return inside ? Verdict.PASS : Verdict.SKIP;
    }
}
