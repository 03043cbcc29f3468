package dev.tokenkeeper.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.history.Entry;
import dev.tokenkeeper.history.Generation;
import dev.tokenkeeper.volume.Crash;
import dev.tokenkeeper.volume.CrashDisk;
import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.MemoryDisk;
import dev.tokenkeeper.volume.StateName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Stops one action before each disk call and inside each write, and looks at every disk that a kill or a power loss may
 * leave: after recovery all files are old with the old base, or all are new with the new base.
 */
final class Sweep {
    /** What is swept. */
    interface Action {
        void run(Volume volume) throws DiskException;
    }

    /**
     * One thing to sweep.
     *
     * @param before the text of each live file before, null where there is none
     * @param after the text of each live file after
     * @param ends whether the action commits its generation when it is not stopped
     * @param torn whether readers may see a mix until recovery has run
     */
    record Case(
            String name,
            MemoryDisk start,
            Action action,
            Map<String, String> before,
            Map<String, String> after,
            boolean ends,
            boolean torn) {}

    private final Case swept;
    private final int limit;
    private final int deepLimit;
    private final long seed;
    private final UnaryOperator<Disk> between;
    private final Set<String> seen = new HashSet<>();
    private int visited;

    Sweep(Case swept, int limit, int deepLimit, long seed) {
        this(swept, limit, deepLimit, seed, UnaryOperator.identity());
    }

    /** The same where the action and each recovery see the disk through {@code between}. */
    Sweep(Case swept, int limit, int deepLimit, long seed, UnaryOperator<Disk> between) {
        this.swept = swept;
        this.limit = limit;
        this.deepLimit = deepLimit;
        this.seed = seed;
        this.between = between;
    }

    /** How many crash states were looked at. */
    int visited() {
        return visited;
    }

    /** Sweeps with each name lost on its own, and with kills after which inode numbers come back at once. */
    void run() throws DiskException {
        CrashDisk whole = CrashDisk.on(swept.start());
        swept.action().run(volume(whole, 1));
        for (int n = 1; n <= whole.steps().size() + 1; n++) {
            for (int part : parts(whole.steps(), n)) {
                String where = swept.name() + ", step " + n + (part < 0 ? "" : " inside " + part);
                boolean done = swept.ends() && n > whole.steps().size();
                CrashDisk lossy = stopped(CrashDisk.on(swept.start()), n, part);
                for (MemoryDisk found : lossy.afterCrash(limit, seed)) {
                    look(found, where, done);
                    again(found, where, done);
                }
                restart(n, part, where, done);
                nextPass(n, part, where);
                CrashDisk killed = stopped(CrashDisk.killOnly(swept.start()), n, part);
                look(killed.now().copy(), where + " killed", done);
                again(killed.now().copy(), where + " killed", done);
            }
        }
    }

    private Volume volume(Disk disk, long process) {
        return Volume.on(between.apply(disk), Volume.TARGET, seed + process);
    }

    /** Before the step, and inside of it: at the first, a middle and the last byte of a write. */
    private static List<Integer> parts(List<CrashDisk.Step> steps, int n) {
        List<Integer> parts = new ArrayList<>(List.of(-1));
        if (n <= steps.size()) {
            int bytes = steps.get(n - 1).bytes();
            parts.addAll(bytes < 2 ? List.of(0) : new TreeSet<>(Set.of(0, bytes / 2, bytes - 1)));
        }
        return parts;
    }

    private CrashDisk stopped(CrashDisk disk, int n, int part) throws DiskException {
        stop(disk, n, part);
        try {
            swept.action().run(volume(disk, 1));
        } catch (Crash end) {
            return disk;
        }
        return disk;
    }

    private static void stop(CrashDisk disk, int n, int part) {
        if (part < 0) {
            disk.stopBefore(n);
        } else {
            disk.stopInside(n, part);
        }
    }

    /** After a kill nothing is lost yet, but it can still be lost while or after the next process recovers. */
    private void restart(int n, int part, String where, boolean done) throws DiskException {
        CrashDisk whole = stopped(CrashDisk.on(swept.start()), n, part).restart();
        int dead = whole.steps().size();
        Recovered decided = volume(whole, 2).recovery().recover();
        for (int m = dead + 1; m <= whole.steps().size() + 1; m++) {
            for (int inside : parts(whole.steps(), m)) {
                CrashDisk disk = stopped(CrashDisk.on(swept.start()), n, part).restart();
                recover(disk, m, inside);
                boolean recovered = m > whole.steps().size();
                String deeper = where + ", restart, " + (recovered ? "recovered" : "step " + m + " inside " + inside);
                for (MemoryDisk found : disk.afterCrash(recovered ? limit : deepLimit, seed)) {
                    look(found, deeper, done);
                    if (recovered) {
                        assertThat(number(volume(found.copy(), 3).recovery().recover()))
                                .as("what recovery decided lasts: %s, %s", deeper, found.picture())
                                .isEqualTo(number(decided));
                    }
                }
            }
        }
    }

