package dev.tokenkeeper.merge;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.format.ParseProblem;
import dev.tokenkeeper.format.Parsing;
import java.util.List;

/**
 * The door of the merge. Pure: the same input gives the same outcome; nothing in a file makes it throw.
 *
 * <p>Laws, for three-way without field policies: {@code merge(b, o, b)} is o and {@code merge(b, x, x)} is x, whether
 * they parse or not; {@code merge(b, b, t)} is t where t parses and passes the limits, else refused; merging again
 * changes nothing. Bytes decide in these cases only; else meanings and comments do, and every byte of ours stays that
 * no change of theirs has to touch.
 */
public final class Merge {
    private Merge() {}

    /** Merges by the strategy and the policies of {@code input}. */
    public static MergeOutcome run(MergeInput input) {
        if (input.ours().equals(input.theirs())) {
            return new MergeOutcome.Merged(input.ours(), List.of(), List.of(), List.of(), List.of());
        }
        Strategy strategy = input.policy().strategy();
        if (strategy == Strategy.THREE_WAY) {
            return new ThreeWay(input, LineChoice.Inserts.CONFLICT).outcome();
        }
        ParseProblem problem = Parsing.check(input.format(), input.theirs());
        boolean takes = strategy == Strategy.TAKE_SOURCE;
        if (problem != null && (takes || !input.theirs().equals(input.base()))) {
            return new MergeOutcome.Refused(problem);
        }
        return takes ? taken(input) : kept(input);
    }

    /**
     * Merges a late write: {@code late} was written by somebody who knew {@code was}, while {@code live} took its place.
     * Both only went on from {@code was}, so lines that both put into one place are both kept, the late ones first: they
     * were written earlier. Otherwise as {@link #run} without policies.
     */
    public static MergeOutcome late(Content was, Content live, Content late, Format format) {
        if (live.equals(late)) {
            return new MergeOutcome.Merged(live, List.of(), List.of(), List.of(), List.of());
        }
        MergeInput input = new MergeInput(was, live, late, format, MergePolicy.DEFAULT);
        return new ThreeWay(input, LineChoice.Inserts.KEEP_BOTH).outcome();
    }

    private static MergeOutcome taken(MergeInput input) {
        List<String> fromSource = Differences.paths(input.format(), input.ours(), input.theirs());
        return new MergeOutcome.Merged(input.theirs(), fromSource, List.of(), List.of(), List.of());
    }

    private static MergeOutcome kept(MergeInput input) {
        Content base = input.base();
        List<String> fromApp = base == null ? List.of() : Differences.paths(input.format(), base, input.ours());
        return new MergeOutcome.Merged(input.ours(), List.of(), fromApp, List.of(), List.of());
    }
}
