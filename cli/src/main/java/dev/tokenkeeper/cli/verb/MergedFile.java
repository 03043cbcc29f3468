package dev.tokenkeeper.cli.verb;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.content.Words;
import dev.tokenkeeper.delivery.DeliveryState;
import dev.tokenkeeper.merge.Conflict;
import dev.tokenkeeper.merge.MergeInput;
import dev.tokenkeeper.merge.MergeOutcome;
import dev.tokenkeeper.report.ConflictReport;
import dev.tokenkeeper.report.FileReport;
import dev.tokenkeeper.report.Result;
import java.util.ArrayList;
import java.util.List;

/** Tells a merge outside any volume in the words of a pass. There is no volume's key, so there are no digests. */
final class MergedFile {
    private MergedFile() {}

    static FileReport of(String path, MergeInput input, MergeOutcome outcome) {
        return switch (outcome) {
            case MergeOutcome.Merged merged ->
                file(
                        path,
                        input,
                        result(input, merged.content()),
                        merged.fromSource().size(),
                        merged.fromApp().size(),
                        merged.conflicts());
            case MergeOutcome.Failed failed -> file(path, input, Result.KEPT, 0, 0, failed.conflicts());
            case MergeOutcome.Refused refused -> file(path, input, Result.REFUSED, 0, 0, List.of());
        };
    }

    private static FileReport file(
            String path, MergeInput input, Result result, int fromSource, int fromApp, List<Conflict> conflicts) {
        List<ConflictReport> told = new ArrayList<>();
        for (Conflict conflict : conflicts) {
            told.add(new ConflictReport(
                    conflict.path(), Words.camel(conflict.reason()), Words.kebab(conflict.kept()), "", "", true));
        }
        boolean good = result != Result.REFUSED;
        return new FileReport(path, state(input), result, good, fromSource, fromApp, told, List.of(), "");
    }

    private static Result result(MergeInput input, Content content) {
        if (content.equals(input.ours())) {
            return Result.UNCHANGED;
        }
        return content.equals(input.theirs()) ? Result.DELIVERED : Result.MERGED;
    }

    private static DeliveryState state(MergeInput input) {
        Content base = input.base();
        if (base == null) {
            return DeliveryState.ADOPTED;
        }
        boolean source = !input.theirs().equals(base);
        boolean file = !input.ours().equals(base);
        if (source) {
            return file ? DeliveryState.BOTH_CHANGED : DeliveryState.SOURCE_CHANGED;
        }
        return file ? DeliveryState.FILE_CHANGED : DeliveryState.SETTLED;
    }
}
