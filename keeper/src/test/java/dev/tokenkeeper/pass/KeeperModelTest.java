package dev.tokenkeeper.pass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.history.Generations;
import dev.tokenkeeper.report.FileReport;
import dev.tokenkeeper.report.Result;
import dev.tokenkeeper.volume.Crash;
import dev.tokenkeeper.volume.CrashDisk;
import dev.tokenkeeper.volume.HeldFile;
import dev.tokenkeeper.volume.MemoryDisk;
import dev.tokenkeeper.volume.StateFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Random lives of one pod: the Secret changes, the application edits its file in four ways, passes run with each
 * trigger, and some die at a random step, by a kill or with the power. After every step the live file is whole (I1) and
 * the base is a source (I7); in the end nothing of the application's is lost (I2), the newest source has arrived, and a
 * further pass writes nothing (I3).
 *
 * <p>After a power loss a pass comes before the application, as a pod's start does: the old and the new name of a torn
 * exchange tell then what was live, and an application that replaced its file first would have taken that away.
 *
 * <p>{@code -Dtokenkeeper.seed=N} runs one life again, {@code -Dtokenkeeper.lives=N} so many of them.
 */
class KeeperModelTest {
    private static final int LIVES = Integer.getInteger("tokenkeeper.lives", 150);
    private static final int STEPS = 40;
    private static final List<PassTrigger> TRIGGERS =
            List.of(PassTrigger.INIT, PassTrigger.SOURCE_SEEN, PassTrigger.WAKE);

    @Test
    void whateverHappensTheFileIsWholeAndNothingIsLost() {
        Long only = Long.getLong("tokenkeeper.seed");
        long first = only == null ? System.nanoTime() : only;
        for (long seed = first; seed < first + (only == null ? LIVES : 1); seed++) {
            try {
                new Life(seed).run();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("replay with -Dtokenkeeper.seed=" + seed, e);
            }
        }
    }

    /** One life. The application's own field is the counter; the source's are version and expiry. */
    private static final class Life {
        private final Random random;
        private final List<String> sources = new ArrayList<>();
        private final List<String> lines = new ArrayList<>();
        private final List<String> heldLines = new ArrayList<>();
        private final List<String> story = new ArrayList<>();
        private MemoryDisk disk;
        private @Nullable HeldFile held;
        private final boolean exchanges;
        private int counter = 3;
        private int version;
        private boolean dark;

        Life(long seed) {
            random = new Random(seed);
            Pod pod = Pod.with(source());
            disk = pod.disk;
            exchanges = random.nextInt(3) > 0;
        }

        private String source() {
            String text = "SOFTWARE_LICENSE_V1\nEvent: made\n=====\nVersion: " + version + "\nCounter: 3\nExpiry: 20"
                    + (24 + version) + "\n" + (version % 3 == 1 ? "Seats: " + version + "\n" : "") + "=====\n";
            sources.add(text);
            return text;
        }

        private Pod pod() {
            if (!exchanges) {
                disk.withoutExchange();
            }
            return Pod.on(disk);
        }

        void run() {
            try {
                pass(PassTrigger.INIT);
                for (int step = 0; step < STEPS; step++) {
                    step();
                    look();
                }
                end();
            } catch (AssertionError e) {
                throw new AssertionError(String.join("\n", story) + "\n" + pod().live(), e);
            }
        }

        private void step() {
            switch (random.nextInt(11)) {
                case 0 -> changeSource();
                case 1 -> {
                    if (!dark) {
                        edit();
                    }
                }
                case 2 -> {
                    if (!dark) {
                        hold();
                    }
                }
                case 3, 4 -> pass(PassTrigger.WAKE);
                case 5 -> pass(PassTrigger.SOURCE_SEEN);
                case 6 -> restart();
                case 7, 8 -> update();
                default -> crash(random.nextBoolean());
            }
        }

        private void changeSource() {
            version++;
            story.add("source " + version);
            pod().swap(source(), version + 1);
        }

        private void edit() {
            String live = pod().live();
            // What it holds open it does not rename over itself: it would lose its own writes.
            switch (random.nextInt(held == null ? 3 : 2)) {
                case 0 -> {
                    story.add("append");
                    pod().appWrites(live + next(lines, "l"));
                }
                case 1 -> {
                    story.add("truncate and write");
                    pod().appWrites("");
                    pod().appWrites(counted(live) + next(lines, "l"));
                }
                default -> {
                    story.add("write and rename");
                    pod().appRenames(counted(live));
                }
            }
        }

        private String counted(String live) {
            return live.replace("Counter: " + counter, "Counter: " + ++counter);
        }

        private static String next(List<String> lines, String prefix) {
            String line = (lines.size() % 2 == 0 ? "Event: " : "# used ") + prefix + lines.size();
            lines.add(line);
            return line + "\n";
        }

