package dev.tokenkeeper.merge.laws;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One thing in a generated document. Its {@code id} is the same in all versions, so nobody has to find out what belongs
 * together. Every value, comment and free text holds a token of seven digits that nothing else holds.
 *
 * @param key its name; empty where it has none
 * @param value what a reader of the format gets for it; for free text what stands there
 * @param bare a JSON value without quotes
 * @param above the comment above it; empty where there is none
 * @param beside the comment on its line; empty where there is none
 */
record Item(
        int id, Kind kind, String key, String value, boolean bare, String above, String beside, List<Item> children) {
    /** What it is. A table is an array of objects that each have a unique {@code name}; the items of an array are whole. */
    enum Kind {
        OBJECT,
        ARRAY,
        TABLE,
        SCALAR,
        FREE
    }

    static final String NAME = "name";

    static Item scalar(int id, String key, String value, boolean bare) {
        return new Item(id, Kind.SCALAR, key, value, bare, "", "", List.of());
    }

    static Item free(int id, String text) {
        return new Item(id, Kind.FREE, "", text, false, "", "", List.of());
    }

    static Item container(int id, Kind kind, String key, List<Item> children) {
        return new Item(id, kind, key, "", false, "", "", List.copyOf(children));
    }

    boolean isContainer() {
        return kind != Kind.SCALAR && kind != Kind.FREE;
    }

    Item withValue(String newValue, boolean newBare) {
        return new Item(id, kind, key, newValue, newBare, above, beside, children);
    }

    Item withAbove(String comment) {
        return new Item(id, kind, key, value, bare, comment, beside, children);
    }

    Item withBeside(String comment) {
        return new Item(id, kind, key, value, bare, above, comment, children);
    }

    Item withChildren(List<Item> newChildren) {
        return new Item(id, kind, key, value, bare, above, beside, List.copyOf(newChildren));
    }

    /** This place with what {@code other} holds: name, id and comments stay. */
    Item holding(Item other) {
        return new Item(id, other.kind, key, other.value, other.bare, above, beside, other.children);
    }

    /** The item with that id in here; null if there is none. */
    @Nullable
    Item find(int wanted) {
        if (id == wanted) {
            return this;
        }
        for (Item child : children) {
            Item found = child.find(wanted);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** This one and all below, top down. */
    void walk(Consumer<Item> visitor) {
        visitor.accept(this);
        children.forEach(child -> child.walk(visitor));
    }

    List<Item> all() {
        List<Item> all = new ArrayList<>();
        walk(all::add);
        return all;
    }
}
