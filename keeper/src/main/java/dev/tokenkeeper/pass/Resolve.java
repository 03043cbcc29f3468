package dev.tokenkeeper.pass;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.format.NodePath;
import dev.tokenkeeper.history.Cause;
import dev.tokenkeeper.history.Entry;
import dev.tokenkeeper.history.OpenConflict;
import dev.tokenkeeper.merge.Conflict;
import dev.tokenkeeper.merge.ConflictPolicy;
import dev.tokenkeeper.merge.FieldPolicy;
import dev.tokenkeeper.merge.MergeOutcome;
import dev.tokenkeeper.merge.MergePolicy;
import dev.tokenkeeper.merge.Pick;
import dev.tokenkeeper.report.Result;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ends open conflicts at a place: ours stays and is no conflict any more, or the source's text is put there. Under the
 * policy Fail nothing of the source was taken yet, so the merge is done again with the person's word for that place.
 */
final class Resolve implements Verb {
    private final Drafting drafting;
    private final Joining joining;
    private final String onlyFile;
    private final NodePath place;
    private final Conflict.Side side;
    private boolean found;

    /** {@code where}: {@code /pointer} in any file, or {@code file#/pointer}. */
    Resolve(Drafting drafting, Joining joining, String where, Conflict.Side side) {
        this.drafting = drafting;
        this.joining = joining;
        int hash = where.startsWith("/") ? -1 : where.indexOf('#');
        this.onlyFile = hash < 0 ? "" : where.substring(0, hash);
        this.place = NodePath.parse(where.substring(hash + 1));
        this.side = side;
    }

    /** Whether any file had a conflict there. */
    boolean isFound() {
        return found;
    }

    @Override
    public Step step(KeptFile file, @Nullable Entry entry, @Nullable Content ours, Admission.Admitted admitted) {
        if (entry == null || ours == null || !(onlyFile.isEmpty() || onlyFile.equals(file.path()))) {
            return Drafting.leave(file, entry, ours);
        }
        List<OpenConflict> left = new ArrayList<>();
        List<OpenConflict> meant = new ArrayList<>();
        for (OpenConflict conflict : entry.conflicts()) {
            (place.matches(NodePath.parse(conflict.path())) ? meant : left).add(conflict);
        }
        if (meant.isEmpty()) {
            return file.policy().conflictPolicy() == ConflictPolicy.FAIL && admitted.fresh() != null
                    ? again(file, entry, ours, admitted.fresh().content())
                    : Drafting.leave(file, entry, ours);
        }
        found = true;
        Content wanted = ours;
        if (side == Conflict.Side.THEIRS) {
            for (OpenConflict conflict : meant) {
                NodePath at = NodePath.parse(conflict.path());
                if (!(Pick.take(file.format(), wanted, entry.base(), at) instanceof MergeOutcome.Merged merged)) {
                    return drafting.invalid(file, entry, ours);
                }
                wanted = merged.content();
            }
        }
        List<OpenConflict> open = Conflicts.after(left, List.of(), entry.base(), wanted, file.format());
        return drafting.step(file, entry, ours, entry.base(), wanted, open, Cause.RESOLVE, Result.MERGED);
    }

    private Step again(KeptFile file, Entry entry, Content ours, Content theirs) {
        List<FieldPolicy> rules = new ArrayList<>(file.policy().fieldPolicies());
        rules.add(new FieldPolicy(place, side == Conflict.Side.OURS ? FieldPolicy.Type.APP : FieldPolicy.Type.SOURCE));
        MergePolicy policy = new MergePolicy(file.policy().strategy(), ConflictPolicy.FAIL, rules);
        return switch (joining.join(file.with(policy), entry.base(), ours, theirs)) {
            case Joining.Joint.Joined joined -> {
                found = true;
                Content wanted = joined.content().content();
                yield drafting.step(
                        file, entry, ours, theirs, wanted, joined.conflicts(), Cause.RESOLVE, Result.MERGED);
            }
            case Joining.Joint.Refused refused -> {
                found = !refused.conflicts().isEmpty();
                Telling telling = new Telling(file.path(), entry)
                        .because(refused.reason())
                        .open(refused.conflicts())
                        .ends(Result.KEPT, true);
                yield Step.leave(file, telling, refused.reason());
            }
        };
    }
}
