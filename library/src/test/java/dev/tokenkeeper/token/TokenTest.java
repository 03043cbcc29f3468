package dev.tokenkeeper.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tokenkeeper.history.Cause;
import dev.tokenkeeper.report.ReasonCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenTest {
    @TempDir
    Path volume;

    private TokenStore store;

    @BeforeEach
    void open() {
        store = TokenStore.at(volume);
    }

    private String live(String path) throws IOException {
        return Files.readString(volume.resolve(path));
    }

    @Test
    void aTokenThatNobodyDeliveredIsMadeByItsFirstUpdate() throws IOException {
        Token token = store.token("usage.properties");
        assertThat(token.exists()).isFalse();
        assertThatThrownBy(token::text)
                .isInstanceOf(TokenException.class)
                .extracting("code")
                .isEqualTo(ReasonCode.FILE_LOST);

        Updated updated = token.update(old -> old + "count=1\n");

        assertThat(updated).isEqualTo(new Updated(1, true));
        assertThat(live("usage.properties")).isEqualTo("count=1\n");
        assertThat(token.text()).isEqualTo("count=1\n");
        assertThat(token.history().getFirst().cause()).isEqualTo(Cause.UPDATE);
        assertThat(token.mask()).hasSize(12).doesNotContain("count");
    }

    @Test
    void severalTokensChangeInOneGenerationOrNoneDoes() throws IOException {
        Updated both = store.updateAll(Map.of("a.json", old -> "{\"a\": 1}\n", "b.json", old -> "{\"b\": 1}\n"));
        assertThat(both).isEqualTo(new Updated(1, true));
        assertThat(store.token("a.json").history()).hasSize(1);

        assertThatThrownBy(() -> store.updateAll(Map.of("a.json", old -> "{\"a\": 2}\n", "b.json", old -> "{\"b\"")))
                .isInstanceOf(TokenException.class)
                .extracting("code")
                .isEqualTo(ReasonCode.FILE_INVALID);

        assertThat(live("a.json")).isEqualTo("{\"a\": 1}\n");
        assertThat(live("b.json")).isEqualTo("{\"b\": 1}\n");
        assertThat(store.updateAll(Map.of("a.json", old -> old, "b.json", old -> old)))
                .isEqualTo(new Updated(1, false));
        store.updateAll(Map.of("a.json", old -> old, "b.json", old -> old.replace("1", "3")));
        assertThat(live("a.json") + live("b.json")).isEqualTo("{\"a\": 1}\n{\"b\": 3}\n");
    }

    @Test
    void anUpdateThatChangesNothingPublishesNothing() {
        Token token = store.token("a.env");
        token.update(old -> "A=1\n");
        assertThat(token.update(old -> old)).isEqualTo(new Updated(1, false));
        assertThat(token.history()).hasSize(1);
    }

    @Test
    void anEditThatThrowsChangesNothingAndItsExceptionIsTheCallers() throws IOException {
        Token token = store.token("a.env");
        token.update(old -> "A=1\n");
        assertThatThrownBy(() -> token.update(old -> {
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no");
        assertThat(live("a.env")).isEqualTo("A=1\n");
    }

    @Test
    void whatIsNotValidInItsFormatIsRefusedWithoutAValue() throws IOException {
        Token token = store.token("a.json");
        token.update(old -> "{\"a\": 1}\n");
        assertThatThrownBy(() -> token.update(old -> "{\"secret-value\": "))
                .isInstanceOf(TokenException.class)
                .hasMessageNotContaining("secret-value")
                .extracting("code")
                .isEqualTo(ReasonCode.FILE_INVALID);
        assertThat(live("a.json")).isEqualTo("{\"a\": 1}\n");
    }

    @Test
    void aLostFileIsEditedFromItsLastKnownGoodBytes() throws IOException {
        Token token = store.token("counter.env");
        token.update(old -> "N=41\n");
        Files.delete(volume.resolve("counter.env"));
        token.update(old -> old.replace("41", "42"));
        assertThat(live("counter.env")).isEqualTo("N=42\n");
        Files.writeString(volume.resolve("counter.env"), "");
        token.update(old -> old.replace("42", "43"));
        assertThat(live("counter.env")).isEqualTo("N=43\n");
    }

    @Test
    void anEditOfTheApplicationByHandIsNotLost() throws IOException {
        Token token = store.token("a.env");
        token.update(old -> "A=1\n");
        Files.writeString(volume.resolve("a.env"), "A=1\nBY_HAND=2\n");
        token.update(old -> old + "C=3\n");
        assertThat(live("a.env")).isEqualTo("A=1\nBY_HAND=2\nC=3\n");
    }

    @Test
    void aPathThatLeavesTheVolumeIsNoToken() {
        for (String path : List.of("../a", "/etc/passwd", ".tokenkeeper/key", "a//b", "")) {
            assertThatThrownBy(() -> store.token(path)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aVolumeThatIsNotThereIsAReason() {
        Token token = TokenStore.at(volume.resolve("missing")).token("a.env");
        assertThatThrownBy(() -> token.update(old -> "A=1\n"))
                .isInstanceOf(TokenException.class)
                .extracting("code")
                .isEqualTo(ReasonCode.TARGET_FOLDER_MISSING);
    }

    @Test
    void aFileOfAnotherDeliveryIsNotTaken() {
        TokenStore.at(volume, "other").token("a.env").update(old -> "A=1\n");
        Token token = store.token("a.env");
        assertThatThrownBy(() -> token.update(old -> "B=2\n"))
                .isInstanceOf(TokenException.class)
                .extracting("code")
                .isEqualTo(ReasonCode.PATH_TAKEN);
    }

    @Test
    void theFileKeepsItsMode() throws IOException {
        Path file = volume.resolve("a.env");
        Files.writeString(file, "A=1\n");
        Files.setPosixFilePermissions(file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-rw----"));
        store.token("a.env").update(old -> old + "B=2\n");
        assertThat(java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-rw----");
    }

    @Test
    void whatUpdatesDisplacedDoesNotPileUp() throws IOException {
        Token token = store.token("a.env");
        for (int i = 0; i < 40; i++) {
            int n = i;
            token.update(old -> "N=" + n + "\n");
        }
        try (var files = Files.list(volume.resolve(".tokenkeeper/default"))) {
            assertThat(files.count()).isLessThanOrEqualTo(2 * 9 + 3);
        }
        assertThat(token.history().size()).isLessThanOrEqualTo(12);
    }

    @Test
    void aWatchTellsOfEachLastVersionWhoeverMadeIt() throws Exception {
        Token token = store.token("a.env");
        token.update(old -> "A=1\n");
        BlockingQueue<String> seen = new ArrayBlockingQueue<>(100);
        try (Watch watch =
                token.watch(now -> seen.add(new String(now.bytes(), java.nio.charset.StandardCharsets.UTF_8)))) {
            token.update(old -> "A=2\n");
            assertThat(seen.poll(10, TimeUnit.SECONDS)).isEqualTo("A=2\n");
            Files.writeString(volume.resolve("by-rename"), "A=3\n");
            Files.move(
                    volume.resolve("by-rename"), volume.resolve("a.env"), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
            assertThat(seen.poll(10, TimeUnit.SECONDS)).isEqualTo("A=3\n");
        }
        token.update(old -> "A=4\n");
        assertThat(seen.poll(300, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void threadsThatUpdateAtOnceLoseNothingAndShareGenerations() throws Exception {
        Token token = store.token("n.properties");
        token.update(old -> "n=0\n");
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 8; t++) {
            threads.add(Thread.ofVirtual().start(() -> {
                for (int i = 0; i < 50; i++) {
                    token.updateFields(fields ->
                            fields.with("/n", Long.parseLong(fields.get("/n").orElseThrow()) + 1));
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(token.text()).isEqualTo("n=400\n");
        assertThat(token.history().getFirst().revision()).isLessThan(401);
    }

    @Test
    void anUpdateOfAGroupThatIsNotValidHarmsNoOther() throws Exception {
        Token token = store.token("a.json");
        token.update(old -> "{}\n");
        List<Thread> threads = new ArrayList<>();
        List<Throwable> failures = java.util.Collections.synchronizedList(new ArrayList<>());
        for (int t = 0; t < 8; t++) {
            String name = "/k" + t;
            boolean bad = t % 4 == 3;
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    if (bad) {
                        token.update(old -> old + "}");
                    } else {
                        token.set(name, "v");
                    }
                } catch (TokenException e) {
                    failures.add(e);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(failures).hasSize(2);
        Fields fields = token.fields();
        assertThat(List.of("/k0", "/k1", "/k2", "/k4", "/k5", "/k6")).allMatch(fields::has);
    }

    @Test
    void anUpdateInsideAnUpdateOfTheSameTokenIsRefused() {
        Token token = store.token("a.env");
        assertThatThrownBy(() -> token.update(old -> {
                    token.update(older -> "B=1\n");
                    return "A=1\n";
                }))
                .isInstanceOf(IllegalStateException.class);
    }
}
