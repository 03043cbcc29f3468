package dev.tokenkeeper.merge.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.content.Format;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Documents made to hurt are merged, refused or kept whole by every format: within two seconds, in a heap of 64 MB, on a
 * stack of 256 KB, and never by an exception.
 */
final class HostileTest {
    private static final int MILLIS = 2_000;

    @ParameterizedTest
    @EnumSource(Format.class)
    @Execution(ExecutionMode.CONCURRENT)
    void areHandledInTimeInASmallHeapOnASmallStack(Format format) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        HostileRun.class.getName(),
                        format.word(),
                        Integer.toString(MILLIS))
                .redirectErrorStream(true)
                .start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor()).as("%s", lines).isZero();
        assertThat(lines).filteredOn(line -> line.startsWith("BAD")).isEmpty();
        assertThat(lines.getLast()).isEqualTo("done");
        assertThat(lines.stream().filter(line -> line.startsWith("ok")))
                .as("documents times roles")
                .hasSizeGreaterThanOrEqualTo(4 * HostileTexts.all().size());
    }
}
