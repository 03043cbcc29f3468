package dev.tokenkeeper.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.content.Format;
import org.junit.jupiter.api.Test;

/** A change that a format cannot write costs itself and what shares its container, never another change. */
final class AttemptsTest {
    /** The last line of ours goes on into whatever would be written behind it. */
    private static final String OURS = "a=1\nb=o\nlast=x\\";

    @Test
    void whatCannotBeWrittenIsAConflictAndTheRestIsThere() {
        MergeOutcome.Merged merged =
                Merging.merged(Format.PROPERTIES, "a=1\nb=1\nlast=x", OURS, "a=2\nb=1\nlast=x\nnew=1");
        assertThat(Merging.text(merged.content())).isEqualTo("a=2\nb=o\nlast=x\\");
        assertThat(Merging.conflicts(merged)).containsExactly("/new FORMAT_REFUSED");
        assertThat(merged.fromSource()).containsExactly("/a");
    }

    @Test
    void mergingAgainChangesNothingThen() {
        String theirs = "a=2\nb=1\nlast=x\nnew=1";
        MergeOutcome.Merged first = Merging.merged(Format.PROPERTIES, "a=1\nb=1\nlast=x", OURS, theirs);
        MergeOutcome.Merged again = Merging.merged(Format.PROPERTIES, theirs, Merging.text(first.content()), theirs);
        assertThat(again.content()).isEqualTo(first.content());
        assertThat(again.conflicts()).isEmpty();
    }
}
