package dev.tokenkeeper.cli.flags;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Laws of the table: what holds for one flag holds for all. */
class FlagTableTest {
    @ParameterizedTest
    @EnumSource(Verb.class)
    void namesTwinsAndLettersOfAVerbAreUnique(Verb verb) {
        Set<String> seen = new HashSet<>();
        for (Flag flag : Flags.of(verb)) {
            assertThat(seen.add(flag.option())).as(flag.option()).isTrue();
            assertThat(seen.add(flag.twin())).as(flag.twin()).isTrue();
            assertThat(flag.letter().isEmpty() || seen.add(flag.letter()))
                    .as(flag.letter())
                    .isTrue();
        }
    }

    @Test
    void thereAreFlags() {
        assertThat(Flags.table()).hasSizeGreaterThan(30);
    }

    @Test
    void eachTwinIsAVariableThatKubernetesDoesNotSetForAServiceOfOurName() {
        for (Flag flag : Flags.table()) {
            assertThat(flag.twin())
                    .matches("TOKENKEEPER_[A-Z][A-Z_]*[A-Z]")
                    .doesNotMatch("TOKENKEEPER_(PORT|SERVICE)(_.*)?")
                    .doesNotStartWith("TOKENKEEPER_SAVED_");
        }
    }

    @Test
    void eachFlagSaysWhatItIsForInOneSentenceAndHasAVerb() {
        for (Flag flag : Flags.table()) {
            assertThat(flag.says()).as(flag.option()).endsWith(".").matches("[A-Z].*");
            assertThat(flag.verbs()).as(flag.option()).isNotEmpty();
            assertThat(flag.label().isEmpty()).as(flag.option()).isEqualTo(!flag.takesValue());
        }
    }

    @ParameterizedTest
    @EnumSource(Verb.class)
    void helpOfAVerbTellsEachOfItsFlagsWithItsTwinIn80Columns(Verb verb) {
        String help = CommandModel.of(verb).getUsageMessage();
        for (Flag flag : Flags.of(verb)) {
            assertThat(help).contains(flag.option()).contains(flag.twin());
        }
        assertThat(help).contains("tokenkeeper " + verb.word()).contains("Exit codes:");
        assertThat(help.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    }

    @Test
    void helpOfTheProgramTellsEachVerb() {
        String help = CommandModel.program().getUsageMessage();
        for (Verb verb : Verb.values()) {
            assertThat(help).contains("\n  " + verb.word() + " ");
        }
        assertThat(help.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    }
}
