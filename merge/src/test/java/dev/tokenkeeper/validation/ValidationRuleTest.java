package dev.tokenkeeper.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tokenkeeper.format.NodePath;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ValidationRuleTest {
    @Test
    void isReadFromItsWordInBothSpellings() {
        assertThat(ValidationRule.parse("contains:a:b")).isEqualTo(new ValidationRule.Contains("a:b"));
        assertThat(ValidationRule.parse("Contains:x")).isEqualTo(new ValidationRule.Contains("x"));
        assertThat(ValidationRule.parse("regex:^A: \\d+$")).isEqualTo(new ValidationRule.Regex("^A: \\d+$"));
        assertThat(ValidationRule.parse("keys:A, /b/c"))
                .isEqualTo(new ValidationRule.RequiredKeys(List.of(NodePath.parse("/A"), NodePath.parse("/b/c"))));
        assertThat(ValidationRule.parse("RequiredKeys:A"))
                .isEqualTo(new ValidationRule.RequiredKeys(List.of(NodePath.parse("A"))));
    }

    @ParameterizedTest
    @CsvSource({
        "max-size:0, 0",
        "max-size:100, 100",
        "MaxSize:64Ki, 65536",
        "max-size:1Mi, 1048576",
        "maxSize:2Gi, 2147483648",
        "max-size:999999999999, 999999999999"
    })
    void sizesAreBytes(String rule, long bytes) {
        assertThat(ValidationRule.parse(rule)).isEqualTo(new ValidationRule.MaxSize(bytes));
    }

    @Test
    void aCommandIsSplitAtSpacesAndNoShellReadsIt() {
        assertThat(ValidationRule.parse("command:/bin/check  'a b' \"c's\" d\"e\"f '' $X;y"))
                .isEqualTo(new ValidationRule.Command(List.of("/bin/check", "a b", "c's", "def", "", "$X;y")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hunter2",
                "contains:",
                "hunter2:x",
                "regex:(hunter2",
                "keys:hunter2,",
                "max-size:hunter2",
                "max-size:-1",
                "max-size:1Ti",
                "max-size:i",
                "max-size:Ki",
                "max-size:99999999999999999999",
                "max-size:1000000000000",
                "command:'hunter2",
                "command:  "
            })
    void whatIsNoRuleIsRefusedWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> ValidationRule.parse(text))
                .isInstanceOf(InvalidRule.class)
                .hasNoCause()
                .satisfies(e -> assertThat(e.getMessage()).isNotBlank().doesNotContain("hunter2"));
    }

    @Test
    void aWrongPatternIsToldByItsPlace() {
        assertThatThrownBy(() -> ValidationRule.parse("regex:a["))
                .isInstanceOf(InvalidRule.class)
                .hasMessageEndingWith("at character 2");
    }

    @Test
    void noRulePrintsItsText() {
        assertThat(ValidationRule.parse("contains:hunter2")
                        + ""
                        + ValidationRule.parse("regex:hunter2")
                        + ValidationRule.parse("command:hunter2"))
                .doesNotContain("hunter2");
    }
}
