package dev.tokenkeeper.acceptance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.acceptance.architecture.Sources.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One idea per type: files stay short. */
class SizesTest {
    @Test
    void aFileHasAtMost400Lines() {
        assertThat(longerThan(400, Sources.main())).isEmpty();
    }

    @Test
    void aTestHasAtMost600Lines() {
        assertThat(longerThan(600, Sources.tests())).isEmpty();
    }

    @Test
    void halfOfTheFilesHaveAtMost120Lines() {
        List<Integer> lines =
                Sources.main().stream().map(Source::lines).sorted().toList();
        assertThat(lines).hasSizeGreaterThan(50);
        assertThat(lines.get(lines.size() / 2)).isLessThanOrEqualTo(120);
    }

    @Test
    void everyPackageSaysWhatItIs() {
        List<Source> packages = Sources.main().stream()
                .filter(source -> source.path().endsWith("package-info.java"))
                .toList();
        assertThat(packages).hasSizeGreaterThan(10);
        assertThat(packages)
                .allSatisfy(source ->
                        assertThat(source.text()).as(source.path().toString()).startsWith("/**"));
    }

    private static List<String> longerThan(int most, List<Source> sources) {
        return sources.stream()
                .filter(source -> source.lines() > most)
                .map(source -> source.path() + " has " + source.lines() + " lines")
                .toList();
    }
}
