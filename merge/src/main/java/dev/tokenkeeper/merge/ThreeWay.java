package dev.tokenkeeper.merge;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.format.Document;
import dev.tokenkeeper.format.Limits;
import dev.tokenkeeper.format.ParseProblem;
import dev.tokenkeeper.format.Parsed;
import dev.tokenkeeper.format.Parsing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The three-way strategy. In this order: 1. theirs = base: ours, parsable or not; 2. theirs must parse, else it is
 * refused; 3. ours = base: theirs; 4. without a base, an ours that is the head of theirs is a torn copy: theirs; 5. what
 * does not parse, or is opaque, counts as a whole; 6. else by node, or by line. Field policies come before 1 and 3, so
 * with them these two hold only where none of them counts.
 */
final class ThreeWay {
    private final @Nullable Content base;
    private final Content ours;
    private final Content theirs;
    private final Format format;
    private final MergePolicy policy;
    private final Terms terms;

    ThreeWay(MergeInput input, LineChoice.Inserts inserts) {
        this.base = input.base();
        this.ours = input.ours();
        this.theirs = input.theirs();
        this.format = input.format();
        this.policy = input.policy();
        this.terms = new Terms(format, policy, inserts);
    }

    MergeOutcome outcome() {
        boolean opaque = format == Format.OPAQUE;
        boolean ruled = !opaque && !policy.fieldPolicies().isEmpty();
        if (theirs.equals(base) && !ruled) {
            return ours();
        }
        Parsed comes = opaque ? null : Parsing.read(format, theirs, Limits.DEFAULT);
        if (comes instanceof ParseProblem problem) {
            return theirs.equals(base) ? ours() : new MergeOutcome.Refused(problem);
        }
        if ((ours.equals(base) && !ruled) || (base == null && theirs.startsWith(ours))) {
            return theirs();
        }
        if (!(comes instanceof Document yours)) {
            return whole(List.of());
        }
        Parsed was = base == null ? null : Parsing.read(format, base, Limits.DEFAULT);
        Parsed is = Parsing.read(format, ours, Limits.DEFAULT);
        if (is instanceof Document mine && !(was instanceof ParseProblem)) {
            return parts(new Versions((Document) was, mine, yours));
        }
        return ours.equals(base) ? theirs() : whole(List.of(new Notice("", Notice.Kind.MERGED_AS_OPAQUE)));
    }

    private MergeOutcome parts(Versions versions) {
        Attempt best = new Attempts(terms, versions).best();
        if (!best.ruled() && theirs.equals(base)) {
            return ours();
        }
        if (!best.ruled() && ours.equals(base)) {
            return theirs();
        }
        List<Conflict> conflicts = best.ledger().conflicts();
        if (policy.conflictPolicy() == ConflictPolicy.FAIL && !conflicts.isEmpty()) {
            return new MergeOutcome.Failed(conflicts);
        }
        return merged(ours, versions, best);
    }

    /** The outcome of an attempt; without a text that holds, {@code ours}. */
    static MergeOutcome.Merged merged(Content ours, Versions versions, Attempt attempt) {
        Document mine = versions.ours();
        Ledger ledger = attempt.ledger();
        String text = attempt.text();
        Content result = ours;
        if (text != null && !text.equals(mine.text())) {
            byte[] bytes = (mine.marked() ? "\ufeff" + text : text).getBytes(StandardCharsets.UTF_8);
            result = Content.copyOf(bytes);
        }
        return new MergeOutcome.Merged(
                result, ledger.fromSource(), ledger.fromApp(), ledger.conflicts(), ledger.notices());
    }

    /** Both sides changed what cannot be taken apart. */
    private MergeOutcome whole(List<Notice> notices) {
        if (policy.conflictPolicy() == ConflictPolicy.TAKE_SOURCE) {
            return new MergeOutcome.Merged(theirs, List.of(""), List.of(), List.of(), notices);
        }
        Conflict.Reason reason = base == null ? Conflict.Reason.UNRESOLVED : Conflict.Reason.BOTH_CHANGED;
        Conflict conflict = new Conflict("", reason, Conflict.Side.OURS, ours.digest(), theirs.digest());
        if (policy.conflictPolicy() == ConflictPolicy.FAIL) {
            return new MergeOutcome.Failed(List.of(conflict));
        }
        return new MergeOutcome.Merged(ours, List.of(), List.of(), List.of(conflict), notices);
    }

    private MergeOutcome ours() {
        List<String> fromApp = base == null ? List.of() : Differences.paths(format, base, ours);
        return new MergeOutcome.Merged(ours, List.of(), fromApp, List.of(), List.of());
    }

    private MergeOutcome theirs() {
        List<String> fromSource = Differences.paths(format, ours, theirs);
        return new MergeOutcome.Merged(theirs, fromSource, List.of(), List.of(), List.of());
    }
}
