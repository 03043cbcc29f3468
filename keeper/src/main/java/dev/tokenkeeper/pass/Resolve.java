package dev.tokenkeeper.pass;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.content.Format;
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
import dev.tokenkeeper.report.Reason;
import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.report.Result;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ends open conflicts at a place: ours stays and is no conflict any more, or the source's text is put there. Under the
 * policy Fail nothing of the source was taken yet, so the merge is done again with the person's word for that place.
 */
final class Resolve implements Verb {
    private static final String ALL = "**";

    private final Drafting drafting;
    private final Joining joining;
    private final String onlyFile;
    private final String word;
    private final NodePath place;
    private final Conflict.Side side;
    private boolean found;

    /**
     * {@code where}: {@code /pointer} in any file, {@code file#/pointer}, or {@code file} or {@code file#} for all of one
     * file. A pointer may be a pattern.
     */
    Resolve(Drafting drafting, Joining joining, String where, Conflict.Side side) {
        this.drafting = drafting;
        this.joining = joining;
        int hash = where.startsWith("/") ? -1 : where.indexOf('#');
        this.onlyFile = hash < 0 ? "" : where.substring(0, hash);
        this.word = where;
        this.place = NodePath.parse(hash == where.length() - 1 ? ALL : where.substring(hash + 1));
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
        List<OpenConflict> known = Conflicts.moved(entry, entry.base(), ours);
        boolean whole = word.equals(file.path());
        for (OpenConflict conflict : known) {
            (whole || place.matches(NodePath.parse(conflict.path())) ? meant : left).add(conflict);
        }
        if (meant.isEmpty()) {
            return file.policy().conflictPolicy() == ConflictPolicy.FAIL && admitted.fresh() != null
                    ? again(file, entry, ours, admitted.fresh().content())
                    : Drafting.leave(file, entry, ours);
        }
        found = true;
        Content wanted = side == Conflict.Side.OURS ? ours : theirs(file, ours, entry.base(), meant);
        if (wanted == null) {
            // Nothing of it is closed: what was asked for is not what is live.
            Reason refused = Reason.of(ReasonCode.FORMAT_REFUSED, file.path());
            return Step.leave(file, new Telling(file.path(), entry).fails(refused, true), refused);
        }
        List<OpenConflict> others = Conflicts.moved(left, file.format(), ours, wanted);
        List<OpenConflict> open = Conflicts.after(others, List.of(), entry.base(), wanted, file.format());
        Step step = drafting.step(file, entry, ours, entry.base(), wanted, open, Cause.RESOLVE, Result.MERGED);
        step.telling().known(others);
        return step;
    }

    /** The live file with the source's text at all of these places; null if that cannot be written. */
    private static @Nullable Content theirs(KeptFile file, Content ours, Content base, List<OpenConflict> meant) {
        Format format = file.format();
        List<FieldPolicy> rules = file.policy().fieldPolicies();
        Content together = format == Format.TEXT ? ours : atOnce(file, ours, base, meant);
        // What is left stands elsewhere by now, or the format could not write it beside the others.
        List<OpenConflict> left = Conflicts.moved(meant, format, ours, together);
        left = Conflicts.after(left, List.of(), base, together, format);
        Content wanted = together;
        for (OpenConflict conflict : left) {
            OpenConflict now =
                    Conflicts.moved(List.of(conflict), format, together, wanted).getFirst();
            if (!(Pick.take(format, rules, wanted, base, NodePath.parse(now.path()))
                    instanceof MergeOutcome.Merged merged)) {
                return null;
            }
            wanted = merged.content();
        }
        // A path that goes on in a value needs the rule that says so; without it there is nothing to take.
        return wanted.equals(ours) && !left.isEmpty() ? null : wanted;
    }

    private static Content atOnce(KeptFile file, Content ours, Content base, List<OpenConflict> meant) {
        List<NodePath> places = new ArrayList<>();
        List<NodePath> lacking = new ArrayList<>();
        for (OpenConflict conflict : meant) {
            (Conflicts.isOnlyInSource(conflict) ? lacking : places).add(NodePath.parse(conflict.path()));
        }
        List<FieldPolicy> rules = file.policy().fieldPolicies();
        return Pick.all(file.format(), rules, ours, base, places, lacking) instanceof MergeOutcome.Merged merged
                ? merged.content()
                : ours;
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
