package dev.tokenkeeper.merge;

import dev.tokenkeeper.format.NodePath;

/** Lets changes at one place, or in it, through and leaves all others out. */
final class Selection implements Gate {
    private final String path;
    private final Whose whose;

    /** In which version the path counts: the same index can be one item here and another there. */
    enum Whose {
        /** Something stands there in ours. */
        OURS,
        /** It is in theirs only. */
        THEIRS
    }

    Selection(NodePath path, Whose whose) {
        this.path = path.toString();
        this.whose = whose;
    }

    @Override
    public Verdict of(String unit, String changed, Change change) {
        if (!changed.startsWith(path)) {
            return Verdict.SKIP;
        }
        if (changed.length() == path.length()) {
            boolean theirs = change instanceof Change.Insert;
            return theirs == (whose == Whose.THEIRS) ? Verdict.PASS : Verdict.SKIP;
        }
        return changed.charAt(path.length()) == '/' ? Verdict.PASS : Verdict.SKIP;
    }
}
