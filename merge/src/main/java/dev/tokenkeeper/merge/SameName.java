package dev.tokenkeeper.merge;

/** Says of an entry whether its name is enough to know it in all three versions of a container. */
record SameName(Rows base, Rows ours, Rows theirs) {
    /** Whether it has a name that no version has twice. */
    boolean tellsApart(Rows side, int index) {
        int name = side.name(index);
        return side.isNamed(index) && base.count(name) <= 1 && ours.count(name) <= 1 && theirs.count(name) <= 1;
    }
}
