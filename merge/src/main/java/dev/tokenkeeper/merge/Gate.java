package dev.tokenkeeper.merge;

/** Says for each change that a merge would make whether it may. */
interface Gate {
    /** What becomes of a change. */
    enum Verdict {
        /** It is made. */
        PASS,
        /** It is left out, and reported as {@link Conflict.Reason#FORMAT_REFUSED}. */
        REFUSE,
        /** It is left out, and reported as {@link Conflict.Reason#REFERENCE_BROKEN}. */
        BREAK,
        /** It is left out silently. */
        SKIP
    }

    /** The gate for the changes in a value that is a document: by default that is let through or left out as a whole. */
    default Gate inside() {
        return new OpenGate();
    }

    /**
     * What becomes of one change.
     *
     * @param unit the changes that are made or left out together: those that insert and remove in one container are one
     * @param path where the change is
     * @param change the change itself
     */
    Verdict of(String unit, String path, Change change);
}
