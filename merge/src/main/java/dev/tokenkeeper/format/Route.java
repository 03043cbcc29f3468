package dev.tokenkeeper.format;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way to a node, written out as a path only where somebody asks for it: most nodes are in no report. Immutable. */
public final class Route {
    /** The way to the root. */
    public static final Route ROOT = new Route(null, "", -1);

    private static final int ONLY = -1;
    private static final int THROUGH = -2;

    private final @Nullable Route parent;
    private final String name;
    private final int index;

    private Route(@Nullable Route parent, String name, int index) {
        this.parent = parent;
        this.name = name;
        this.index = index;
    }

    /** The child {@code name}, the only one of that name. */
    public Route child(String name) {
        return new Route(this, name, ONLY);
    }

    /** What a key of several steps leads through: a place that has no container of its own. */
    Route through(String step) {
        return new Route(this, step, THROUGH);
    }

    /** The place around this one, if it has no container of its own; else null. */
    public @Nullable Route around() {
        return parent != null && parent.index == THROUGH ? parent : null;
    }

    /** One of several children {@code name}. */
    public Route child(String name, int index) {
        return new Route(this, name, index);
    }

    /** The item {@code index}. */
    public Route item(int index) {
        return new Route(this, Integer.toString(index), ONLY);
    }

    /** The path as a JSON pointer. */
    public String path() {
        StringBuilder path = new StringBuilder();
        for (Route step : steps()) {
            path.append('/').append(step.name.replace("~", "~0").replace("/", "~1"));
            if (step.index >= 0) {
                path.append('/').append(step.index);
            }
        }
        return path.toString();
    }

    /** The path as segments. */
    public NodePath place() {
        NodePath place = NodePath.ROOT;
        for (Route step : steps()) {
            place = place.child(step.name);
            if (step.index >= 0) {
                place = place.child(Integer.toString(step.index));
            }
        }
        return place;
    }

    /** As {@link #place}, but of several children of one name it means all. */
    public NodePath group() {
        if (index < 0 || parent == null) {
            return place();
        }
        return parent.place().child(name);
    }

    private Iterable<Route> steps() {
        Deque<Route> steps = new ArrayDeque<>();
        Route step = this;
        while (step.parent != null) {
            steps.addFirst(step);
            step = step.parent;
        }
        return List.copyOf(steps);
    }
}
