package dev.tokenkeeper.seed;

import static dev.tokenkeeper.seed.SeedVolume.file;
import static dev.tokenkeeper.seed.SeedVolume.pass;
import static dev.tokenkeeper.seed.SeedVolume.reasons;
import static dev.tokenkeeper.seed.SeedVolume.shown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.content.MaskKey;
import dev.tokenkeeper.report.Result;
import dev.tokenkeeper.volume.Crash;
import dev.tokenkeeper.volume.CrashDisk;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.MemoryDisk;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Stops a delivery before each change of the disk and inside each, and looks at every disk that a kill or a power loss may
 * leave: readers have all of the old tree or all of the new one, and the next pass ends in the new one. Then the same for
 * the pass that goes on. To see more states or others: {@code -Dtokenkeeper.crash.limit=48 -Dtokenkeeper.seed=N}.
 */
class SeedCrashTest {
    private static final long SEED = Long.getLong("tokenkeeper.seed", 20261129);
    private static final int LIMIT = Integer.getInteger("tokenkeeper.crash.limit", 12);
    private static final int DEEP_LIMIT = Integer.getInteger("tokenkeeper.crash.deep", 1);

    /** Of how many states one is gone on from with a second crash. */
    private static final int DEEP_SHARE = Integer.getInteger("tokenkeeper.crash.share", 97);

    private final Set<String> seen = new HashSet<>();
    private int looked;

    private static MemoryDisk first() {
        MemoryDisk disk = SeedVolume.empty();
        disk.put("/source/one", "first");
        disk.put("/source/a/two", "two pieces and more");
        return disk;
    }

    @Test
    void theFirstDelivery() throws Exception {
        sweep(first(), Map.of());
    }

    @Test
    void theNextGeneration() throws Exception {
        MemoryDisk disk = first();
        pass(disk);
        Map<String, String> before = shown(disk);
        disk.put("/source/one", "FIRST");
        disk.put("/source/a/three", "added in pieces");
        sweep(disk, before);
    }

    @Test
    void theThirdGenerationThatPushesTheFirstOut() throws Exception {
        MemoryDisk disk = first();
        pass(disk);
        disk.put("/source/one", "FIRST");
        pass(disk);
        Map<String, String> before = shown(disk);
        disk.put("/source/one", "third");
        sweep(disk, before);
    }

    @Test
    void aRollback() throws Exception {
        MemoryDisk disk = first();
        pass(disk);
        Map<String, String> older = shown(disk);
        disk.put("/source/one", "FIRST");
        pass(disk);
        Map<String, String> newer = shown(disk);
        CrashDisk whole = CrashDisk.on(disk);
        new SeedRollback(SeedVolume.on(whole)).run(1);
        for (int n = 1; n <= whole.steps().size(); n++) {
            CrashDisk stopped = CrashDisk.on(disk).stopBefore(n);
            try {
                new SeedRollback(SeedVolume.on(stopped)).run(1);
            } catch (Crash crash) {
                looked++;
            }
            for (MemoryDisk found : stopped.afterCrash(LIMIT, SEED)) {
                assertThat(shown(found)).isIn(older, newer);
                Map<String, String> meant =
                        new SeedLook(SeedVolume.on(found)).history(key()).size() == 3 ? older : newer;
                assertThat(reasons(pass(found))).isEmpty();
                assertThat(shown(found)).as("step " + n).isEqualTo(meant);
            }
        }
        assertThat(looked).isGreaterThan(5);
    }

    private static MaskKey key() {
        return MaskKey.of(new byte[32]);
    }

    private void sweep(MemoryDisk start, Map<String, String> before) throws DiskException {
        MemoryDisk end = start.copy();
        pass(end);
        Map<String, String> after = shown(end);
        assertThat(after).isNotEqualTo(before);
        sweep(start, before, after, true);
        System.out.println("crash sweep of a seed: " + looked + " crash states, seed " + SEED);
        assertThat(looked).isGreaterThan(100);
    }

    private void sweep(MemoryDisk start, Map<String, String> before, Map<String, String> after, boolean deeper)
            throws DiskException {
        CrashDisk whole = CrashDisk.on(start);
        pass(whole);
        for (int n = 1; n <= whole.steps().size() + 1; n++) {
            for (int part : parts(whole.steps(), n)) {
                String where = "step " + n + (part < 0 ? "" : " inside " + part);
                List<MemoryDisk> found = new ArrayList<>(
                        stopped(CrashDisk.on(start), n, part).afterCrash(deeper ? LIMIT : DEEP_LIMIT, SEED));
                found.addAll(stopped(CrashDisk.killOnly(start), n, part).afterCrash(1, SEED));
                for (MemoryDisk disk : found) {
                    look(disk, where, n > whole.steps().size(), before, after, deeper);
                }
            }
        }
    }

    private void look(
            MemoryDisk found,
            String where,
            boolean done,
            Map<String, String> before,
            Map<String, String> after,
            boolean deeper)
            throws DiskException {
        if (!seen.add(found.picture())) {
            return;
        }
        looked++;
        assertThat(shown(found)).as(where).isIn(done ? List.of(after) : List.of(before, after));
        if (shown(found).equals(after)) {
            MemoryDisk alone = found.copy();
            Removal.of(alone, SeedVolume.SOURCE);
            pass(alone);
            assertThat(shown(alone))
                    .as(where + ": what readers have seen stays")
                    .isEqualTo(after);
        }
        MemoryDisk next = found.copy();
        assertThat(reasons(pass(next))).as(where).isEmpty();
        assertThat(shown(next)).as(where).isEqualTo(after);
        CrashDisk settled = CrashDisk.killOnly(next);
        assertThat(file(pass(settled)).result()).as(where).isEqualTo(Result.UNCHANGED);
        assertThat(settled.steps()).as(where).isEmpty();
        assertThat(new SeedLook(SeedVolume.on(next)).verify().damaged())
                .as(where)
                .isEmpty();
        if (deeper && !done && looked % DEEP_SHARE == 0) {
            sweep(found, before, after, false);
        }
    }

    private static List<Integer> parts(List<CrashDisk.Step> steps, int n) {
        if (n > steps.size() || steps.get(n - 1).bytes() < 2) {
            return List.of(-1, 0);
        }
        return List.of(-1, steps.get(n - 1).bytes() / 2);
    }

    private static CrashDisk stopped(CrashDisk disk, int n, int part) throws DiskException {
        CrashDisk stopping = part < 0 ? disk.stopBefore(n) : disk.stopInside(n, part);
        try {
            pass(stopping);
        } catch (Crash crash) {
            return stopping;
        }
        return stopping;
    }
}