        private void hold() {
            if (held == null) {
                story.add("open");
                held = disk.hold(Pod.LIVE);
            } else {
                story.add("append to what is held open");
                held.append(next(heldLines, "h"));
            }
        }

        /** Through the library; what an application holds open it does not update (docs/decisions/0008). */
        private void update() {
            if (held == null && !dark) {
                FileReport file = pod().updates(live -> counted(live) + next(lines, "l"));
                story.add("update " + file.result() + " " + Pod.reasons(file));
                assertThat(file.result()).isEqualTo(Result.MERGED);
            }
        }

        private void close() {
            if (held != null) {
                held.close();
                held = null;
            }
        }

        private void restart() {
            close();
            story.add("restart " + Pod.first(pod().report(PassTrigger.INIT)).result());
            dark = false;
        }

        private void pass(PassTrigger trigger) {
            Pod pod = pod();
            boolean[] busy = {!dark && pod.live() != null && random.nextInt(4) == 0};
            pod.meanwhile(() -> {
                if (busy[0]) {
                    busy[0] = false;
                    edit();
                }
            });
            FileReport file = Pod.first(pod.report(trigger));
            story.add(trigger + " " + file.state() + " " + file.result() + " " + Pod.reasons(file));
            assertThat(file.good()).isTrue();
            dark = false;
        }

        /** A pass that dies; after a kill the application goes on, after a power loss it starts again. */
        private void crash(boolean power) {
            int which = random.nextInt(TRIGGERS.size() + 1);
            if (which == TRIGGERS.size()) {
                crashUpdate(power);
                return;
            }
            PassTrigger trigger = TRIGGERS.get(which);
            if (power || trigger == PassTrigger.INIT) {
                close();
            }
            if (held != null) {
                return;
            }
            int before = 1 + random.nextInt(24);
            CrashDisk crash = (power ? CrashDisk.on(disk) : CrashDisk.killOnly(disk)).stopBefore(before);
            try {
                pod().through(crash).report(trigger);
                story.add("not crashed " + trigger);
            } catch (Crash e) {
                story.add((power ? "power lost " : "killed ") + trigger + " " + e.getMessage());
            }
            goOn(crash, power);
        }

        private void goOn(CrashDisk crash, boolean power) {
            List<MemoryDisk> outcomes = crash.afterCrash(50, random.nextLong());
            disk = outcomes.get(random.nextInt(outcomes.size()));
            dark |= power;
        }

        /** An update that dies: it is there as a whole or not at all, and is there where its caller was told so. */
        private void crashUpdate(boolean power) {
            if (held != null || dark) {
                return;
            }
            CrashDisk crash =
                    (power ? CrashDisk.on(disk) : CrashDisk.killOnly(disk)).stopBefore(1 + random.nextInt(24));
            String line = "Event: l" + lines.size() + "\n";
            boolean told = false;
            try {
                pod().through(crash)
                        .updates(live -> live.replace("Counter: " + counter, "Counter: " + (counter + 1)) + line);
                told = true;
                story.add("not crashed update");
            } catch (Crash e) {
                story.add((power ? "power lost" : "killed") + " in an update " + e.getMessage());
            }
            goOn(crash, power);
            boolean done = pod().live().endsWith(line);
            assertThat(done || !told).isTrue();
            if (done) {
                lines.add(line.strip());
                counter++;
            }
            story.add("done: " + done);
        }

        /** I1 and I7. */
        private void look() {
            String live = pod().live();
            assertThat(live).startsWith("SOFTWARE_LICENSE_V1\n").endsWith("\n").contains("Counter: " + counter);
            try {
                Generations generations =
                        new Generations(disk, new StateFolder(disk, Path.of("/writable-tokens"), "default", false));
                for (int number : generations.numbers()) {
                    Content base = generations.read(number).entries().getFirst().base();
                    assertThat(sources).anyMatch(source -> Pod.content(source).equals(base));
                }
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }

        /** I2 and I3. */
        private void end() {
            pass(PassTrigger.WAKE);
            restart();
            String live = pod().live();
            assertThat(lines(live, "l")).containsExactlyElementsOf(lines);
            assertThat(lines(live, "h")).containsExactlyElementsOf(heldLines);
            String newest = sources.getLast();
            for (String line : newest.split("\n", -1)) {
                assertThat(live).contains(line.startsWith("Counter") ? "Counter: " + counter : line);
            }
            restart();
            String before = pod().volume();
            restart();
            assertThat(pod().volume()).isEqualTo(before);
            assertThat(pod().init().result()).isEqualTo(Result.UNCHANGED);
        }

        private static List<String> lines(String live, String prefix) {
            return live.lines()
                    .filter(line -> (line.startsWith("Event: ") || line.startsWith("# used "))
                            && line.substring(7).startsWith(prefix))
                    .toList();
        }
    }
}
