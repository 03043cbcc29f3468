package dev.tokenkeeper.validation;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.format.ParseProblem;
import dev.tokenkeeper.format.Parsing;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks a content: that it parses, for formats with a grammar, and then each rule. All findings are told, but a command
 * runs only when everything else holds. Immutable.
 */
public final class Validator {
    private final List<ValidationRule> rules;
    private final CommandRunner runner;
    private final @Nullable InstantSource clock;
    private final @Nullable SchemaChecker schemas;

    /** Checks without a clock and by no JSON Schema. */
    public Validator(List<ValidationRule> rules, CommandRunner runner) {
        this(rules, runner, null, null);
    }

    /**
     * Checks by {@code rules}; those for some keys alone have to be chosen before.
     *
     * @param clock tells the time for certificates; null: their validity cannot be a rule
     * @param schemas checks JSON Schemas; null: the optional module is not there
     */
    public Validator(
            List<ValidationRule> rules,
            CommandRunner runner,
            @Nullable InstantSource clock,
            @Nullable SchemaChecker schemas) {
        this.rules = List.copyOf(rules);
        this.runner = runner;
        this.clock = clock;
        this.schemas = schemas;
    }

    /** {@code content} as something that may be published, or why it is not. */
    public Validation validate(Format format, Content content) {
        List<Finding> findings = new ArrayList<>();
        ParseProblem problem = Parsing.check(format, content);
        if (problem != null) {
            String where = problem.line() > 0 ? " at line " + problem.line() + ", column " + problem.column() : "";
            String sentence = "it is no " + format.word() + where;
            findings.add(new Finding(Finding.Code.DOES_NOT_PARSE, "", sentence));
        }
        for (ValidationRule rule : rules) {
            if (!(rule instanceof ValidationRule.Command)) {
                check(rule, format, content, findings);
            }
        }
        for (ValidationRule rule : rules) {
            if (rule instanceof ValidationRule.Command command && findings.isEmpty()) {
                command(runner.run(command.argv(), content), findings);
            }
        }
        return findings.isEmpty() ? new ValidatedContent(content) : new Validation.Rejected(findings);
    }

    private void check(ValidationRule rule, Format format, Content content, List<Finding> findings) {
        if (rule instanceof ValidationRule.Contains contains) {
            if (!new String(content.bytes(), StandardCharsets.UTF_8).contains(contains.text())) {
                findings.add(new Finding(Finding.Code.TEXT_MISSING, "", "a text that it must contain is not in it"));
            }
        } else if (rule instanceof ValidationRule.Regex regex) {
            BoundedSearch.find(regex.pattern(), content, findings);
        } else if (rule instanceof ValidationRule.RequiredKeys required) {
            KeySearch.find(required.keys(), format, content, findings);
        } else if (rule instanceof ValidationRule.MaxSize most) {
            if (content.size() > most.bytes()) {
                String sentence = "it has " + content.size() + " bytes, more than " + most.bytes();
                findings.add(new Finding(Finding.Code.TOO_LARGE, "", sentence));
            }
        } else if (rule instanceof ValidationRule.SignedBy signed) {
            SignatureCheck.check(signed, content, findings);
        } else if (rule instanceof ValidationRule.Certificate certificate) {
            CertificateCheck.check(certificate.checks(), format, content, clock, findings);
        } else if (rule instanceof ValidationRule.JsonSchema schema && format == Format.JSON) {
            SchemaCheck.check(schemas, schema.schema(), content, findings);
        }
    }

    private static void command(CommandRunner.Verdict verdict, List<Finding> findings) {
        if (verdict instanceof CommandRunner.Failed failed) {
            String sentence = "the validation command exited with " + failed.exit();
            findings.add(new Finding(Finding.Code.COMMAND_FAILED, "", sentence));
        } else if (verdict instanceof CommandRunner.TimedOut) {
            findings.add(new Finding(Finding.Code.COMMAND_TIMED_OUT, "", "the validation command took too long"));
        } else if (verdict instanceof CommandRunner.NotRunnable) {
            String sentence = "the validation command could not be started";
            findings.add(new Finding(Finding.Code.COMMAND_NOT_RUNNABLE, "", sentence));
        }
    }
}
