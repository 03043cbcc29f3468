package dev.tokenkeeper.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tokenkeeper.workload.examine.Kube.NoAnswerException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each way in which kubectl gives no answer has its sentence; a script stands in for kubectl. */
final class KubectlTest {
    @TempDir
    Path folder;

    @Test
    void asksWithTheUsersOwnPlaceAndALimit() throws Exception {
        assertThat(kubectl("echo \"$@\"", Kubectl.LIMIT).ask(List.of("get", "deployment/a")))
                .isEqualTo("--kubeconfig f -n lab --request-timeout=10s get deployment/a\n");
        assertThat(kubectl("", Kubectl.LIMIT).place()).isEqualTo(" --kubeconfig f -n lab");
    }

    @Test
    void passesOnTheFirstComplaintAndNoAnswer() {
        assertThat(sentence(
                        "echo s3cr3t; echo 'Warning: old' >&2; echo 'Error: no rights.' >&2; exit 1", Kubectl.LIMIT))
                .isEqualTo("kubectl says: Error: no rights. Next: kubectl cluster-info --kubeconfig f -n lab,"
                        + " or correct -n, --context or --kubeconfig");
    }

    @Test
    void doesNotWaitForEver() {
        assertThat(sentence("exec sleep 60", Duration.ofSeconds(1))).contains("no answer in 1 s", "Next: ");
    }

    @Test
    void saysThatItIsNotThere() {
        Kubectl none = new Kubectl(folder.resolve("none").toString(), Kubectl.LIMIT, null, null, null);
        assertThatThrownBy(() -> none.ask(List.of("version")))
                .isInstanceOfSatisfying(
                        NoAnswerException.class,
                        e -> assertThat(e.sentence()).contains("kubectl cannot be started", "Next: install kubectl"));
    }

    private String sentence(String script, Duration limit) {
        try {
            return "answered: " + kubectl(script, limit).ask(List.of("get"));
        } catch (Exception e) {
            return ((NoAnswerException) e).sentence();
        }
    }

    private Kubectl kubectl(String script, Duration limit) throws Exception {
        Path program = folder.resolve("kubectl");
        Files.writeString(program, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return new Kubectl(program.toString(), limit, "lab", null, "f");
    }
}
