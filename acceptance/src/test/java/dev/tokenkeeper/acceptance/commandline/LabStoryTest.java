package dev.tokenkeeper.acceptance.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lab's text: delivered, edited by the application, kept over restarts, merged with a new Secret. */
class LabStoryTest {
    @TempDir
    private Path folder;

    private Pod pod;

    @BeforeEach
    void firstStart() throws IOException, InterruptedException {
        pod = new Pod(folder);
        pod.mount(Pod.TOKEN);
        assertThat(pod.init().exit()).isZero();
    }

    @Test
    void theFirstStartDeliversTheBytesWithTheModeAndSaysTheLabsSentencesMasked() throws Exception {
        assertThat(pod.text()).isEqualTo(Pod.TOKEN);
        assertThat(Pod.mode(pod.live())).isEqualTo("rw-rw-r--");

        Ran again = pod.init();
        assertThat(again.exit()).isZero();
        assertThat(again.err()).isEmpty();
        assertThat(again.out().lines().toList())
                .startsWith("Initializing software token...", "Token initialized:")
                .endsWith("Token initialization complete.")
                .contains("===============================");
        assertThat(again.out()).contains("\nExpiry: ********\n").doesNotContain("2024");
    }

    @Test
    void bothSidesEditsAreThereInOrderAndAThirdStartWritesNothing() throws Exception {
        edit("Counter: 3", "Counter: 7");
        append("# Last access: Mon\nMODIFIED_BY_APP: yes\n");
        pod.mount(Pod.TOKEN.replace("Expiry: 2024-12-31\n", "Expiry: 2025-12-31\nFeature: Reports\n"));

        Ran merged = pod.init("--report=" + folder.resolve("report"));

        assertThat(merged.exit()).as(merged.toString()).isZero();
        assertThat(pod.text()).isEqualTo("""
            SOFTWARE_LICENSE_V1
            ===============================
            Product: Enterprise Application
            Version: 2024.1
            License Type: Development
            Expiry: 2025-12-31
            Feature: Reports
            Counter: 7
            ===============================
            # Last access: Mon
            MODIFIED_BY_APP: yes
            """);
        assertThat(Pod.mode(pod.live())).isEqualTo("rw-rw-r--");
        assertThat(Files.readString(folder.resolve("report")))
                .contains("\"state\":\"BothChanged\",\"result\":\"Merged\"", "\"fromSource\":2");
        String before = pod.look();
        assertThat(pod.init().exit()).isZero();
        assertThat(pod.look()).isEqualTo(before);
    }

    @Test
    void aConflictKeepsOursIsToldOnceSettlesAndWritesNoMore() throws Exception {
        edit("Expiry: 2024-12-31", "Expiry: APP");
        pod.mount(Pod.TOKEN.replace("Expiry: 2024-12-31", "Expiry: SOURCE"));

        Ran conflict = pod.init();

        assertThat(conflict.exit()).isZero();
        assertThat(conflict.err()).contains("Conflict license.token#/Expiry").doesNotContain("APP", "SOURCE");
        assertThat(conflict.err().lines()).hasSize(1);
        assertThat(pod.text()).isEqualTo(Pod.TOKEN.replace("Expiry: 2024-12-31", "Expiry: APP"));
        String before = pod.look();
        Ran again = pod.init();
        assertThat(again.exit()).isZero();
        assertThat(again.err()).isEmpty();
        assertThat(pod.init("--strict").exit()).isEqualTo(3);
        assertThat(pod.look()).isEqualTo(before);

        Ran status = pod.verb("status");
        assertThat(status.exit()).isZero();
        assertThat(status.out()).contains("license.token#/Expiry", "BothChanged", "ours");
        assertThat(pod.verb("resolve", "license.token#/Expiry", "--take=theirs").exit())
                .isZero();
        assertThat(pod.text()).isEqualTo(Pod.TOKEN.replace("Expiry: 2024-12-31", "Expiry: SOURCE"));
        assertThat(Pod.mode(pod.live())).isEqualTo("rw-rw-r--");
        assertThat(pod.verb("status").out()).doesNotContain("#/Expiry");
    }

