package dev.tokenkeeper.merge;

import org.jspecify.annotations.Nullable;

/**
 * A difference together with the two texts, for the one who asked to see them on a terminal. Unlike a record it never
 * prints itself.
 */
public final class Revealed {
    private final PathChange change;
    private final @Nullable String from;
    private final @Nullable String to;

    Revealed(String path, @Nullable String from, @Nullable String to) {
        this.change = new PathChange(path, kind(from, to), Judge.digest(from), Judge.digest(to));
        this.from = from;
        this.to = to;
    }

    private static PathChange.Kind kind(@Nullable String from, @Nullable String to) {
        if (from == null) {
            return PathChange.Kind.ADDED;
        }
        return to == null ? PathChange.Kind.REMOVED : PathChange.Kind.CHANGED;
    }

    /** The difference without its values. */
    public PathChange change() {
        return change;
    }

    /** The text that was there; null if nothing was. */
    public @Nullable String from() {
        return from;
    }

    /** The text that is there; null if nothing is. */
    public @Nullable String to() {
        return to;
    }

    @Override
    public String toString() {
        return "Revealed";
    }
}
