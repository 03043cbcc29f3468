package dev.tokenkeeper.merge.laws;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One step of what a side did to the base. A step whose target is not there does nothing. */
sealed interface Edit {
    int target();

    /** Another scalar. */
    record Value(int target, String value, boolean bare) implements Edit {}

    /** Another comment above, or none. */
    record Above(int target, String text) implements Edit {}

    /** Another comment on the line, or none. */
    record Beside(int target, String text) implements Edit {}

    /** Gone, with all in it. */
    record Remove(int target) implements Edit {}

    /** Something else under the same name. */
    record Replace(int target, Item by) implements Edit {}

    /** A new child of {@code target}, while that is a {@code kind}, behind its child {@code after} (below zero: before all). */
    record Insert(int target, Item.Kind kind, int after, Item item) implements Edit {}

    /** {@code root} after all steps; the root itself cannot go. */
    static Item apply(Item root, List<Edit> steps) {
        Item now = root;
        for (Edit step : steps) {
            Item next = apply(now, step);
            now = next == null ? now : next;
        }
        return now;
    }

    private static @Nullable Item apply(Item item, Edit step) {
        if (item.id() == step.target()) {
            return switch (step) {
                case Value v -> item.isContainer() ? item : item.withValue(v.value, v.bare);
                case Above a -> item.withAbove(a.text);
                case Beside b -> item.withBeside(b.text);
                case Remove _ -> null;
                case Replace r -> item.holding(r.by);
                case Insert i -> inserted(item, i);
            };
        }
        List<Item> children = new ArrayList<>();
        for (Item child : item.children()) {
            Item next = apply(child, step);
            if (next != null) {
                children.add(next);
            }
        }
        return item.withChildren(children);
    }

    private static Item inserted(Item container, Insert step) {
        if (container.kind() != step.kind) {
            return container;
        }
        List<Item> children = new ArrayList<>(container.children());
        int at = step.after < 0 ? 0 : children.size();
        for (int i = 0; i < children.size(); i++) {
            if (children.get(i).id() == step.after) {
                at = i + 1;
            }
        }
        children.add(at, step.item);
        return container.withChildren(children);
    }
}
