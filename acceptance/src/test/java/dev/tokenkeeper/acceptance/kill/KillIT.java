package dev.tokenkeeper.acceptance.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.acceptance.pod.Mount;
import dev.tokenkeeper.acceptance.pod.Patience;
import dev.tokenkeeper.acceptance.pod.Program;
import dev.tokenkeeper.acceptance.pod.Running;
import dev.tokenkeeper.acceptance.pod.Volume;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9}, a thousand times, each time with work to do.
 *
 * <p>Before each start the source changes. One kill of three comes at any moment of a start; the others are aimed: they
 * come some random time after the first new name has shown up in the state folder. Whether a kill lay between the first
 * write and the last sync is counted afterwards, by what it left behind there. Files that the application holds open are
 * followed by {@code watch}; else it is {@code init} and {@code watch} in turn.
 *
 * <p>{@code -Dtokenkeeper.kills=N} sets the number, {@code -Dtokenkeeper.seed=N} repeats the moments (not the machine's).
 */
class KillIT {
    private static final String KEY = "license.token";
    private static final int KILLS = Integer.getInteger("tokenkeeper.kills", 1_000);
    private static final int KILLS_A_POD = 50;
    private static final int AIMED_OF = 3;
    private static final int PAUSE_MILLIS = 60;
    private static final long LONGEST_NANOS = Duration.ofSeconds(2).toNanos();
    private static final long PUBLISH_NANOS = Duration.ofMillis(12).toNanos();
    private static final long LOOK_NANOS = Duration.ofMillis(1).toNanos() / 20;
    private static final long SHORTEST_NANOS = Duration.ofMillis(1).toNanos();
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final long seed = Long.getLong("tokenkeeper.seed", System.nanoTime());
    private final Random random = new Random(seed);
    /** How long after the first new name an aimed kill comes at most: less after one that came too late. */
    private long range = PUBLISH_NANOS;

    private int kills;
    private int inside;
    private int generations;
    private int lines;
    private long startNanos;
    private long looks;
    private long judged;
    private long lookedNanos;

    @Test
    void nothingIsTornAndNothingIsLost() throws Exception {
        System.out.println("seed " + seed + " (repeat with -Dtokenkeeper.seed=" + seed + ")");
        long start = System.nanoTime();
        int pod = 0;
        for (Style style : Style.values()) {
            int ofStyle = 0;
            while (ofStyle < KILLS / Style.values().length) {
                int now = Math.min(KILLS_A_POD, KILLS / Style.values().length - ofStyle);
                livePod(style, now, Files.createDirectory(folder.resolve("pod" + ++pod)));
                ofStyle += now;
            }
            System.out.println(style + ": " + kills + " kills so far, " + inside
                    + " of them between the first write and the last sync, " + lines + " lines");
        }
        System.out.println(kills + " kills in " + (System.nanoTime() - start) / 1_000_000_000 + " s, " + inside
                + " between the first write and the last sync, " + generations
                + " generations by starts that got through; "
                + looks + " looks ("
                + looks * 1_000_000_000 / lookedNanos + " a second), " + judged
                + " judged, the others during a write of the application; " + lines + " lines written, none lost");
        assertThat(kills).isEqualTo(KILLS / Style.values().length * Style.values().length);
        assertThat(generations).as("generations while the application wrote").isGreaterThanOrEqualTo(kills / 10);
        assertThat(inside).as("kills between the first write and the last sync").isGreaterThanOrEqualTo(kills * 3 / 10);
    }

    /** The life of one pod: a first delivery, an application that writes, kills, and at the end a count of its lines. */
    private void livePod(Style style, int killsNow, Path pod) throws Exception {
        Mount mount = Mount.at(pod.resolve("mount"));
        Volume volume = Volume.at(pod.resolve("volume"), KEY);
        Path logs = Files.createDirectory(pod.resolve("logs"));
        int version = 1;
        mount.deliver(KEY, Token.source(version));
        long start = System.nanoTime();
        assertThat(Program.run(logs, words("init", mount, volume)).await()).isZero();
        startNanos = (System.nanoTime() - start) * 5 / 2;

        Board board = Board.at(pod.resolve("board"));
        try (Running application = application(style, volume, pod);
                Eye eye = new Eye(volume.live(), board)) {
            Patience.until(LONG, "the application writes", () -> board.lines() > 0);
            for (int i = 0; i < killsNow; i++) {
                mount.deliver(KEY, Token.source(++version));
                String verb = style == Style.HELD || i % 2 == 0 ? "watch" : "init";
                killOne(logs, volume, words(verb, mount, volume));
            }
            generations += volume.generation() - 1;
            board.stop();
            assertThat(application.await()).as(application.err()).isZero();
            settle(logs, mount, volume);
            eye.close();
            String told = "seed " + seed + ", " + style + ", " + pod.getFileName();
            assertThat(eye.faults()).as(told).isEmpty();
            assertThat(missing(volume.text(), board.lines())).as(told).isEmpty();
            assertThat(volume.text()).as(told).isEqualTo(Token.source(version) + Token.lines(board.lines()));
            looks += eye.looks();
            judged += eye.judged();
            lookedNanos += eye.nanos();
            lines += board.lines();
        }
    }

    private void killOne(Path logs, Volume volume, String... words) throws Exception {
        Set<String> before = volume.state();
        boolean aimed = random.nextInt(AIMED_OF) > 0;
        long delay = random.nextLong(aimed ? range : startNanos);
        try (Running running = Program.start(logs, words)) {
            long from = System.nanoTime();
            long latest = from + LONGEST_NANOS;
            while (aimed && running.isAlive() && from < latest && before.containsAll(volume.state())) {
                LockSupport.parkNanos(LOOK_NANOS);
                from = System.nanoTime();
            }
            while (System.nanoTime() - from < delay) {
                LockSupport.parkNanos(LOOK_NANOS);
            }
            running.kill();
        }
        kills++;
        for (String name : volume.state()) {
            boolean unfinished = name.startsWith("tmp-") || name.startsWith("pending-") || name.startsWith("writing-");
            if (unfinished && !before.contains(name)) {
                inside++;
                range = Math.min(range * 21 / 20, PUBLISH_NANOS);
                return;
            }
        }
        if (aimed) {
            range = Math.max(range * 9 / 10, SHORTEST_NANOS);
        }
    }

    /** After the application's end the next start puts everything in order, and the one after that has nothing to do. */
    private static void settle(Path logs, Mount mount, Volume volume) throws Exception {
        Running first = Program.run(logs, words("init", mount, volume));
        assertThat(first.await()).as(first.err()).isZero();
        Set<String> state = volume.state();
        Running second = Program.run(logs, words("init", mount, volume));
        assertThat(second.await()).as(second.err()).isZero();
        assertThat(volume.state())
                .as("a start with nothing to do writes nothing")
                .isEqualTo(state);
    }

    private static String[] words(String verb, Mount mount, Volume volume) {
        return new String[] {verb, "--source=" + mount.folder(), "--target=" + volume.folder(), "--file=" + KEY};
    }

    private static Running application(Style style, Volume volume, Path pod) throws Exception {
        return Running.start(
                pod.resolve("logs"),
                Map.of(),
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        style.name(),
                        volume.live().toString(),
                        pod.resolve("board").toString(),
                        Integer.toString(PAUSE_MILLIS)));
    }

    /** Which lines are not there, and which are there twice; empty if each is there once. */
    private static String missing(String text, int lines) {
        StringBuilder wrong = new StringBuilder();
        for (int i = 1; i <= lines; i++) {
            int at = text.indexOf(Token.line(i));
            if (at < 0) {
                wrong.append("line ").append(i).append(" is lost\n");
            } else if (text.indexOf(Token.line(i), at + 1) >= 0) {
                wrong.append("line ").append(i).append(" is there twice\n");
            }
        }
        return wrong.toString();
    }
}
