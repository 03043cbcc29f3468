package dev.tokenkeeper.cli.watch;

import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.FileStat;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/**
 * A cheap look at the live files and at those that were displaced. Small files are read, because a file can change
 * without a change of its size, and no time is trusted; large ones are only asked for size and inode, and the passes of
 * {@code --period} read them. A look delays or starts a pass; it decides nothing else.
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

    /** What is seen: {@code text} is equal for two looks that saw the same; {@code missing}: a live file is not there or empty. */
    record Seen(String text, boolean missing) {}

    /** Looks at {@code paths} below the target, and at the displaced files. */
    Seen at(Collection<String> paths) {
        StringBuilder text = new StringBuilder();
        boolean missing = false;
        for (String path : paths) {
            text.append(path).append('=');
            missing |= !look(target.resolve(path), text);
        }
        for (String name : displaced()) {
            text.append(name).append('=');
            look(state.resolve(name), text);
        }
        return new Seen(text.toString(), missing);
    }

    private boolean look(Path path, StringBuilder text) {
        try {
            FileStat stat = disk.stat(path);
            if (stat == null) {
                text.append("missing\n");
                return false;
            }
            text.append(stat.kind())
                    .append(' ')
                    .append(stat.inode())
                    .append(' ')
                    .append(stat.size());
            if (stat.isRegular() && stat.size() <= SMALL) {
                text.append(' ').append(disk.read(path, SMALL).digest().hex());
            }
            text.append('\n');
            return stat.size() > 0;
        } catch (DiskException e) {
            text.append(e.fault()).append('\n');
            return true;
        }
    }

    private List<String> displaced() {
        try {
            return disk.list(state).stream()
                    .filter(name -> name.startsWith(DISPLACED))
                    .sorted()
                    .toList();
        } catch (DiskException e) {
            return List.of();
        }
    }
}
