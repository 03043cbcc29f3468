package dev.tokenkeeper.acceptance.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each verb prints and exits with. */
class VerbsTest {
    @TempDir
    private Path folder;

    private Pod pod;

    @BeforeEach
    void mounted() throws IOException {
        pod = new Pod(folder);
        pod.mount(Pod.TOKEN);
    }

    @Test
    void merge() throws Exception {
        Path base = Files.writeString(folder.resolve("base.json"), "{\n  \"a\": 1,\n  \"b\": 2\n}\n");
        Path ours = Files.writeString(folder.resolve("ours.json"), "{\n  \"a\": 7,\n  \"b\": 2\n}\n");
        Path theirs = Files.writeString(folder.resolve("theirs.json"), "{\n  \"a\": 1,\n  \"b\": 3\n}\n");
        Path other = Files.writeString(folder.resolve("other.json"), "{\n  \"a\": 8,\n  \"b\": 2\n}\n");
        Path half = Files.writeString(folder.resolve("half.json"), "{\n  \"a\": hunter2");

        Ran clean = merging(base, ours, theirs, "--report=" + folder.resolve("report"));
        assertThat(clean.exit()).isZero();
        assertThat(clean.out()).isEqualTo("{\n  \"a\": 7,\n  \"b\": 3\n}\n");
        assertThat(clean.err()).isEmpty();
        assertThat(Files.readString(folder.resolve("report")))
                .startsWith("{\"version\":1,\"kind\":\"MergeReport\",\"files\":[{")
                .contains("\"state\":\"BothChanged\",\"result\":\"Merged\"", "\"fromSource\":1,\"fromApp\":1");

        Ran conflict = merging(base, ours, other);
        assertThat(conflict.exit()).isEqualTo(3);
        assertThat(conflict.out()).isEqualTo(Files.readString(ours));
        assertThat(conflict.err()).contains("/a");
        assertThat(merging(base, ours, other, "--conflict=TakeSource"))
                .isEqualTo(new Ran(0, Files.readString(other), ""));
        Path policy = Files.writeString(folder.resolve("policy"), "{\"conflictPolicy\": \"Fail\"}");
        Ran failed = merging(base, ours, other, "--policy=" + policy);
        assertThat(failed.exit()).isEqualTo(3);
        assertThat(failed.out()).isEmpty();

        Ran refused = merging(base, ours, half);
        assertThat(refused.exit()).isEqualTo(4);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).contains("line 2").doesNotContain("hunter2");
        assertThat(merging(base, ours, folder.resolve("none.json")).exit()).isEqualTo(1);
        assertThat(merging(Path.of("none"), ours, ours)).isEqualTo(new Ran(0, Files.readString(ours), ""));
    }

    @Test
    void adoptionIsSettledByAdopt() throws Exception {
        Files.writeString(pod.live(), Pod.TOKEN.replace("Counter: 3", "Counter: 9"));
        Ran init = pod.init();
        assertThat(init.exit()).as(init.toString()).isZero();
        assertThat(init.err()).contains("Conflict license.token#/Counter: Unresolved");
        assertThat(pod.init("--strict").exit()).isEqualTo(3);

        assertThat(pod.verb("adopt", "--base=none").exit()).isZero();

        assertThat(pod.init("--strict").exit()).isZero();
        assertThat(pod.text()).contains("Counter: 9");
    }

    @Test
    void aVolumeThatACopyFilledIsAdoptedByTheVersionItWasFilledWith() throws Exception {
        Path delivered = Files.writeString(folder.resolve("delivered.token"), Pod.TOKEN);
        Files.writeString(pod.live(), Pod.TOKEN.replace("Counter: 3", "Counter: 9"));
        Ran nothing = pod.verb("adopt", "--file=license.token", "--base=none");
        assertThat(nothing.exit()).as("no source, and no base").isEqualTo(1);
        assertThat(nothing.err()).contains("KeyNotReady");
        Ran mistyped = pod.verb("adopt", "--file=licence.token", "--base=" + delivered);
        assertThat(mistyped.exit()).isEqualTo(1);
        assertThat(mistyped.err()).contains("FileLost licence.token");
        assertThat(pod.verb("history").out()).doesNotContain("Adopt");

        Ran adopted = pod.verb("adopt", "--file=license.token", "--base=" + delivered);

        assertThat(adopted.exit()).as(adopted.toString()).isZero();
        assertThat(pod.text()).isEqualTo(Pod.TOKEN.replace("Counter: 3", "Counter: 9"));
        assertThat(pod.verb("history").out()).contains("Adopt");
        pod.mount(Map.of("license.token", Pod.TOKEN.replace("2024-12-31", "2031-12-31")));
        assertThat(pod.init("--strict").exit()).isZero();
        assertThat(pod.text())
                .isEqualTo(Pod.TOKEN.replace("Counter: 3", "Counter: 9").replace("2024-12-31", "2031-12-31"));
    }

    @Test
    void restoreBringsTheLastGoodBytesBack() throws Exception {
        assertThat(pod.init().exit()).isZero();
        Files.delete(pod.live());
        assertThat(pod.verb("restore", "--dry-run").exit()).isZero();
        assertThat(pod.live()).doesNotExist();
        assertThat(pod.verb("restore").exit()).isZero();
        assertThat(pod.text()).isEqualTo(Pod.TOKEN);
        assertThat(Pod.mode(pod.live())).isEqualTo("rw-rw-r--");
    }

    @Test
    void statusWithoutStateIsAnAnswer() throws Exception {
        Ran status = pod.verb("status");
        assertThat(status.exit()).isZero();
        assertThat(status.out()).startsWith("Nothing is delivered here");
        assertThat(pod.look()).as("status writes nothing").hasLineCount(1);
        assertThat(pod.verb("status", "-o", "json").out())
                .isEqualTo("{\"version\":1,\"kind\":\"StatusReport\",\"generation\":0,\"files\":[],\"reasons\":[]}\n");
    }

    @Test
    void aCommandJudgesTheSourceWithoutAShell() throws Exception {
        Path seen = folder.resolve("seen");
        Path check =
                Files.writeString(folder.resolve("check"), "#!/bin/sh\ncat >'" + seen + "'\necho $# leaked\nexit $1\n");
        assertThat(pod.command(List.of("chmod", "+x", check.toString())).exit()).isZero();

        Ran no = pod.init("--validate=command:" + check + " 3 $(id)");
        assertThat(no.exit()).isEqualTo(4);
        assertThat(no.err()).contains("SourceInvalid").doesNotContain("leaked");
        assertThat(no.out()).doesNotContain("leaked");
        assertThat(seen).hasContent(Pod.TOKEN);
        assertThat(pod.init("--validate=command:" + check + " 0").exit()).isZero();
    }

    @Test
    void theEnvironmentAndAFileSayTheSameAsFlags() throws Exception {
        Path config = Files.writeString(
                folder.resolve("config.json"),
                "{\"source\": {\"path\": \"" + pod.secret() + "\", \"items\": [{\"key\": \"" + Pod.KEY
                        + "\", \"path\": \"conf.d/t\", \"mode\": \"0640\"}]}, \"format\": \"LicenseText\"}");
        Files.createDirectory(pod.volume().resolve("conf.d"));
        Ran ran = pod.command(
                Pod.java(List.of("init")),
                Map.of("TOKENKEEPER_TARGET", pod.volume().toString(), "TOKENKEEPER_CONFIG", config.toString()));
        assertThat(ran.exit()).as(ran.toString()).isZero();
        assertThat(pod.volume().resolve("conf.d/t")).hasContent(Pod.TOKEN);
        assertThat(Pod.mode(pod.volume().resolve("conf.d/t"))).isEqualTo("rw-r-----");
    }

    @Test
    void whatCannotBeUnderstoodIsExit2WithAWayOn() throws Exception {
        usage(List.of(), "tokenkeeper --help");
        usage(List.of("initt"), "did you mean init?");
        usage(List.of("init", "--sorce=x"), "did you mean --source?");
        usage(List.of("init", "--source=x"), "--target: is required (or TOKENKEEPER_TARGET)");
        usage(List.of("status", "--target=x", "--nam=y"), "did you mean --name?");
        usage(List.of("init", "--source=a", "--target=b", "--validate=regex:s3cr3t("), "regular expression is wrong");
        usage(List.of("explain", "NoSuchReason"), "tokenkeeper explain lists them");
    }

    @Test
    void helpExplainCompletionAndVersionAnswer() throws Exception {
        assertThat(pod.run(List.of("--help")).out()).contains("Verbs:", "Exit codes:");
        assertThat(pod.run(List.of("init", "--help")).out()).contains("TOKENKEEPER_SOURCE");
        assertThat(pod.run(List.of("explain", "key-not-ready")).out()).contains("KeyNotReady", "Cause", "What to do");
        assertThat(pod.run(List.of("version")).out()).startsWith("tokenkeeper ");
        assertThat(pod.run(List.of("completion", "fish")).out()).contains("-l history-limit");
        Path bash = Files.writeString(
                folder.resolve("bash"), pod.run(List.of("completion", "bash")).out());
        Ran parsed = pod.command(List.of("bash", "-n", bash.toString()));
        assertThat(parsed).isEqualTo(new Ran(0, "", ""));
    }

    @Test
    void doctorFindsWhatTheLabsTroubleshootingIsAbout() throws Exception {
        Ran fresh = pod.verb("doctor", "--source=" + pod.secret());
        assertThat(fresh.exit()).as(fresh.toString()).isZero();
        assertThat(fresh.out()).contains("nothing delivered here");
        assertThat(pod.look()).as("doctor leaves nothing").hasLineCount(1);
        assertThat(pod.init().exit()).isZero();
        pod.mount(Pod.TOKEN.replace("Counter: 3", "Counter: 4"));
        assertThat(pod.verb("doctor", "--source=" + pod.secret()).out())
                .contains("SourceChanged", "a change of the source waits", "lock: free");
        Ran denied = pod.run(List.of("doctor", "--target=/proc/sys", "--source=/none"));
        assertThat(denied.exit()).isEqualTo(1);
        assertThat(denied.out()).contains("PROBLEM  writing:", "PROBLEM  source: /none is not there", "Next: ");
    }

    private void usage(List<String> words, String expected) throws IOException, InterruptedException {
        Ran ran = pod.run(words);
        assertThat(ran.exit()).as(ran.toString()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).startsWith("tokenkeeper: ").contains(expected).doesNotContain("s3cr3t");
        assertThat(ran.err().lines()).hasSize(1);
    }

    private Ran merging(Path base, Path ours, Path theirs, String... more) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("merge"));
        words.addAll(List.of(more));
        words.addAll(List.of(base.toString(), ours.toString(), theirs.toString()));
        return pod.run(words);
    }
}
