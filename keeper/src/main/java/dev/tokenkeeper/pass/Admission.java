package dev.tokenkeeper.pass;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.history.Entry;
import dev.tokenkeeper.merge.Strategy;
import dev.tokenkeeper.report.Reason;
import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.validation.ValidatedContent;
import dev.tokenkeeper.volume.DiskException;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the source and everything else: only a source that is news, not stale and passes every check goes on.
 * What is refused here has touched nothing.
 */
final class Admission {
    private final Gate gate;
    private final Past past;
    private final PassTrigger trigger;

    Admission(Gate gate, Past past, PassTrigger trigger) {
        this.gate = gate;
        this.past = past;
        this.trigger = trigger;
    }

    /**
     * What came of it.
     *
     * @param fresh a good source that differs from what was delivered last; null if there is none
     * @param refusal why the source is not taken; null if it is, or if it brings no news
     */
    record Admitted(
            @Nullable ValidatedContent fresh, @Nullable Reason refusal) {
        static final Admitted NO_NEWS = new Admitted(null, null);
    }

    Admitted admit(KeptFile file, @Nullable Entry entry, Theirs theirs) throws DiskException {
        if (theirs instanceof Theirs.Withheld withheld) {
            return new Admitted(null, withheld.reason());
        }
        if (!(theirs instanceof Theirs.Offered offered)) {
            return Admitted.NO_NEWS;
        }
        Content content = offered.content();
        if (entry != null) {
            if (content.equals(entry.base()) || file.policy().strategy() == Strategy.CREATED_ONCE) {
                return Admitted.NO_NEWS;
            }
            if (trigger == PassTrigger.WAKE && past.delivered(file.path(), content)) {
                return new Admitted(null, Reason.of(ReasonCode.STALE_SOURCE, file.key()));
            }
        }
        Gate.Checked checked = gate.check(file, content);
        if (checked instanceof Gate.Bad bad) {
            return new Admitted(null, Reason.of(bad.ofSource(), file.key() + bad.where()));
        }
        return new Admitted(((Gate.Good) checked).content(), null);
    }
}
