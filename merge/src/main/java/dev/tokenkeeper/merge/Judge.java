package dev.tokenkeeper.merge;

import dev.tokenkeeper.content.Digest;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Says who wins where the sides disagree, and writes down the conflict if that is not settled by the policy. */
final class Judge {
    private final ConflictPolicy policy;
    private final boolean adopting;
    private final Ledger ledger;

    /** {@code adopting}: there is no base, so nobody knows whose a difference is. */
    Judge(ConflictPolicy policy, boolean adopting, Ledger ledger) {
        this.policy = policy;
        this.adopting = adopting;
        this.ledger = ledger;
    }

    /** The same judge with another ledger. */
    Judge writingTo(Ledger other) {
        return new Judge(policy, adopting, other);
    }

    boolean isAdopting() {
        return adopting;
    }

    /** Whether theirs is taken; if not, the conflict is in the ledger. */
    boolean takesTheirs(String path, Conflict.Reason reason, @Nullable String ours, @Nullable String theirs) {
        if (policy == ConflictPolicy.TAKE_SOURCE) {
            return true;
        }
        Conflict.Reason why = adopting ? Conflict.Reason.UNRESOLVED : reason;
        ledger.conflict(new Conflict(path, why, Conflict.Side.OURS, digest(ours), digest(theirs)));
        return false;
    }

    /** An entry that only ours has, without a base: it stays, and is to be looked at unless the policy settles that. */
    void keepsUnknown(String path, String ours) {
        if (policy == ConflictPolicy.TAKE_SOURCE) {
            ledger.keep(path);
        } else {
            ledger.conflict(new Conflict(path, Conflict.Reason.UNRESOLVED, Conflict.Side.OURS, digest(ours), null));
        }
    }

    /** A change that was left out because of what it would do to others. */
    void refuse(String path, Conflict.Reason why, @Nullable String ours, @Nullable String theirs) {
        ledger.conflict(new Conflict(path, why, Conflict.Side.OURS, digest(ours), digest(theirs)));
    }

    /** The digest of what stands at a place; null if nothing does. */
    static @Nullable Digest digest(@Nullable String text) {
        return text == null ? null : Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
