package dev.tokenkeeper.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.content.Format;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ValidatorTest {
    private final List<List<String>> ran = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "LICENSE_TEXT, contains:V1, 'V1\nA: 1\n', ",
        "LICENSE_TEXT, contains:V1, 'V2\nA: 1\n', TEXT_MISSING",
        "LICENSE_TEXT, regex:^A: \\d+$, 'V1\nA: 12\nB: x\n', ",
        "LICENSE_TEXT, regex:^A: \\d+$, 'V1\nA: x\n', PATTERN_NOT_FOUND",
        "LICENSE_TEXT, 'keys:A,Feature', 'A:\nFeature: x\nFeature: y\n', ",
        "LICENSE_TEXT, 'keys:A,B', 'A: 1\n', KEY_MISSING",
        "JSON, keys:/a/*/c, '{\"a\":[{\"c\":null}]}', ",
        "JSON, keys:/a/c, '{\"a\":[{\"c\":null}]}', KEY_MISSING",
        "TEXT, keys:A, 'A: 1\n', KEY_MISSING",
        "OPAQUE, max-size:3, abc, ",
        "OPAQUE, max-size:3, abcd, TOO_LARGE",
        "JSON, max-size:9, '{\"a\":', DOES_NOT_PARSE",
        "OPAQUE, contains:x, '', TEXT_MISSING"
    })
    void checksEachRule(Format format, String rule, String text, Finding.Code found) {
        Validation validation = validate(format, text, new CommandRunner.Passed(), rule);
        if (found == null) {
            assertThat(validation).isInstanceOf(ValidatedContent.class);
        } else {
            assertThat(codes(validation)).containsExactly(found);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, ", "1, COMMAND_FAILED", "2, COMMAND_TIMED_OUT", "3, COMMAND_NOT_RUNNABLE"})
    void asksTheCommand(int verdict, Finding.Code found) {
        List<CommandRunner.Verdict> verdicts = List.of(
                new CommandRunner.Passed(),
                new CommandRunner.Failed(7),
                new CommandRunner.TimedOut(),
                new CommandRunner.NotRunnable());
        Validation validation = validate(Format.OPAQUE, "x", verdicts.get(verdict), "command:check -v");
        assertThat(ran).containsExactly(List.of("check", "-v"));
        assertThat(codes(validation)).isEqualTo(found == null ? List.of() : List.of(found));
    }

    @Test
    void aCommandDoesNotRunForWhatIsRejectedAnyway() {
        Validation validation = validate(Format.JSON, "{", new CommandRunner.Passed(), "command:check", "contains:x");
        assertThat(codes(validation)).containsExactly(Finding.Code.DOES_NOT_PARSE, Finding.Code.TEXT_MISSING);
        assertThat(ran).isEmpty();
    }

    @Test
    void whatDoesNotParseIsToldByItsPlaceWhereItHasOne() {
        assertThat(validate(Format.JSON, "{\n1", new CommandRunner.Passed()))
                .isInstanceOfSatisfying(
                        Validation.Rejected.class,
                        rejected -> assertThat(rejected.findings().getFirst().sentence())
                                .isEqualTo("it is no json at line 2, column 1"));
        assertThat(validate(Format.TEXT, "x".repeat(9 << 20), new CommandRunner.Passed()))
                .isInstanceOfSatisfying(
                        Validation.Rejected.class,
                        rejected -> assertThat(rejected.findings().getFirst().sentence())
                                .isEqualTo("it is no text"));
    }

    @Test
    void aPatternThatExplodesIsBounded() {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        Validation validation = validate(
                Format.OPAQUE, "a".repeat(200), new CommandRunner.Passed(), "regex:(a*)(a*)(a*)(a*)(a*)(a*)\\1b");
        long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
        assertThat(codes(validation)).containsExactly(Finding.Code.PATTERN_TOO_COSTLY);
        assertThat(TimeUnit.NANOSECONDS.toSeconds(nanos)).isLessThan(10);
    }

    @Test
    void findingsHoldNoValues() {
        Validation validation = validate(
                Format.ENV,
                "A='hunter2\n",
                new CommandRunner.Passed(),
                "contains:hunter3",
                "regex:hunter4",
                "max-size:1");
        assertThat(validation.toString()).doesNotContain("hunter");
        assertThat(codes(validation)).hasSize(4);
    }

    private Validation validate(Format format, String text, CommandRunner.Verdict verdict, String... rules) {
        List<ValidationRule> parsed =
                List.of(rules).stream().map(ValidationRule::parse).toList();
        CommandRunner runner = (argv, input) -> {
            ran.add(argv);
            return verdict;
        };
        return new Validator(parsed, runner).validate(format, Content.copyOf(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Finding.Code> codes(Validation validation) {
        return validation instanceof Validation.Rejected rejected
                ? rejected.findings().stream().map(Finding::code).toList()
                : List.of();
    }
}
