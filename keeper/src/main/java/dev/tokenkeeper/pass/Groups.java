package dev.tokenkeeper.pass;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.history.Entry;
import dev.tokenkeeper.publish.FilePlan;
import dev.tokenkeeper.report.Reason;
import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.validation.CertificateCheck;
import dev.tokenkeeper.validation.Finding;
import dev.tokenkeeper.validation.ValidationRule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds a group together: where one of its files cannot take its source, none does. */
final class Groups {
    private Groups() {}

    /** Why the files of {@code step}'s group wait; null if they do not. */
    static @Nullable Reason refusal(Step step, List<Step> all) {
        if (step.file().group().isEmpty() || !step.takesSource()) {
            return null;
        }
        return waits(step, all);
    }

    /** What {@code step} waits for: a file of its group that is not to be written; null if it waits for none. */
    private static @Nullable Reason waits(Step step, List<Step> all) {
        for (Step other : all) {
            Reason refusal = other.refusal();
            if (refusal != null && other.file().group().equals(step.file().group())) {
                return new Reason(
                        refusal.code(),
                        step.file().key() + " waits for " + other.file().key(),
                        refusal.next());
            }
        }
        return null;
    }

    /** Why the files of {@code step}'s group may not be live together, by the rules for {@code step}; null if they may. */
    static @Nullable Reason mismatch(Step step, List<Step> all, List<ValidationRule> rules, Session session) {
        if (step.file().group().isEmpty() || rules.isEmpty() || !step.takesSource()) {
            return null;
        }
        List<Content> contents = new ArrayList<>();
        for (Step other : all) {
            if (other.file().group().equals(step.file().group())) {
                FilePlan plan = other.plan();
                Entry entry = session.entry(other.file().path());
                if (plan != null) {
                    contents.add(plan.content().content());
                } else if (entry != null) {
                    contents.add(entry.published());
                }
            }
        }
        Finding finding = CertificateCheck.together(rules, contents);
        return finding == null
                ? null
                : Reason.of(ReasonCode.SOURCE_INVALID, step.file().key() + ": " + finding.sentence());
    }

    /** What is left of a verb's steps for a group: where one of its files fails, none is written. */
    static List<Step> together(List<Step> steps, Session session) {
        List<Step> together = new ArrayList<>();
        for (Step step : steps) {
            boolean alone = step.plan() == null || step.file().group().isEmpty();
            Reason waits = alone ? null : waits(step, steps);
            together.add(waits == null ? step : held(step, waits, session));
        }
        return together;
    }

    private static Step held(Step step, Reason why, Session session) {
        Entry entry = session.entry(step.file().path());
        Telling telling = new Telling(step.file().path(), entry).fails(why, entry != null);
        return Step.leave(step.file(), telling, why);
    }

    /** The steps that write something. */
    static List<Step> writing(List<Step> steps) {
        List<Step> writing = new ArrayList<>();
        for (Step step : steps) {
            if (step.plan() != null) {
                writing.add(step);
            }
        }
        return writing;
    }
}
