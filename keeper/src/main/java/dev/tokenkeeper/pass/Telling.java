package dev.tokenkeeper.pass;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.content.Digest;
import dev.tokenkeeper.delivery.DeliveryState;
import dev.tokenkeeper.history.Entry;
import dev.tokenkeeper.history.OpenConflict;
import dev.tokenkeeper.report.ConflictReport;
import dev.tokenkeeper.report.FileReport;
import dev.tokenkeeper.report.Mask;
import dev.tokenkeeper.report.Reason;
import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.report.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Gathers what a pass will report of one file while it goes through the stages. Used by one thread. */
final class Telling {
    private final String path;
    private final List<Reason> reasons = new ArrayList<>();
    private final List<OpenConflict> before;
    private List<OpenConflict> known;
    private List<OpenConflict> open;
    private DeliveryState state = DeliveryState.UNKNOWN;
    private Result result = Result.FAILED;
    private boolean good;
    private int fromSource;
    private int fromApp;
    private @Nullable Content source;

    Telling(String path, @Nullable Entry entry) {
        this.path = path;
        this.before = entry == null ? List.of() : entry.conflicts();
        this.known = before;
        this.open = before;
    }

    String path() {
        return path;
    }

    Telling state(DeliveryState found) {
        state = found;
        return this;
    }

    /** What the pass comes to, and whether a good token is live after it. */
    Telling ends(Result how, boolean goodToken) {
        result = how;
        good = goodToken;
        return this;
    }

    /** Something more to know; each reason once. */
    Telling because(Reason reason) {
        for (Reason told : reasons) {
            // Not by the record's equality: the JVM makes that at its first use, and a start would pay for it.
            if (told.code() == reason.code() && told.detail().equals(reason.detail())) {
                return this;
            }
        }
        reasons.add(reason);
        return this;
    }

    Telling because(List<Reason> more) {
        for (Reason reason : more) {
            because(reason);
        }
        return this;
    }

    Telling because(ReasonCode code, String detail) {
        return because(Reason.of(code, detail));
    }

    /** The source's bytes, told as a keyed digest. */
    Telling source(Content bytes) {
        source = bytes;
        return this;
    }

    /** How many places each side has in the result. */
    Telling counts(int source, int app) {
        fromSource = source;
        fromApp = app;
        return this;
    }

    /** Takes back what a plan would have come to: nothing of it was written. */
    Telling undo() {
        known = before;
        open = before;
        return counts(0, 0);
    }

    /** The conflicts that were told before, as they are called now. */
    Telling known(List<OpenConflict> conflicts) {
        known = conflicts;
        return this;
    }

    /** The conflicts that stay open after this pass. */
    Telling open(List<OpenConflict> conflicts) {
        open = conflicts;
        return this;
    }

    /** Whether the file could not be served at all, and why. */
    Telling fails(Reason reason, boolean goodToken) {
        return ends(Result.FAILED, goodToken).because(reason);
    }

    /** Whether conflicts were open before this pass. */
    boolean knewConflicts() {
        return !before.isEmpty();
    }

    Result result() {
        return result;
    }

    boolean isGood() {
        return good;
    }

    FileReport report(VolumeKey key) {
        List<ConflictReport> conflicts = new ArrayList<>(open.size());
        for (OpenConflict conflict : open) {
            conflicts.add(new ConflictReport(
                    conflict.path(),
                    conflict.reason(),
                    conflict.kept(),
                    masked(conflict.ours(), key),
                    masked(conflict.theirs(), key),
                    !isKnown(conflict)));
        }
        Content bytes = source;
        return new FileReport(
                path,
                state,
                result,
                good,
                fromSource,
                fromApp,
                conflicts,
                reasons,
                bytes == null ? Mask.NONE : Mask.of(bytes, key));
    }

    private boolean isKnown(OpenConflict conflict) {
        for (OpenConflict other : known) {
            if (other.path().equals(conflict.path())
                    && other.reason().equals(conflict.reason())
                    && Objects.equals(other.ours(), conflict.ours())
                    && Objects.equals(other.theirs(), conflict.theirs())) {
                return true;
            }
        }
        return false;
    }

    private static String masked(@Nullable Digest digest, VolumeKey key) {
        return digest == null ? "" : digest.keyed(key.get());
    }
}
