package dev.tokenkeeper.merge.laws;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Whole documents of one dialect, in order, that make a merge slow: many entries, all equal or all different, and changes everywhere. */
final class LargeScenarios {
    private static final int MANY = 10_000;
    private static final int ROOT = -1;

    private final Dialect dialect;
    private final Random random = new Random(7);

    LargeScenarios(Dialect dialect) {
        this.dialect = dialect;
    }

    Map<String, Supplier<Scenario>> all() {
        Map<String, Supplier<Scenario>> all = new LinkedHashMap<>();
        all.put("each side changes half", this::changed);
        all.put("all of the source is new", this::replaced);
        if (dialect.above()) {
            all.put("each with a comment", this::commented);
        }
        if (dialect.free()) {
            all.put("equal free texts", () -> among(freeTexts()));
        }
        if (dialect.repeats()) {
            all.put("equal entries", () -> among(equal("same")));
        }
        if (dialect.nested()) {
            all.put("equal items", this::items);
        }
        return all;
    }

    private Scenario changed() {
        List<Item> entries = entries(0);
        List<Edit> ours = new ArrayList<>();
        List<Edit> theirs = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            int target = entries.get(i).id();
            (i % 2 == 0 ? ours : theirs).add(new Edit.Value(target, dialect.value(random, token(MANY + i)), false));
        }
        return scenario(entries, ours, theirs);
    }

    private Scenario replaced() {
        List<Item> entries = entries(0);
        List<Edit> theirs = new ArrayList<>();
        theirs.add(new Edit.Replace(ROOT, root(entries(MANY))));
        return scenario(entries, List.of(new Edit.Remove(entries.getLast().id())), theirs);
    }

    private Scenario commented() {
        List<Item> entries =
                entries(0).stream().map(entry -> entry.withAbove("same")).toList();
        List<Edit> theirs = new ArrayList<>();
        for (int i = 0; i < MANY; i += 2) {
            theirs.add(new Edit.Above(entries.get(i).id(), "other"));
        }
        return scenario(entries, List.of(new Edit.Remove(entries.getFirst().id())), theirs);
    }

    /** Each side puts something else among {@code entries}, which nobody can tell from one another. */
    private Scenario among(List<Item> entries) {
        Item first = Item.scalar(2 * MANY, dialect.key(random, 2 * MANY), dialect.value(random, token(0)), false);
        Item second =
                Item.scalar(2 * MANY + 1, dialect.key(random, 2 * MANY + 1), dialect.value(random, token(1)), false);
        int third = entries.get(MANY / 3).id();
        int half = entries.get(MANY / 2).id();
        return scenario(
                entries,
                List.of(new Edit.Insert(ROOT, Item.Kind.OBJECT, third, first), new Edit.Remove(half)),
                List.of(new Edit.Insert(ROOT, Item.Kind.OBJECT, half, second), new Edit.Remove(third + 1)));
    }

    private Scenario items() {
        Item list = Item.container(2 * MANY, Item.Kind.ARRAY, dialect.key(random, 1), equal(""));
        return scenario(
                List.of(list),
                List.of(new Edit.Remove(MANY / 3), new Edit.Remove(MANY / 2)),
                List.of(new Edit.Remove(MANY / 4)));
    }

    private List<Item> entries(int from) {
        return IntStream.range(from, from + MANY)
                .mapToObj(i -> Item.scalar(i, dialect.key(new Random(i), i), dialect.value(random, token(i)), false))
                .toList();
    }

    private List<Item> equal(String key) {
        String name = key.isEmpty() ? "" : dialect.key(new Random(0), 0);
        return IntStream.range(0, MANY)
                .mapToObj(i -> Item.scalar(i, name, token(0), false))
                .toList();
    }

    private List<Item> freeTexts() {
        String text = dialect.freeText(new Random(0), token(0));
        List<Item> texts = new ArrayList<>();
        texts.add(Item.free(MANY, dialect.freeText(new Random(0), token(1))));
        for (int i = 0; i < MANY; i++) {
            texts.add(Item.free(i, text));
        }
        return texts;
    }

    private Scenario scenario(List<Item> entries, List<Edit> ours, List<Edit> theirs) {
        return new Scenario(dialect, root(entries), ours, theirs, Look.PLAIN, Look.PLAIN, Look.PLAIN);
    }

    private static Item root(List<Item> children) {
        return Item.container(ROOT, Item.Kind.OBJECT, "", children);
    }

    private static String token(int number) {
        return String.valueOf(1_000_001 + number);
    }
}
