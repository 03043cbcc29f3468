package dev.tokenkeeper.merge.laws;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.merge.ConflictPolicy;
import dev.tokenkeeper.merge.FieldPolicy;
import dev.tokenkeeper.merge.Merge;
import dev.tokenkeeper.merge.MergeInput;
import dev.tokenkeeper.merge.MergeOutcome;
import dev.tokenkeeper.merge.MergePolicy;
import dev.tokenkeeper.merge.Strategy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A base, what each side did to it, and how each version is written. What follows from these is found at first use and
 * kept, as a law asks for it many times. For one thread.
 */
final class Scenario {
    private final Dialect dialect;
    private final Item base;
    private final List<Edit> ours;
    private final List<Edit> theirs;
    private final Look baseLook;
    private final Look oursLook;
    private final Look theirsLook;
    private @Nullable Item oursItem;
    private @Nullable Item theirsItem;
    private @Nullable Written baseText;
    private @Nullable Written oursText;
    private @Nullable Written theirsText;
    private MergeOutcome.@Nullable Merged merged;

    Scenario(
            Dialect dialect,
            Item base,
            List<Edit> ours,
            List<Edit> theirs,
            Look baseLook,
            Look oursLook,
            Look theirsLook) {
        this.dialect = dialect;
        this.base = base;
        this.ours = ours;
        this.theirs = theirs;
        this.baseLook = baseLook;
        this.oursLook = oursLook;
        this.theirsLook = theirsLook;
    }

    Dialect dialect() {
        return dialect;
    }

    Item base() {
        return base;
    }

    Look oursLook() {
        return oursLook;
    }

    Item oursItem() {
        if (oursItem == null) {
            oursItem = Edit.apply(base, ours);
        }
        return oursItem;
    }

    Item theirsItem() {
        if (theirsItem == null) {
            theirsItem = Edit.apply(base, theirs);
        }
        return theirsItem;
    }

    /** What independent steps come to, order aside. */
    Item bothItem() {
        List<Edit> all = new ArrayList<>(theirs);
        ours.stream().filter(step -> !theirs.contains(step)).forEach(all::add);
        return Edit.apply(base, all);
    }

    /** Whether a step of either side takes something away. */
    boolean removes() {
        return Stream.concat(ours.stream(), theirs.stream()).anyMatch(Edit.Remove.class::isInstance);
    }

    Written baseText() {
        if (baseText == null) {
            baseText = dialect.write(base, baseLook);
        }
        return baseText;
    }

    Written oursText() {
        if (oursText == null) {
            oursText = dialect.write(oursItem(), oursLook);
        }
        return oursText;
    }

    Written theirsText() {
        if (theirsText == null) {
            theirsText = dialect.write(theirsItem(), theirsLook);
        }
        return theirsText;
    }

    MergeOutcome run(MergePolicy policy) {
        return Merge.run(new MergeInput(
                baseText().content(), oursText().content(), theirsText().content(), dialect.format(), policy));
    }

    /** The merge by the default policy, which always gives bytes when all three parse. */
    MergeOutcome.Merged merged() {
        if (merged == null) {
            merged = merged(MergePolicy.DEFAULT);
        }
        return merged;
    }

    MergeOutcome.Merged merged(MergePolicy policy) {
        if (run(policy) instanceof MergeOutcome.Merged merged) {
            return merged;
        }
        throw new AssertionError("a generated source was not merged: " + run(policy));
    }

    static MergePolicy onConflict(ConflictPolicy conflictPolicy) {
        return new MergePolicy(Strategy.THREE_WAY, conflictPolicy, List.of());
    }

    static MergePolicy fields(FieldPolicy... fields) {
        return new MergePolicy(Strategy.THREE_WAY, ConflictPolicy.KEEP_TARGET, List.of(fields));
    }

    /** The same, with nothing unusual in how the versions are written. */
    Scenario plain() {
        return new Scenario(dialect, base, ours, theirs, Look.PLAIN, Look.PLAIN, Look.PLAIN);
    }

    /** The smallest scenario on the way down that still fails: steps, items and looks are dropped while it does. */
    Scenario shrunk(Predicate<Scenario> fails) {
        Scenario now = this;
        boolean smaller = true;
        while (smaller) {
            smaller = false;
            for (Scenario candidate : now.candidates()) {
                if (fails.test(candidate)) {
                    now = candidate;
                    smaller = true;
                    break;
                }
            }
        }
        return now;
    }

    private List<Scenario> candidates() {
        List<Scenario> candidates = new ArrayList<>();
        // A step that both sides made stays one that both made.
        Set<Edit> steps = new LinkedHashSet<>(ours);
        steps.addAll(theirs);
        for (Edit step : steps) {
            candidates.add(with(base, without(ours, step), without(theirs, step)));
        }
        List<Item> items = base.all();
        int kept = dialect.headed() ? 2 : 1;
        for (Item item : items.subList(Math.min(kept, items.size()), items.size())) {
            if (!item.key().equals(Item.NAME)) {
                candidates.add(with(Edit.apply(base, List.of(new Edit.Remove(item.id()))), ours, theirs));
            }
        }
        if (!baseLook.equals(Look.PLAIN)) {
            candidates.add(new Scenario(dialect, base, ours, theirs, Look.PLAIN, oursLook, theirsLook));
        }
        if (!oursLook.equals(Look.PLAIN)) {
            candidates.add(new Scenario(dialect, base, ours, theirs, baseLook, Look.PLAIN, theirsLook));
        }
        if (!theirsLook.equals(Look.PLAIN)) {
            candidates.add(new Scenario(dialect, base, ours, theirs, baseLook, oursLook, Look.PLAIN));
        }
        return candidates;
    }

    private Scenario with(Item newBase, List<Edit> newOurs, List<Edit> newTheirs) {
        return new Scenario(dialect, newBase, newOurs, newTheirs, baseLook, oursLook, theirsLook);
    }

    private static List<Edit> without(List<Edit> steps, Edit step) {
        List<Edit> fewer = new ArrayList<>(steps);
        fewer.remove(step);
        return List.copyOf(fewer);
    }

    /** The three texts, for a person to read. */
    String shown() {
        Content result =
                run(MergePolicy.DEFAULT) instanceof MergeOutcome.Merged merged ? merged.content() : Content.EMPTY;
        return "--- base\n" + shown(baseText().text()) + "\n--- ours " + ours + "\n"
                + shown(oursText().text())
                + "\n--- theirs " + theirs + "\n" + shown(theirsText().text()) + "\n--- result\n"
                + shown(new String(result.bytes(), java.nio.charset.StandardCharsets.UTF_8));
    }

    private static String shown(String text) {
        return text.replace("\r", "\\r").replace("\ufeff", "\\BOM");
    }
}
