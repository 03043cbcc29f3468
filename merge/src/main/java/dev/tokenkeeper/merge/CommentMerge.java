package dev.tokenkeeper.merge;

import dev.tokenkeeper.format.Place;
import dev.tokenkeeper.format.Route;

/** Merges the two comments of an entry, as its second and third value. */
final class CommentMerge {
    private final Judge judge;
    private final Pen pen;
    private final boolean room;

    /** {@code room}: whether a comment can come, or another one in its place. */
    CommentMerge(Judge judge, Pen pen, boolean room) {
        this.judge = judge;
        this.pen = pen;
        this.room = room;
    }

    /** What the comment above says afterwards. */
    String above(Route route, String was, Place ours, Place theirs) {
        String mine = ours.entry().lead();
        String yours = theirs.entry().lead();
        if (mine.equals(yours)) {
            return same(was, mine);
        }
        String path = route.path() + "#above";
        return takesTheirs(path, was, mine, yours) && fits(path, yours) && pen.above(path, ours, theirs) ? yours : mine;
    }

    /** What the comment beside the value says afterwards. */
    String beside(Route route, String was, Place ours, Place theirs) {
        String mine = ours.entry().trail();
        String yours = theirs.entry().trail();
        if (mine.equals(yours)) {
            return same(was, mine);
        }
        String path = route.path() + "#beside";
        return takesTheirs(path, was, mine, yours) && fits(path, yours) && pen.beside(path, ours, theirs)
                ? yours
                : mine;
    }

    private boolean fits(String path, String yours) {
        boolean fits = room || yours.isEmpty();
        if (!fits) {
            pen.notice(path, Notice.Kind.COMMENTS_NOT_MERGED);
        }
        return fits;
    }

    private String same(String was, String mine) {
        if (!mine.equals(was)) {
            pen.agree();
        }
        return mine;
    }

    private boolean takesTheirs(String path, String was, String mine, String yours) {
        if (judge.isAdopting() ? mine.isEmpty() : mine.equals(was)) {
            return true;
        }
        if (yours.equals(was) && !judge.isAdopting()) {
            pen.keep(path);
            return false;
        }
        return judge.takesTheirs(path, Conflict.Reason.BOTH_CHANGED, mine, yours);
    }
}
