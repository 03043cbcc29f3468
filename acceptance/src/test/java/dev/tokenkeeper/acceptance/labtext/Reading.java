package dev.tokenkeeper.acceptance.labtext;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.acceptance.cluster.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A text, read from its first command to its last by somebody who types each of them, with the manifests of a variant. */
final class Reading {
    private static final String CLEAN_UP = "Cleanup";

    private final LabText text;
    private final Variant variant;
    private final Terminal terminal;
    private final List<String> transcript = new ArrayList<>();
    private final Map<String, String> failed = new LinkedHashMap<>();
    private int deletions;

    Reading(LabText text, Variant variant, Terminal terminal) {
        this.text = text;
        this.variant = variant;
        this.terminal = terminal;
    }

    /** Reads it; the alternatives are played before what the text removes at its end. */
    void toItsEnd() throws Exception {
        for (Map.Entry<String, String> file : variant.files().entrySet()) {
            terminal.write(file.getKey(), file.getValue());
        }
        boolean alternatives = false;
        for (Command command : text.commands()) {
            if (command.chapter().startsWith(CLEAN_UP) && !alternatives) {
                alternatives = true;
                variant.alternatives(terminal);
            }
            typed(command);
        }
        assertThat(alternatives).as("the text has a chapter " + CLEAN_UP).isTrue();
    }

    private void typed(Command command) throws Exception {
        long began = System.nanoTime();
        Answer answer = command.watches() ? terminal.watch(command.text()) : terminal.type(command.text());
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        transcript.add("%-4s %5d ms  %s"
                .formatted(answer.succeeded() ? "ok" : answer.status(), took.toMillis(), command.text()));
        String known = variant.knownFailure(command);
        if (answer.succeeded() == (known != null)) {
            failed.put(command.place() + ": " + command.text(), describe(answer, known));
        }
        if (!command.expected().isEmpty()) {
            expect(command, answer);
        }
        afterwards(command, known);
    }

    private static String describe(Answer answer, @Nullable String known) {
        return known == null
                ? "status " + answer.status() + ": " + answer.all()
                : "succeeded, though it is known to fail: " + known;
    }

    /** The lines that the text promises; those of the token itself only where the init container prints it. */
    private void expect(Command command, Answer answer) {
        List<String> token = token();
        List<String> promised = command.expected().stream()
                .filter(line -> !line.equals("..."))
                .filter(line -> variant.printsToken() || !token.contains(line))
                .toList();
        assertThat(promised).isNotEmpty();
        assertThat(answer.out().lines()).as(command.text()).containsSubsequence(promised);
        if (!variant.printsToken()) {
            assertThat(values(token))
                    .isNotEmpty()
                    .allSatisfy(value -> assertThat(answer.out()).doesNotContain(value));
        }
    }

    private List<String> token() {
        Map<?, ?> secret = (Map<?, ?>) Composed.parse(new Composed(text).files().get("secret-software-token.yaml"))
                .get("stringData");
        return secret.get("license.token").toString().lines().toList();
    }

    private static List<String> values(List<String> token) {
        return token.stream()
                .filter(line -> line.contains(": "))
                .map(line -> line.substring(line.indexOf(": ") + 2))
                .filter(value -> value.length() > 3)
                .toList();
    }

    /** What a person does without being told: wait for a rollout, take a second for the next command, and look twice. */
    private void afterwards(Command command, @Nullable String known) throws InterruptedException {
        if (command.text().startsWith("kubectl rollout restart ")) {
            assertThat(terminal.type("kubectl rollout status deployment/token-app --timeout=120s")
                            .succeeded())
                    .isTrue();
        }
        if (command.text().startsWith("kubectl wait ")) {
            TimeUnit.SECONDS.sleep(1);
            deletions++;
            if (deletions == 2 && !variant.printsToken()) {
                assertThat(terminal.live(terminal.newestPod()))
                        .as("after two deletions of the pod")
                        .contains("MODIFIED_BY_APP: ");
            }
        }
        if (known != null && command.text().endsWith("| grep \"Access\"")) {
            Answer anyCase = terminal.type(command.text().replace("grep \"Access\"", "grep -i \"Access\""));
            assertThat(anyCase.succeeded()).as("the line is there").isTrue();
            transcript.add("ok             with grep -i: "
                    + anyCase.out().lines().findFirst().orElse(""));
        }
    }

    /** All commands with their status and time. */
    List<String> transcript() {
        return transcript;
    }

    /** Commands that did not do what is known of them, and what they said. */
    Map<String, String> surprises() {
        return failed;
    }
}
