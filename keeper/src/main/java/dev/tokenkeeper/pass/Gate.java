package dev.tokenkeeper.pass;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.delivery.DeliverySpec;
import dev.tokenkeeper.format.ParseProblem;
import dev.tokenkeeper.format.Parsing;
import dev.tokenkeeper.report.Reason;
import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.validation.Finding;
import dev.tokenkeeper.validation.ValidatedContent;
import dev.tokenkeeper.validation.Validation;
import dev.tokenkeeper.validation.ValidationRule;
import dev.tokenkeeper.validation.Validator;
import java.time.InstantSource;
import java.util.List;

/** The one gate for every content: a source, a live file, late bytes, a result. All pass the same checks. */
final class Gate {
    private final DeliverySpec spec;
    private final Surroundings surroundings;

    Gate(DeliverySpec spec, Surroundings surroundings) {
        this.spec = spec;
        this.surroundings = surroundings;
    }

    /** The rules that count for {@code file}. */
    List<ValidationRule> rules(KeptFile file) {
        return spec.rules().isEmpty() ? spec.rules() : ValidationRule.of(spec.rules(), file.key());
    }

    /** What the gate says. */
    sealed interface Checked {}

    /** It may be published. */
    record Good(ValidatedContent content) implements Checked {}

    /** It may not; {@code where} is a place in it such as {@code :3:7}, what a rule found, or empty. */
    record Bad(Kind kind, String where) implements Checked {
        boolean isTooLarge() {
            return kind == Kind.TOO_LARGE;
        }

        /** The reason when it is a source's. */
        ReasonCode ofSource() {
            return switch (kind) {
                case EMPTY -> ReasonCode.SOURCE_EMPTY;
                case TOO_LARGE -> ReasonCode.SOURCE_TOO_LARGE;
                case UNPARSABLE -> ReasonCode.SOURCE_UNPARSABLE;
                case INVALID -> ReasonCode.SOURCE_INVALID;
            };
        }

        /** The reason when it is a live file's. */
        Reason ofLive(KeptFile file) {
            ReasonCode code = isTooLarge() ? ReasonCode.TOO_LARGE_TO_MERGE : ReasonCode.FILE_INVALID;
            return Reason.of(code, file.path() + where);
        }
    }

    /** Why a content is bad. */
    enum Kind {
        EMPTY,
        TOO_LARGE,
        UNPARSABLE,
        INVALID
    }

    Checked check(KeptFile file, Content content) {
        if (content.isEmpty()) {
            return new Bad(Kind.EMPTY, "");
        }
        List<ValidationRule> rules = rules(file);
        Validator validator =
                new Validator(rules, surroundings.commands(), rules.isEmpty() ? null : clock(), surroundings.schemas());
        Validation validation = validator.validate(file.format(), content);
        if (validation instanceof ValidatedContent good) {
            return new Good(good);
        }
        ParseProblem problem = Parsing.check(file.format(), content);
        if (problem != null) {
            boolean tooLarge = problem.kind() == ParseProblem.Kind.TOO_LARGE;
            return new Bad(tooLarge ? Kind.TOO_LARGE : Kind.UNPARSABLE, at(problem));
        }
        List<Finding> findings = ((Validation.Rejected) validation).findings();
        return new Bad(Kind.INVALID, ": " + findings.getFirst().sentence());
    }

    private InstantSource clock() {
        InstantSource clock = surroundings.clock();
        return clock == null ? InstantSource.system() : clock;
    }

    /** Line and column as people write them; empty where the whole text is meant. */
    static String at(ParseProblem problem) {
        return problem.line() == 0 ? "" : ":" + problem.line() + ":" + problem.column();
    }
}
