package dev.tokenkeeper.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.token.TokenStore;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Eight processes share one token, each with a clock that is hours off; the server ends it again and again, and processes
 * are killed at random. The server sees each refresh token once, but for the request of a process that was killed.
 *
 * <p>{@code -Dtokenkeeper.expiries=10000} for more of them.
 */
class SingleFlightIT {
    private static final int EXPIRIES = Integer.getInteger("tokenkeeper.expiries", 400);
    private static final int PROCESSES = 8;

    @TempDir
    Path volume;

    private final Random random = new Random(Long.getLong("tokenkeeper.seed", System.nanoTime()));
    private int started;

    private record Running(String instance, Process process) {}

    @Test
    void oneRefreshForEachExpiryWhoeverDies() throws Exception {
        TokenStore.at(volume)
                .token("token.json")
                .update(none -> "{\n  \"client\": \"mine\",\n  \"refresh_token\": \"refresh-1\"\n}\n");
        int kills = 0;
        List<Running> running = new ArrayList<>();
        try (Authority authority = new Authority(random.nextLong(), EXPIRIES)) {
            try {
                for (int i = 0; i < PROCESSES; i++) {
                    running.add(start(authority));
                }
                while (!authority.isOver()) {
                    Thread.sleep(200 + random.nextInt(800));
                    int victim = random.nextInt(PROCESSES);
                    authority.kills(running.get(victim).instance());
                    kill(running.get(victim));
                    kills++;
                    running.set(victim, start(authority));
                }
            } finally {
                for (Running one : running) {
                    kill(one);
                }
            }
            System.out.println(authority + ", " + kills + " kills");
            assertThat(authority.revoked()).isEmpty();
            assertThat(authority.needlessTwice()).isEmpty();
            assertThat(authority.expiries()).isEqualTo(EXPIRIES);
        }
        assertThat(TokenStore.at(volume).token("token.json").fields().get("/client"))
                .contains("mine");
    }

    private Running start(Authority authority) throws IOException {
        started++;
        String instance = "p" + started;
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx64m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ClientProcess.class.getName(),
                        volume.toString(),
                        authority.url(),
                        instance,
                        Integer.toString(random.nextInt(13) - 6))
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.INHERIT)
                .start();
        return new Running(instance, process);
    }

    private static void kill(Running running) throws InterruptedException {
        running.process().destroyForcibly().waitFor();
    }
}
