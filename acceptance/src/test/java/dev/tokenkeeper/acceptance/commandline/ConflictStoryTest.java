package dev.tokenkeeper.acceptance.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tokenkeeper.content.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of a conflict as a person sees it who has only the program: found, told once, listed, settled, gone. */
class ConflictStoryTest {
    private static final String KEY = "app.json";
    private static final String BASE = json("changeme", "debug", 5);

    @TempDir
    private Path folder;

    private Pod pod;

    @BeforeEach
    void firstStart() throws IOException, InterruptedException {
        pod = new Pod(folder);
        pod.mount(Map.of(KEY, BASE));
        assertThat(init().exit()).isZero();
    }

    private static String json(String password, String level, int seats) {
        return """
            {
              "db": {
                "user": "app",
                "password": "%s"
              },
              "level": "%s",
              "seats": %d
            }
            """.formatted(password, level, seats);
    }

    private Ran init(String... more) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(
                List.of("init", "--source=" + pod.secret(), "--target=" + pod.volume(), "--file=" + KEY));
        words.addAll(List.of(more));
        return pod.run(words);
    }

    private Path live() {
        return pod.volume().resolve(KEY);
    }

    private Path dist() {
        return pod.volume().resolve(KEY + ".dist");
    }

    private void edit(String from, String to) throws IOException {
        String text = Files.readString(live());
        assertThat(text).contains(from);
        Files.writeString(live(), text.replace(from, to));
    }

    /** Seats: 6 in the live file, 7 in the source. */
    private Ran conflict(String... more) throws IOException, InterruptedException {
        edit("\"seats\": 5", "\"seats\": 6");
        pod.mount(Map.of(KEY, json("changeme", "debug", 7)));
        return init(more);
    }

    private JsonNode listed() throws IOException, InterruptedException {
        Ran status = pod.verb("status", "-o", "json");
        assertThat(status.exit()).as(status.toString()).isZero();
        return new ObjectMapper().readTree(status.out()).path("files").path(0).path("conflicts");
    }

    @Test
    void itIsToldOnceWithKeyedDigestsAndListedUntilItIsResolved() throws Exception {
        Ran found = conflict("--report=" + folder.resolve("report"));

        assertThat(found.exit()).isZero();
        assertThat(found.err()).contains("Conflict app.json#/seats").doesNotContain("6", "7");
        JsonNode told = new ObjectMapper()
                .readTree(folder.resolve("report").toFile())
                .path("files")
                .path(0)
                .path("conflicts")
                .path(0);
        assertThat(told.path("path").asText()).isEqualTo("/seats");
        assertThat(told.path("reason").asText()).isEqualTo("BothChanged");
        assertThat(told.path("kept").asText()).isEqualTo("ours");
        assertThat(told.path("fresh").asBoolean()).isTrue();
        assertThat(told.path("ours").asText())
                .matches("[0-9a-f]{12}")
                .isNotEqualTo(told.path("theirs").asText());
        assertThat(plain("6")).doesNotStartWith(told.path("ours").asText());
        assertThat(plain("7")).doesNotStartWith(told.path("theirs").asText());

        String before = pod.look();
        Ran again = init("--report=" + folder.resolve("report"));
        assertThat(again.err()).isEmpty();
        assertThat(Files.readString(folder.resolve("report"))).contains("\"path\":\"/seats\"", "\"fresh\":false");
        assertThat(pod.look()).isEqualTo(before);
        assertThat(listed()).hasSize(1);
        assertThat(listed().path(0).path("ours")).isEqualTo(told.path("ours"));
        assertThat(init("--strict").exit()).isEqualTo(3);

        assertThat(pod.verb("resolve", "app.json#/seats", "--take=ours").exit()).isZero();

        assertThat(live()).hasContent(json("changeme", "debug", 6));
        assertThat(listed()).isEmpty();
        assertThat(init("--strict").exit()).isZero();
    }

    private static String plain(String value) {
        return Digest.of(value.getBytes(StandardCharsets.UTF_8)).hex();
    }

    @Test
    void theSameValuesHaveOtherDigestsOnAnotherVolume() throws Exception {
        conflict();
        String here = listed().path(0).path("ours").asText();
        pod = new Pod(folder.resolve("other"));
        pod.mount(Map.of(KEY, BASE));
        init();
        conflict();

        assertThat(listed().path(0).path("ours").asText()).hasSize(12).isNotEqualTo(here);
    }

    @Test
    void resolvedItStaysResolvedOverRestartsRedeliveryAndOtherChangesOfTheSource() throws Exception {
        for (String side : List.of("ours", "theirs")) {
            pod = new Pod(folder.resolve(side));
            pod.mount(Map.of(KEY, BASE));
            init();
            conflict();
            Ran resolved = pod.verb("resolve", "/seats", "--take=" + side);
            assertThat(resolved.exit()).as(resolved.toString()).isZero();
            int seats = side.equals("ours") ? 6 : 7;

            pod.mount(Map.of(KEY, json("changeme", "debug", 7)));
            assertThat(init().err()).isEmpty();
            pod.mount(Map.of(KEY, json("changeme", "info", 7)));
            Ran other = init("--strict");

            assertThat(other.exit()).as(other.toString()).isZero();
            assertThat(live()).hasContent(json("changeme", "info", seats));
            assertThat(listed()).isEmpty();
        }
    }

    @Test
    void theSourceSupersedesItByComingToWhatTheLiveFileHas() throws Exception {
        conflict();
        pod.mount(Map.of(KEY, json("changeme", "debug", 6)));

        assertThat(init("--strict").exit()).isZero();

        assertThat(listed()).isEmpty();
        assertThat(pod.verb("resolve", "/seats", "--take=ours").exit()).isEqualTo(1);
    }

    @Test
    void aNewValueOfTheSourceIsANewConflict() throws Exception {
        conflict();
        pod.mount(Map.of(KEY, json("changeme", "debug", 8)));

        Ran again = init();

        assertThat(again.err()).contains("Conflict app.json#/seats");
        assertThat(listed()).hasSize(1);
        assertThat(live()).hasContent(json("changeme", "debug", 6));
    }

    @Test
    void keepBothPutsTheSourceBesideWithTheSameLookUntilItIsSettled() throws Exception {
        conflict("--conflict=keep-both", "--mode=0640");

        assertThat(live()).hasContent(json("changeme", "debug", 6));
        assertThat(dist()).hasContent(json("changeme", "debug", 7));
        assertThat(Pod.mode(dist())).isEqualTo("rw-r-----");
        pod.mount(Map.of(KEY, json("changeme", "info", 7)));
        assertThat(init("--conflict=keep-both", "--mode=0640").exit()).isZero();
        assertThat(live()).hasContent(json("changeme", "info", 6));
        assertThat(dist()).hasContent(json("changeme", "info", 7));

        Files.delete(dist());
        init("--conflict=keep-both", "--mode=0640");
        assertThat(dist()).as("it comes again while the conflict is open").exists();

        assertThat(pod.verb("resolve", KEY, "--take=theirs").exit()).isZero();
        assertThat(live()).hasContent(json("changeme", "info", 7));
        assertThat(Pod.mode(live())).isEqualTo("rw-r-----");
        assertThat(dist()).doesNotExist();
    }

    @Test
    void failPublishesNothingUntilItIsResolved() throws Exception {
        edit("\"seats\": 5", "\"seats\": 6");
        pod.mount(Map.of(KEY, json("changeme", "info", 7)));
        Ran failed = init("--conflict=fail");
        assertThat(failed.exit()).isEqualTo(3);
        assertThat(live()).hasContent(json("changeme", "debug", 6));

        Ran resolved = pod.verb(
                "resolve", "/seats", "--take=ours", "--conflict=fail", "--source=" + pod.secret(), "--file=" + KEY);

        assertThat(resolved.exit()).as(resolved.toString()).isZero();
        assertThat(live()).hasContent(json("changeme", "info", 6));
        assertThat(init("--conflict=fail").exit()).isZero();
    }

    @Test
    void aPlaceholderInTheSourceThatStaysAsItIsNeverOverwrites() throws Exception {
        edit("changeme", "s3cret");
        pod.mount(Map.of(KEY, json("changeme", "info", 5)));

        Ran merged = init("--strict");

        assertThat(merged.exit()).as(merged.toString()).isZero();
        assertThat(live()).hasContent(json("s3cret", "info", 5));
    }

    @Test
    void whatTheApplicationMovedOrDroppedDoesNotComeBack() throws Exception {
        Files.writeString(live(), """
            {
              "db": {
                "user": "app"
              },
              "secrets": {
                "password": "changeme"
              },
              "seats": 5
            }
            """);
        assertThat(init().exit()).isZero();
        pod.mount(Map.of(KEY, json("changeme", "debug", 9)));

        Ran merged = init("--strict");

        assertThat(merged.exit()).as(merged.toString()).isZero();
        assertThat(live()).hasContent("""
            {
              "db": {
                "user": "app"
              },
              "secrets": {
                "password": "changeme"
              },
              "seats": 9
            }
            """);
    }

    @Test
    void aGeneratedValueIsAdoptedFromTheLiveFileAndNeverGeneratedAgain() throws Exception {
        String once = "--field=/db/password=generate-once";
        pod = new Pod(folder.resolve("adopted"));
        pod.mount(Map.of(KEY, json("generated-1", "debug", 5)));
        Files.writeString(live(), json("older-than-us", "debug", 5));

        Ran adopted = init("--strict", once);

        assertThat(adopted.exit()).as(adopted.toString()).isZero();
        assertThat(live()).hasContent(json("older-than-us", "debug", 5));
        pod.mount(Map.of(KEY, json("generated-2", "info", 5)));
        assertThat(init("--strict", once).exit()).isZero();
        assertThat(live()).hasContent(json("older-than-us", "info", 5));
    }
}
