package dev.tokenkeeper.cli.watch;

import dev.tokenkeeper.delivery.DeliverySpec;
import dev.tokenkeeper.delivery.FileSpec;
import dev.tokenkeeper.pass.PassTrigger;
import dev.tokenkeeper.report.PassReport;
import dev.tokenkeeper.volume.Disk;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The native sidecar: follows the source and the live files of one delivery, serves health and metrics, and has the
 * application reload. It says what it did on standard error, a line for each decision.
 *
 * <p>{@link #run} or {@link #follow} is called once; {@link #stop} from any thread.
 */
public final class Watch {
    private static final long HANGING = Duration.ofMinutes(1).toNanos();
    /** How long a pass may go on once the watch shall stop. */
    public static final Duration GRACE = Duration.ofMillis(900);

    private static final String STATE = ".tokenkeeper";

    private final DeliverySpec spec;
    private final WatchSettings settings;
    private final Disk disk;
    private final Passes passes;
    private final Function<PassReport, String> json;
    private final DecisionLog log;
    private final Figures figures;
    private final Path source;
    private final Hints hints = new Hints();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile long busySince;

    /**
     * A watch that has not begun.
     *
     * @param json writes a report as JSON
     * @param version the program's version, for {@code _build_info}
     * @param err where the lines of the log go
     */
    public Watch(
            DeliverySpec spec,
            WatchSettings settings,
            Disk disk,
            Passes passes,
            Function<PassReport, String> json,
            String version,
            PrintStream err) {
        this.spec = spec;
        this.settings = settings;
        this.disk = disk;
        this.passes = passes;
        this.json = json;
        source = Objects.requireNonNull(spec.source(), "a watch needs a source");
        log = new DecisionLog(err);
        figures = new Figures(version);
    }

    /**
     * Runs the first pass, and follows until TERM, INT or HUP comes: then the current publish has 0.9 seconds to end, and
     * is aborted if it does not, which the next pass puts in order.
     *
     * @return the exit status: 0, or 1 if the port for {@code --http} cannot be had
     */
    public int run() {
        SignalDoor signals = new SignalDoor();
        for (Signal signal : List.of(Signal.TERM, Signal.INT, Signal.HUP)) {
            signals.hear(signal, heard -> stopInTime());
        }
        return follow(null, null);
    }

    /**
     * Follows until {@link #stop()}.
     *
     * @param first the report of a first pass that was made elsewhere; null: it is still to be made
     * @param child the application's process, for a {@code --reload-signal} that names none
     * @return the exit status, as in {@link #run}
     */
    public int follow(@Nullable PassReport first, @Nullable Long child) {
        try (FolderEvents events = new FolderEvents(disk, hints);
                Reloads reloads = new Reloads(steps(child), log);
                StatusDoor door = open()) {
            if (door != null) {
                log.line("info", "event=Listening port=" + door.address().getPort());
            }
            follow(events, reloads, first);
            return 0;
        } catch (IOException e) {
            log.line("error", "event=NotListening next=\"another address for --http\"");
            return 1;
        } finally {
            ended.countDown();
        }
    }

    /** Has {@link #follow} return once the current pass is over. */
    public void stop() {
        hints.stop();
    }

    /** As {@link #stop}, and ends this process if the pass is not over within 0.9 seconds. */
    public void stopInTime() {
        hints.stop();
        try {
            if (!ended.await(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                Runtime.getRuntime().halt(0);
            }
        } catch (InterruptedException e) {
            Runtime.getRuntime().halt(0);
        }
    }

    private void follow(FolderEvents events, Reloads reloads, @Nullable PassReport first) {
        Path state = spec.target().resolve(STATE).resolve(spec.name());
        List<String> known = new ArrayList<>();
        for (FileSpec file : spec.files()) {
            known.add(file.path());
        }
        Follower follower = new Follower(
                hints,
                new MountStamp(disk, source),
                new Glance(disk, spec.target(), state),
                paths -> events.arm(folders(paths, state)),
                this::pass,
                report -> tell(report, reloads),
                settings.period(),
                known);
        if (first == null) {
            follower.begin();
        } else {
            follower.beginAfter(first);
        }
        follower.follow();
    }

    private PassReport pass(PassTrigger trigger) {
        busySince = Math.max(1, System.nanoTime());
        try {
            return passes.pass(trigger);
        } finally {
            busySince = 0;
        }
    }

    private void tell(PassReport report, Reloads reloads) {
        boolean firstOne = figures.latest() == null;
        figures.count(report, System.currentTimeMillis());
        log.pass(report);
        if (!firstOne && Verdict.published(report)) {
            reloads.published();
        }
    }

    private boolean alive() {
        long since = busySince;
        return since == 0 || System.nanoTime() - since < HANGING;
    }

    private @Nullable StatusDoor open() throws IOException {
        return settings.http() == null ? null : new StatusDoor(settings.http(), figures, this::alive, json);
    }

    private List<ReloadStep> steps(@Nullable Long child) {
        List<ReloadStep> steps = new ArrayList<>();
        if (settings.reloadTouch() != null) {
            steps.add(new ReloadStep.Touch(settings.reloadTouch()));
        }
        if (settings.reloadSignal() != null) {
            steps.add(new ReloadStep.ToProcess(
                    settings.reloadSignal(), new SignalDoor(), ProcessNames.ofThisMachine(), child));
        }
        if (settings.reloadUrl() != null) {
            steps.add(new ReloadStep.Url(settings.reloadUrl()));
        }
        return steps;
    }

    /** The source's folder, each folder that holds a live file, and the delivery's state. */
    private List<WatchedFolder> folders(List<String> paths, Path state) {
        List<WatchedFolder> folders = new ArrayList<>();
        folders.add(new WatchedFolder(sourceFolder(), WatchedFolder.Role.SOURCE, Set.of()));
        Map<Path, Set<String>> names = new LinkedHashMap<>();
        if (paths.isEmpty()) {
            names.put(spec.target(), new HashSet<>());
        }
        for (String path : paths) {
            Path live = spec.target().resolve(path);
            names.computeIfAbsent(Objects.requireNonNull(live.getParent()), parent -> new HashSet<>())
                    .add(Objects.requireNonNull(live.getFileName()).toString());
        }
        names.forEach((folder, each) -> folders.add(new WatchedFolder(folder, WatchedFolder.Role.TARGET, each)));
        folders.add(new WatchedFolder(state, WatchedFolder.Role.STATE, Set.of()));
        return folders;
    }

    private Path sourceFolder() {
        try {
            var stat = disk.stat(source);
            Path parent = source.toAbsolutePath().getParent();
            return stat != null && stat.isRegular() && parent != null ? parent : source;
        } catch (IOException e) {
            return source;
        }
    }
}