    /** After a kill the next pass ends well; then the power goes. */
    private void nextPass(int n, int part, String where) throws DiskException {
        CrashDisk disk = stopped(CrashDisk.on(swept.start()), n, part).restart();
        LinePass.run(volume(disk, 2), sources());
        for (MemoryDisk found : disk.afterCrash(limit, seed)) {
            look(found, where + ", next pass done", true);
        }
    }

    private Map<String, String> sources() {
        Map<String, String> sources = new TreeMap<>();
        swept.after().forEach((path, text) -> sources.put(path, firstLine(text).strip()));
        return sources;
    }

    /** Recovery is stopped too, and what it had not synced may be lost. */
    private void again(MemoryDisk found, String where, boolean done) throws DiskException {
        CrashDisk whole = CrashDisk.on(found);
        volume(whole, 2).recovery().recover();
        for (int m = 1; m <= whole.steps().size(); m++) {
            for (int inside : parts(whole.steps(), m)) {
                CrashDisk disk = CrashDisk.on(found);
                recover(disk, m, inside);
                for (MemoryDisk outcome : disk.afterCrash(deepLimit, seed)) {
                    look(outcome, where + ", recovery step " + m + " inside " + inside, done);
                }
            }
        }
    }

    private void recover(CrashDisk disk, int m, int inside) throws DiskException {
        stop(disk, m, inside);
        try {
            volume(disk, 2).recovery().recover();
        } catch (Crash end) {
            assertThat(disk.steps()).hasSize(m);
        }
    }

    private static int number(Recovered recovered) {
        return recovered.newest() == null ? 0 : recovered.newest().number();
    }

    private void look(MemoryDisk found, String where, boolean done) throws DiskException {
        visited++;
        String picture = found.picture();
        if (!seen.add(done + picture)) {
            return;
        }
        String what = where + "\n" + picture;
        if (!swept.torn()) {
            swept.before()
                    .keySet()
                    .forEach(path -> assertThat(found.text("/target/" + path))
                            .as("I1: %s, %s", path, what)
                            .isIn(swept.before().get(path), swept.after().get(path)));
        }
        CrashDisk disk = CrashDisk.killOnly(found);
        Recovered recovered = volume(disk, 4).recovery().recover();
        assertThat(recovered.findings()).as(what).isEmpty();
        boolean isNew = swept.before().keySet().stream()
                .allMatch(path -> swept.after().get(path).equals(disk.now().text("/target/" + path)));
        Map<String, String> expected = isNew ? swept.after() : swept.before();
        expected.forEach((path, text) -> assertThat(disk.now().text("/target/" + path))
                .as("I1, whole group: %s", what)
                .isEqualTo(text));
        if (!swept.before().equals(swept.after())) {
            assertBases(recovered.newest(), expected, what);
            if (done) {
                assertThat(isNew).as("what was done lasts: %s", what).isTrue();
            }
        }
        converges(disk.now(), number(recovered), what);
    }

    /** I7: the base is that of the bytes that are live. */
    private static void assertBases(Generation newest, Map<String, String> live, String what) {
        live.forEach((path, text) -> {
            Entry entry = newest == null ? null : newest.entry(path);
            if (text == null) {
                assertThat(entry).as("no base: %s", what).isNull();
            } else {
                assertThat(entry).as("a base: %s", what).isNotNull();
                assertThat(LinePass.text(entry.base()))
                        .as("I7, base of %s: %s", path, what)
                        .isEqualTo(firstLine(text));
                assertThat(LinePass.text(entry.published()))
                        .as("published %s: %s", path, what)
                        .isEqualTo(text);
            }
        });
    }

    private void converges(MemoryDisk recovered, int number, String what) throws DiskException {
        CrashDisk idle = CrashDisk.killOnly(recovered);
        assertThat(number(volume(idle, 5).recovery().recover()))
                .as("recovery decides once: %s", what)
                .isEqualTo(number);
        assertThat(idle.steps())
                .as("a second recovery writes nothing: %s", what)
                .isEmpty();

        Generation settled = LinePass.run(volume(idle, 6), sources());
        swept.after()
                .forEach((path, text) -> assertThat(idle.now().text("/target/" + path))
                        .as("I2, I3: %s", what)
                        .isEqualTo(text));
        assertBases(settled, swept.after(), what);
        assertThat(volume(idle, 7).state().names().stream().map(StateName::kind))
                .as("nothing is left over: %s", what)
                .isSubsetOf(StateName.Kind.GENERATION, StateName.Kind.ABORTED, StateName.Kind.DISPLACED);

        CrashDisk still = CrashDisk.killOnly(idle.now());
        LinePass.run(volume(still, 8), sources());
        assertThat(still.steps())
                .as("I3, a settled pass writes nothing: %s", what)
                .isEmpty();
    }

    private static String firstLine(String text) {
        return text.substring(0, text.indexOf('\n') + 1);
    }
}
