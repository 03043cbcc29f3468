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
            Step failing = step.plan() == null ? null : failing(step, steps);
            Reason why = failing == null ? null : failing.refusal();
            if (failing == null || why == null) {
                together.add(step);
                continue;
            }
            Entry entry = session.entry(step.file().path());
            Reason waits = new Reason(
                    why.code(),
                    step.file().path() + " waits for " + failing.file().path(),
                    why.next());
            Telling telling = new Telling(step.file().path(), entry).fails(waits, entry != null);
            together.add(Step.leave(step.file(), telling, waits));
        }
        return together;
    }

    private static @Nullable Step failing(Step step, List<Step> all) {
        for (Step other : all) {
            boolean same = !step.file().group().isEmpty()
                    && step.file().group().equals(other.file().group());
            if (same && other.refusal() != null) {
                return other;
            }
        }
        return null;
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
