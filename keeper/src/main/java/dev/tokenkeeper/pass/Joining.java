package dev.tokenkeeper.pass;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.history.OpenConflict;
import dev.tokenkeeper.merge.Conflict;
import dev.tokenkeeper.merge.Merge;
import dev.tokenkeeper.merge.MergeInput;
import dev.tokenkeeper.merge.MergeOutcome;
import dev.tokenkeeper.merge.Notice;
import dev.tokenkeeper.report.Reason;
import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.validation.CertificateCheck;
import dev.tokenkeeper.validation.Finding;
import dev.tokenkeeper.validation.ValidatedContent;
import dev.tokenkeeper.validation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Merges, and checks the result as strictly as a source: a bad result is refused and the live file stays. */
final class Joining {
    private final Gate gate;

    Joining(Gate gate) {
        this.gate = gate;
    }

    /** What came of a merge. */
    sealed interface Joint {
        /** Bytes that may be published, and what is in them. */
        record Joined(
                ValidatedContent content,
                List<String> fromSource,
                List<String> fromApp,
                List<OpenConflict> conflicts,
                List<Reason> reasons)
                implements Joint {}

        /** The source's change cannot be taken now. */
        record Refused(Reason reason, List<OpenConflict> conflicts) implements Joint {}
    }

    Joint join(KeptFile file, @Nullable Content base, Content ours, Content theirs) {
        MergeOutcome outcome = Merge.run(new MergeInput(base, ours, theirs, file.format(), file.policy()));
        if (outcome instanceof MergeOutcome.Refused refused) {
            String where = file.key() + Gate.at(refused.problem());
            return new Joint.Refused(Reason.of(ReasonCode.SOURCE_UNPARSABLE, where), List.of());
        }
        if (outcome instanceof MergeOutcome.Failed failed) {
            Reason reason = Reason.of(ReasonCode.CONFLICT_FAILED, file.path());
            return new Joint.Refused(reason, Conflicts.open(failed.conflicts()));
        }
        return joined(file, ours, (MergeOutcome.Merged) outcome);
    }

    private Joint joined(KeptFile file, Content ours, MergeOutcome.Merged merged) {
        if (!(gate.check(file, merged.content()) instanceof Gate.Good good)) {
            String where = file.key() + " merged with the live file";
            return new Joint.Refused(Reason.of(ReasonCode.SOURCE_INVALID, where), List.of());
        }
        List<ValidationRule> rules = gate.rules(file);
        Finding older = rules.isEmpty() ? null : CertificateCheck.replacing(rules, ours, merged.content());
        if (older != null) {
            String where = file.key() + ": " + older.sentence();
            return new Joint.Refused(Reason.of(ReasonCode.SOURCE_INVALID, where), List.of());
        }
        return new Joint.Joined(
                good.content(),
                merged.fromSource(),
                merged.fromApp(),
                Conflicts.open(merged.conflicts(), file.format(), ours, merged.content()),
                reasons(file, merged));
    }

    /** One reason for each kind, with its place or the number of places. */
    private static List<Reason> reasons(KeptFile file, MergeOutcome.Merged merged) {
        Places places = new Places(file.path());
        for (Conflict conflict : merged.conflicts()) {
            places.add(
                    switch (conflict.reason()) {
                        case BOTH_CHANGED, BOTH_ADDED, REMOVED_AND_CHANGED -> ReasonCode.CONFLICT;
                        case UNRESOLVED -> ReasonCode.UNRESOLVED;
                        case FORMAT_REFUSED -> ReasonCode.FORMAT_REFUSED;
                        case REFERENCE_BROKEN -> ReasonCode.REFERENCE_BROKEN;
                    },
                    conflict.path());
        }
        for (Notice notice : merged.notices()) {
            places.add(
                    switch (notice.kind()) {
                        case REORDERED -> ReasonCode.REORDERED;
                        case COMMENTS_NOT_MERGED -> ReasonCode.COMMENTS_NOT_MERGED;
                        case MERGED_AS_OPAQUE -> ReasonCode.MERGED_AS_OPAQUE;
                    },
                    notice.path());
        }
        return places.reasons();
    }
}
