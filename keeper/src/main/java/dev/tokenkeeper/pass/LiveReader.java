package dev.tokenkeeper.pass;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.format.Limits;
import dev.tokenkeeper.report.Reason;
import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.FileStat;
import dev.tokenkeeper.volume.VolumePath;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Reads live files while their application may be writing them. Bytes count only when two looks agree; one look is
 * enough where it shows the bytes that are known already.
 */
final class LiveReader {
    /** Before the next look at bytes that two looks did not agree on. */
    static final Duration SHORT = Duration.ofMillis(20);

    /** Between two looks at a file that seems lost or half written: longer than a throttled writer sleeps. */
    static final Duration LONG = Duration.ofMillis(250);

    private static final int LOOKS = 6;

    private final Disk disk;
    private final Path target;
    private final Pause pause;

    LiveReader(Disk disk, Path target, Pause pause) {
        this.disk = disk;
        this.target = target;
        this.pause = pause;
    }

    /** What stands at {@code path}; one look is enough for {@code known} bytes. */
    Live look(String path, @Nullable Content known) {
        Live look = once(path);
        for (int looks = 1; looks < LOOKS; looks++) {
            if (!(look instanceof Live.Present present) || present.content().equals(known)) {
                return look;
            }
            Live next = once(path);
            if (same(look, next) || (looks > 1 && grew(look, next))) {
                return look;
            }
            pause.between(SHORT);
            look = next;
        }
        return new Live.Barred(Reason.of(ReasonCode.TARGET_UNSTABLE, path));
    }

    /** A file that shrank, or lost its last line's end, may be one that is being written. */
    static boolean mayBeHalf(Content ours, Content known) {
        return ours.size() < known.size() || (endsLine(known) && !endsLine(ours));
    }

    private static boolean endsLine(Content content) {
        return !content.isEmpty() && content.at(content.size() - 1) == '\n';
    }

    /** Gives whoever is writing the time to come to an end. */
    void letFinish() {
        pause.between(LONG);
    }

    /** Whether a file that seems lost looks the same after a longer while. */
    boolean stays(String path, Live lost) {
        pause.between(LONG);
        return same(lost, once(path));
    }

    /**
     * The place of a live file, with no link on the way to it.
     *
     * @throws Shut if the path, or a link on its way, leads out of the volume
     */
    Path place(String path) throws DiskException, Shut {
        try {
            VolumePath below = VolumePath.of(path);
            below.requireFolders(disk, target);
            return below.in(target);
        } catch (IllegalArgumentException e) {
            throw new Shut(Reason.of(ReasonCode.TARGET_OUTSIDE_VOLUME, path));
        } catch (DiskException e) {
            boolean leadsOut =
                    e.fault() == DiskException.Fault.NOT_REGULAR || e.fault() == DiskException.Fault.CROSS_DEVICE;
            if (leadsOut) {
                throw new Shut(Reason.of(ReasonCode.TARGET_OUTSIDE_VOLUME, path));
            }
            throw e;
        }
    }

    private Live once(String path) {
        try {
            Path place = place(path);
            FileStat stat = disk.stat(place);
            if (stat == null) {
                return new Live.Missing();
            }
            if (!stat.isRegular()) {
                return new Live.Barred(Reason.of(ReasonCode.TARGET_NOT_REGULAR, path));
            }
            return new Live.Present(disk.read(place, Limits.DEFAULT.bytes()), stat);
        } catch (Shut shut) {
            return new Live.Barred(shut.reason());
        } catch (DiskException e) {
            if (e.fault() == DiskException.Fault.MISSING) {
                return new Live.Missing();
            }
            return new Live.Barred(Faults.ofLive(e, path));
        }
    }

    /** An application that appends all the time: what was there stays, and what comes after it is a late write. */
    private static boolean grew(Live one, Live other) {
        return one instanceof Live.Present a
                && other instanceof Live.Present b
                && a.stat().sameFile(b.stat())
                && endsLine(a.content())
                && b.content().startsWith(a.content());
    }

    private static boolean same(Live one, Live other) {
        if (one instanceof Live.Present a && other instanceof Live.Present b) {
            return a.stat().sameFile(b.stat()) && a.content().equals(b.content());
        }
        return one instanceof Live.Missing && other instanceof Live.Missing;
    }
}
