package dev.tokenkeeper.cli.watch;

import dev.tokenkeeper.pass.PassTrigger;
import dev.tokenkeeper.report.FileReport;
import dev.tokenkeeper.report.PassReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The loop of a watch: waits, looks, and runs a pass when there may be work.
 *
 * <ol>
 *   <li>The source's stamp changed under this process's eyes: a pass at once, {@link PassTrigger#SOURCE_SEEN}. It stays so
 *       until a pass has worked, or another writer's generation has come in between.
 *   <li>A live file may have changed: when two looks agree ({@link Gathering}), {@link PassTrigger#WAKE}.
 *   <li>A pass did not work: again after 1, 2, 4 and so on seconds, up to the period (or half a minute).
 *   <li>Nothing was heard for a period: a look all the same, and every other minute a pass; events are only hints. Where events
 *       cannot be relied on, the look comes each second.
 * </ol>
 *
 * <p>One thread.
 */
final class Follower {
    private static final long LOOK = Duration.ofSeconds(1).toNanos();
    private static final long PASS = Duration.ofMinutes(2).toNanos();
    private static final long RETRY = Duration.ofSeconds(1).toNanos();
    private static final long LONGEST_RETRY = Duration.ofSeconds(30).toNanos();

    private final Hints hints;
    private final MountStamp mount;
    private final Glance glance;
    private final Arming arming;
    private final Passes passes;
    private final Consumer<PassReport> told;
    private final long period;
    private final Gathering gathering;

    private List<String> paths;
    private boolean deaf;
    private @Nullable String stamp;
    private boolean seen;
    private int generation;
    private Glance.Seen looked;
    private long lookedAt;
    private long passed;
    private long retry;
    private boolean echo;

    /** Watches the folders that matter for these paths; false where a look each second has to stand in. */
    @FunctionalInterface
    interface Arming {
        boolean arm(List<String> paths);
    }

    /**
     * A follower that has not looked yet.
     *
     * @param paths the live files as far as they are known before the first pass
     * @param told gets each pass's report
     */
    Follower(
            Hints hints,
            MountStamp mount,
            Glance glance,
            Arming arming,
            Passes passes,
            Consumer<PassReport> told,
            Duration period,
            List<String> paths) {
        this.hints = hints;
        this.mount = mount;
        this.glance = glance;
        this.arming = arming;
        this.passes = passes;
        this.told = told;
        this.period = period.toNanos();
        this.paths = List.copyOf(paths);
        gathering = new Gathering(System.nanoTime());
        deaf = !arming.arm(this.paths);
        stamp = mount.read();
        looked = glance.at(this.paths);
        passed = System.nanoTime();
        lookedAt = passed;
    }

    /** Runs the first pass. The mount is not trusted: another process may have seen a newer one. */
    PassReport begin() {
        PassReport report = run();
        settle(report);
        return report;
    }

    /** Goes on from a first pass that was made elsewhere. */
    void beginAfter(PassReport first) {
        settle(first);
    }

    /** Follows until {@link Hints#stop()}. */
    void follow() {
        while (true) {
            Hints.Heard heard = hints.await(untilNext(), !gathering.isEmpty());
            if (heard.stop()) {
                return;
            }
            turn(heard);
        }
    }

    private long untilNext() {
        long now = System.nanoTime();
        long wait = Math.min(untilLook(now), untilPass(now));
        Long due = gathering.dueIn(now, looked.missing());
        return Math.max(0, due == null ? wait : Math.min(wait, due));
    }

    private long untilLook(long now) {
        return lookedAt + (deaf ? Math.min(LOOK, period) : period) - now;
    }

    private long untilPass(long now) {
        return passed + (retry > 0 ? retry : Math.max(period, PASS)) - now;
    }

    private void turn(Hints.Heard heard) {
        long now = System.nanoTime();
        boolean looking = heard.lost() || untilLook(now) <= 0;
        if (looking) {
            lookedAt = now;
        }
        boolean fresh = (looking || heard.source()) && stampChanged();
        boolean due = edited(looking || heard.file(), heard.file() || heard.lost(), now);
        if (!fresh && !due && untilPass(now) > 0) {
            return;
        }
        if (!due) {
            looked = glance.at(paths);
        }
        int before = generation;
        settle(run());
        boolean wrote = generation != before;
        gathering.taken(due && !echo ? System.nanoTime() : null);
        echo = wrote;
    }

    /**
     * Whether edits are due: whether two looks agree that something happened.
     *
     * @param looking whether there is a reason to look
     * @param told whether something is known to have happened, also if it looks the same
     */
    private boolean edited(boolean looking, boolean told, long now) {
        Long due = gathering.dueIn(now, looked.missing());
        if (due == null ? !looking : due > 0) {
            return false;
        }
        Glance.Seen before = looked;
        looked = glance.at(paths);
        boolean same = looked.equals(before);
        if (due == null) {
            if (told || !same) {
                gathering.edited(now);
            }
            return false;
        }
        if (!same && !gathering.isOverdue(now)) {
            gathering.edited(now);
            return false;
        }
        return true;
    }

    private boolean stampChanged() {
        String now = mount.read();
        if (now == null || now.equals(stamp)) {
            return false;
        }
        // A mount that was not there when this process began has not been seen changing.
        seen = stamp != null;
        stamp = now;
        return true;
    }

    private PassReport run() {
        return passes.pass(seen ? PassTrigger.SOURCE_SEEN : PassTrigger.WAKE);
    }

    private void settle(PassReport report) {
        passed = System.nanoTime();
        boolean worked = Verdict.worked(report);
        if (worked || report.generation() > generation) {
            seen = false;
        }
        retry = worked ? 0 : Math.min(retry == 0 ? RETRY : retry * 2, Math.min(period, LONGEST_RETRY));
        generation = Math.max(generation, report.generation());
        List<String> now = new ArrayList<>();
        for (FileReport file : report.files()) {
            now.add(file.path());
        }
        if (!now.isEmpty()) {
            paths = List.copyOf(now);
        }
        deaf = !arming.arm(paths);
        told.accept(report);
    }
}
