package dev.tokenkeeper.cli.watch;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.FileStat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cheap look at the live files and at those that were displaced. Small files are read, because a file can change
 * without a change of its size, and no time is trusted; large ones are only asked for size and inode. A look delays or
 * starts a pass; it decides nothing else.
 */
final class Glance {
    private static final int SMALL = 64 << 10;
    private static final String DISPLACED = "displaced-";

    private final Disk disk;
    private final Path target;
    private final Path state;

    Glance(Disk disk, Path target, Path state) {
        this.disk = disk;
        this.target = target;
        this.state = state;
    }

    /** What is seen: equal for two looks that saw the same. */
    record Seen(List<File> files) {
        /** Whether a live file is missing or empty. */
        boolean missing() {
            for (File file : files) {
                if (file.live() && (file.stat() == null || file.stat().size() == 0)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** One file; without a stat it is missing or cannot be seen, without content it is large or cannot be read. */
    record File(
            Path path,
            boolean live,
            @Nullable FileStat stat,
            @Nullable Content content) {}

    /** Looks at {@code paths} below the target, and at the displaced files. */
    Seen at(Collection<String> paths) {
        List<File> files = new ArrayList<>();
        for (String path : paths) {
            files.add(look(target.resolve(path), true));
        }
        for (String name : displaced()) {
            files.add(look(state.resolve(name), false));
        }
        return new Seen(files);
    }

    private File look(Path path, boolean live) {
        FileStat stat = null;
        Content content = null;
        try {
            stat = disk.stat(path);
            if (stat != null && stat.isRegular() && stat.size() <= SMALL) {
                content = disk.read(path, SMALL);
            }
        } catch (DiskException e) {
            // What cannot be read looks the same until it can.
        }
        return new File(path, live, stat, content);
    }

    private List<String> displaced() {
        List<String> displaced = new ArrayList<>();
        try {
            for (String name : disk.list(state)) {
                if (name.startsWith(DISPLACED)) {
                    displaced.add(name);
                }
            }
        } catch (DiskException e) {
            return List.of();
        }
        displaced.sort(null);
        return displaced;
    }
}
