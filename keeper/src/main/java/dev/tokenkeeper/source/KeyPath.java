package dev.tokenkeeper.source;

import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.DiskException.Fault;
import dev.tokenkeeper.volume.FileStat;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Finds the file that a key stands for. Links are followed by hand, a few of them, and only as long as they stay below
 * the source's folder: a mount that somebody else fills must not make us read other files.
 */
public final class KeyPath {
    private static final int MOST_LINKS = 8;

    private KeyPath() {}

    /**
     * The path of {@code key} below {@code folder}, with no link in it below {@code root}.
     *
     * @throws DiskException {@link Fault#MISSING} where it leads to nothing, {@link Fault#NOT_REGULAR} where it leads out
     *     or in a circle
     */
    public static Path resolve(Disk disk, Path root, Path folder, Path key) throws DiskException {
        Deque<Path> rest = new ArrayDeque<>();
        push(rest, key);
        Path at = folder;
        int links = 0;
        while (!rest.isEmpty()) {
            Path name = rest.pop();
            Path next = at.resolve(name).normalize();
            if (!next.startsWith(root)) {
                throw new DiskException(Fault.NOT_REGULAR, next);
            }
            FileStat stat = disk.stat(next);
            if (stat == null) {
                throw new DiskException(Fault.MISSING, next);
            }
            if (stat.kind() != FileStat.Kind.LINK) {
                at = next;
                continue;
            }
            Path target = disk.readLink(next);
            if (target.isAbsolute() || ++links > MOST_LINKS) {
                throw new DiskException(Fault.NOT_REGULAR, next);
            }
            push(rest, target);
        }
        return at;
    }

    private static void push(Deque<Path> rest, Path path) {
        for (int i = path.getNameCount() - 1; i >= 0; i--) {
            rest.push(path.getName(i));
        }
    }
}
