package dev.tokenkeeper.merge.fuzz;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.format.Parsing;
import dev.tokenkeeper.merge.Merge;
import dev.tokenkeeper.merge.MergeInput;
import dev.tokenkeeper.merge.MergeOutcome;
import dev.tokenkeeper.merge.MergePolicy;
import dev.tokenkeeper.merge.Roundtrip;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One input: up to three versions of a file, with {@code %%%} on a line of its own between them, whose line
 * ends belong to no version; what is missing is the last one again.
 * Whatever they hold, the engine throws nothing and keeps its laws.
 */
record AnyBytes(Content base, Content ours, Content theirs) {
    private static final byte[] CUT = "\n%%%\n".getBytes(StandardCharsets.UTF_8);

    static AnyBytes of(byte[] input) {
        List<Content> versions = new ArrayList<>();
        int from = 0;
        for (int at = 0; at + CUT.length <= input.length && versions.size() < 2; at++) {
            if (at >= from && isCut(input, at)) {
                versions.add(Content.copyOf(input, from, at));
                from = at + CUT.length;
            }
        }
        versions.add(Content.copyOf(input, from, input.length));
        return new AnyBytes(versions.getFirst(), versions.get(versions.size() / 2), versions.getLast());
    }

    private static boolean isCut(byte[] input, int at) {
        return Arrays.equals(input, at, at + CUT.length, CUT, 0, CUT.length);
    }

    /** Throws an {@link AssertionError} for the first law that does not hold for {@code format}. */
    void check(Format format) {
        for (Content version : List.of(base, ours, theirs)) {
            roundtrip(format, version);
        }
        same("the source did not change", ours, run(format, base, ours, base));
        same("both did the same", theirs, run(format, base, theirs, theirs));
        MergeOutcome untouched = run(format, base, base, theirs);
        if (untouched instanceof MergeOutcome.Refused) {
            hold("a source that can be read is not refused", Parsing.check(format, theirs) != null);
        } else {
            same("nobody changed the live file", theirs, untouched);
        }
        merged(format, run(format, base, ours, theirs));
        merged(format, run(format, null, ours, theirs));
        merged(format, Merge.late(base, ours, theirs, format));
    }

    private static void roundtrip(Format format, Content version) {
        if (Roundtrip.of(format, version) instanceof Roundtrip.Outcome.Read read) {
            hold("what is written again is the same", version.equals(read.rendered()));
            hold("what is merged with itself is the same", version.equals(read.merged()));
            hold("a merge with itself is no change", read.changes() == 0);
        }
    }

    private void merged(Format format, MergeOutcome outcome) {
        if (!(outcome instanceof MergeOutcome.Merged merged)) {
            hold("a source that can be read is not refused", Parsing.check(format, theirs) != null);
            return;
        }
        boolean readable = Parsing.check(format, ours) == null && Parsing.check(format, theirs) == null;
        hold("the result can be read", !readable || Parsing.check(format, merged.content()) == null);
        same("merging again changes nothing", merged.content(), run(format, theirs, merged.content(), theirs));
    }

    private static MergeOutcome run(Format format, @Nullable Content base, Content ours, Content theirs) {
        return Merge.run(new MergeInput(base, ours, theirs, format, MergePolicy.DEFAULT));
    }

    private static void same(String law, Content wanted, MergeOutcome outcome) {
        hold(
                law,
                outcome instanceof MergeOutcome.Merged merged
                        && merged.content().equals(wanted));
    }

    private static void hold(String law, boolean holds) {
        if (!holds) {
            throw new AssertionError(law);
        }
    }
}
