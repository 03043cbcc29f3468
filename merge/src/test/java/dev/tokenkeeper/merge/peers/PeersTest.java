package dev.tokenkeeper.merge.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.merge.laws.Triple;
import dev.tokenkeeper.merge.laws.Triples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A small part of {@code bench/merge}: the programs that every machine has, on the same triples. */
final class PeersTest {
    private static final int COUNT = 12;
    private static final long SEED = 1;

    @TempDir
    private Path folder;

    static Set<Format> formats() {
        return Triples.formats();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void mergesOfLinesHaveMoreFalseConflicts(Format format) throws IOException, InterruptedException {
        List<Triple> independent = Triples.independent(format, COUNT, SEED);
        List<Triple> overlapping = Triples.overlapping(format, COUNT, SEED);
        Tally apart = new Tally();
        independent.forEach(triple -> apart.add(triple, Merged.here(triple)));
        Tally across = new Tally();
        overlapping.forEach(triple -> across.add(triple, Merged.here(triple)));

        assertThat(apart.isRight(format)).as(format.word()).isTrue();
        assertThat(across.isSafe()).as(format.word()).isTrue();
        for (Peer peer : List.of(Peer.GIT_MERGE_FILE, Peer.DIFF3)) {
            assumeTrue(peer.isThere(), peer.title());
            Tally lines = PeersRun.tally(peer, independent, folder);
            assertThat(lines.triples()).isEqualTo(COUNT);
            assertThat(lines.failures()).isZero();
            int most = format == Format.TEXT ? lines.conflicts() : lines.conflicts() - 1;
            assertThat(apart.conflicts()).as(peer.title()).isLessThanOrEqualTo(most);
        }
    }
}
