package dev.tokenkeeper.merge;

import dev.tokenkeeper.format.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What comes into one container and what goes. Used for one splice. */
final class Moves {
    private final Map<Integer, List<Change.Insert>> come = new HashMap<>();
    private final Set<Integer> gone = new HashSet<>();
    private @Nullable Place sample;
    private boolean values;

    void insert(Change.Insert insert) {
        sample = insert.theirs();
        values |= !insert.theirs().entry().isProse();
        List<Change.Insert> there = come.get(insert.after());
        if (there == null) {
            there = new ArrayList<>();
            come.put(insert.after(), there);
        }
        there.add(insert);
    }

    /** One of those that come; null if none does. */
    @Nullable
    Place sample() {
        return sample;
    }

    /** Whether something comes that is no free text. */
    boolean bringsValues() {
        return values;
    }

    void remove(int index) {
        gone.add(index);
    }

    boolean isGone(int index) {
        return gone.contains(index);
    }

    /** What comes behind the entry {@code index}, in order; behind -1: before all. */
    List<Change.Insert> behind(int index) {
        return come.getOrDefault(index, List.of());
    }
}
