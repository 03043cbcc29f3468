package dev.tokenkeeper.merge.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.merge.Merge;
import dev.tokenkeeper.merge.MergeInput;
import dev.tokenkeeper.merge.MergeOutcome;
import dev.tokenkeeper.merge.MergePolicy;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws about whole files, byte for byte. */
final class BytesTest {
    static List<Named<Dialect>> dialects() {
        return Laws.dialects();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dialects")
    void oneSideAloneHasItsBytes(Dialect dialect) {
        Laws.hold("one side alone", dialect, Maker::anything, scenario -> {
            Content base = scenario.baseText().content();
            Content ours = scenario.oursText().content();
            Content theirs = scenario.theirsText().content();
            assertThat(result(dialect.format(), base, ours, base)).isEqualTo(ours);
            assertThat(result(dialect.format(), base, base, theirs)).isEqualTo(theirs);
            assertThat(result(dialect.format(), base, ours, ours)).isEqualTo(ours);
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dialects")
    void mergingAgainChangesNothing(Dialect dialect) {
        Laws.hold("merging again", dialect, Maker::anything, scenario -> {
            Content theirs = scenario.theirsText().content();
            Content once = scenario.merged().content();
            assertThat(result(dialect.format(), theirs, once, theirs)).isEqualTo(once);
            if (!scenario.merged().conflicts().isEmpty()) {
                return;
            }
            // From the same base once more. Where a nameless entry went beside one that came, the one looks like the
            // other changed, so only scripts that remove nothing promise this.
            if (!scenario.removes()) {
                assertThat(result(dialect.format(), scenario.baseText().content(), once, theirs))
                        .isEqualTo(once);
            }
            // The source was only written anew; where nobody else wrote it is taken byte for byte.
            Content respelled = dialect.write(scenario.theirsItem(), Look.PLAIN).content();
            if (!once.equals(theirs)) {
                assertThat(result(dialect.format(), theirs, once, respelled)).isEqualTo(once);
            }
        });
    }

    /** Also where nothing parses: who agrees with the base or with the other side is never refused. */
    @ParameterizedTest
    @EnumSource(Format.class)
    void bytesThatNobodyCanParseObeyTheLawsToo(Format format) {
        for (int i = 0; i < Laws.trials(); i++) {
            Random random = Laws.random(i);
            Content base = noise(random);
            Content ours = noise(random);
            Content theirs = noise(random);
            assertThat(result(format, base, ours, base)).as(Laws.replay(i)).isEqualTo(ours);
            assertThat(result(format, base, ours, ours)).as(Laws.replay(i)).isEqualTo(ours);
            MergeOutcome onlyTheirs = run(format, base, base, theirs);
            if (onlyTheirs instanceof MergeOutcome.Merged merged) {
                assertThat(merged.content()).as(Laws.replay(i)).isEqualTo(theirs);
            }
            MergeOutcome all = run(format, base, ours, theirs);
            if (all instanceof MergeOutcome.Merged merged) {
                assertThat(result(format, theirs, merged.content(), theirs))
                        .as(Laws.replay(i))
                        .isEqualTo(merged.content());
            }
        }
    }

    private static Content noise(Random random) {
        byte[] bytes = new byte[random.nextInt(12)];
        String likely = "{}[]\",:=\\#\n\r 'ab1\u0000\u00ff\u00fe\u00ef\u00bb\u00bf";
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) likely.charAt(random.nextInt(likely.length()));
        }
        return Content.copyOf(bytes);
    }

    private static MergeOutcome run(Format format, Content base, Content ours, Content theirs) {
        return Merge.run(new MergeInput(base, ours, theirs, format, MergePolicy.DEFAULT));
    }

    private static Content result(Format format, Content base, Content ours, Content theirs) {
        if (run(format, base, ours, theirs) instanceof MergeOutcome.Merged merged) {
            return merged.content();
        }
        throw new AssertionError("not merged: " + run(format, base, ours, theirs));
    }
}