    @Test
    void failPublishesNothingAndExitsWith3() throws Exception {
        edit("Expiry: 2024-12-31", "Expiry: APP");
        pod.mount(Pod.TOKEN.replace("Expiry: 2024-12-31", "Expiry: SOURCE").replace("Counter: 3", "Counter: 4"));
        String before = Pod.look(pod.live());

        assertThat(pod.init("--conflict=fail").exit()).isEqualTo(3);

        assertThat(Pod.look(pod.live())).isEqualTo(before);
    }

    @Test
    void statusHistoryAndDiffTellTheStory() throws Exception {
        edit("Counter: 3", "Counter: 7");
        pod.mount(Pod.TOKEN.replace("Expiry: 2024", "Expiry: 2025"));

        assertThat(pod.verb("status", "--source=" + pod.secret()).out()).contains("BothChanged");
        Ran pending = pod.verb("diff", "--source=" + pod.secret(), "--mode=0664");
        assertThat(pending.exit()).isEqualTo(1);
        assertThat(pending.out()).contains("/Expiry").doesNotContain("/Counter", "2025");
        assertThat(pod.init().exit()).isZero();
        Ran diff = pod.verb("diff");
        assertThat(diff.exit()).isEqualTo(1);
        assertThat(diff.out()).contains("- /Counter: [", "+ /Counter: [").doesNotContain("/Expiry", ": 7");
        assertThat(pod.verb("diff", "--source=" + pod.secret()).exit()).isZero();
        assertThat(pod.verb("history", "-o", "json").out())
                .startsWith("{\"version\":1,\"kind\":\"History\",\"revisions\":[{\"revision\":2,\"cause\":\"Both\"");
        assertThat(pod.verb("diff", "--from=1", "--to=2", "-o=json").out())
                .contains("\"path\":\"/Counter\",\"kind\":\"Changed\"", "\"path\":\"/Expiry\"");
        assertThat(pod.verb("diff", "--from=1", "--to=9").exit()).isEqualTo(2);
        assertThat(pod.verb("verify").exit()).isZero();
    }

    @Test
    void aRollbackStaysOverThreeMoreStarts() throws Exception {
        pod.mount(Pod.TOKEN.replace("Counter: 3", "Counter: 9"));
        assertThat(pod.init().exit()).isZero();
        String before = pod.look();
        assertThat(pod.verb("rollback", "1", "--dry-run").exit()).isZero();
        assertThat(pod.look()).isEqualTo(before);

        assertThat(pod.verb("rollback", "1").exit()).isZero();

        assertThat(pod.text()).isEqualTo(Pod.TOKEN);
        assertThat(Pod.mode(pod.live())).isEqualTo("rw-rw-r--");
        String after = pod.look();
        for (int i = 0; i < 3; i++) {
            assertThat(pod.init().exit()).isZero();
        }
        assertThat(pod.text()).isEqualTo(Pod.TOKEN);
        assertThat(Pod.look(pod.live())).isEqualTo(line(after, Pod.KEY));
        assertThat(pod.verb("rollback", "77").exit()).isEqualTo(1);
    }

    @Test
    void aDryRunWritesNothingAndSaysWhatAPassWouldComeTo() throws Exception {
        pod.mount(Pod.TOKEN.replace("Counter: 3", "Counter: 9"));
        String before = pod.look();

        Ran dry = pod.init("--dry-run");

        assertThat(dry.exit()).isZero();
        assertThat(dry.out()).contains("Nothing was written", "license.token: SourceChanged");
        assertThat(pod.look()).isEqualTo(before);
    }

    private static String line(String look, String name) {
        return look.lines()
                .filter(line -> line.startsWith(name + "="))
                .findFirst()
                .orElseThrow()
                .substring(name.length() + 1);
    }

    private void edit(String from, String to) throws IOException {
        Files.writeString(pod.live(), pod.text().replace(from, to));
    }

    private void append(String text) throws IOException {
        Files.writeString(pod.live(), text, StandardOpenOption.APPEND);
    }
}
