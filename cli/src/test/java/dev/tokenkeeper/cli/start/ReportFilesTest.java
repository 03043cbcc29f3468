package dev.tokenkeeper.cli.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.cli.flags.ArgumentReader;
import dev.tokenkeeper.cli.flags.UsageException;
import dev.tokenkeeper.cli.flags.Verb;
import dev.tokenkeeper.cli.settings.Settings;
import dev.tokenkeeper.cli.settings.SettingsReader;
import dev.tokenkeeper.cli.talk.Console;
import dev.tokenkeeper.report.PassReport;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where reports go. */
class ReportFilesTest {
    private static final PassReport REPORT = new PassReport(3, List.of(), List.of());

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    void theTerminationMessageIsWrittenWhereTheKubeletMadeTheFile() throws Exception {
        Path log = Files.writeString(folder.resolve("termination-log"), "x".repeat(2000));
        assertThat(files(log).write(settings(), REPORT)).isTrue();
        assertThat(log).content().startsWith("{\"version\":1,\"kind\":\"PassReport\",\"generation\":3,\"summary\":");
    }

    @Test
    void outsideAPodNoSuchFileIsMade() throws Exception {
        Path log = folder.resolve("termination-log");
        assertThat(files(log).write(settings(), REPORT)).isTrue();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aDryRunLeavesTheTerminationMessageAlone() throws Exception {
        Path log = Files.writeString(folder.resolve("termination-log"), "before");
        assertThat(files(log).write(settings("--dry-run"), REPORT)).isTrue();
        assertThat(log).hasContent("before");
    }

    @Test
    void aReportReplacesTheOneBeforeAndLeavesNothingBeside() throws Exception {
        Path report = Files.writeString(folder.resolve("report"), "before");
        assertThat(files(folder.resolve("none")).write(settings("--report=" + report), REPORT))
                .isTrue();
        assertThat(report)
                .content()
                .startsWith("{\"version\":1,\"kind\":\"PassReport\"")
                .endsWith("}\n");
        assertThat(folder).isDirectoryNotContaining("glob:**tmp-*");
    }

    @Test
    void aReportThatCannotBeWrittenIsTold() throws Exception {
        Path report = folder.resolve("none/report");
        assertThat(files(folder.resolve("none")).write(settings("--report=" + report), REPORT))
                .isFalse();
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("tokenkeeper: ReportNotWritten " + report)
                .contains("Next: ");
    }

    private ReportFiles files(Path log) {
        PrintStream to = new PrintStream(err, true);
        return new ReportFiles(new Console(to, to, Map.of(), false), log.toFile());
    }

    private static Settings settings(String... more) throws UsageException {
        List<String> words = new ArrayList<>(List.of("--source=/s", "--target=/t"));
        words.addAll(List.of(more));
        return SettingsReader.read(new ArgumentReader(Map.of()).quick(Verb.INIT, words.toArray(new String[0]), 0));
    }
}
