package dev.tokenkeeper.source;

import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.DiskException.Fault;
import dev.tokenkeeper.volume.FileStat;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A source's folder at one moment: plain, or as the kubelet fills it. The kubelet writes a new folder
 * {@code ..<time>} and then renames a link over {@code ..data}; so what that link leads to never changes, and which
 * version it is shows by the link alone.
 *
 * @param root the mount
 * @param data the folder that holds the keys now
 * @param link what {@code ..data} says; null in a plain folder
 */
public record SourceFolder(Path root, Path data, @Nullable Path link) {
    private static final String DATA = "..data";

    /** Looks which layout {@code root} has. */
    public static SourceFolder at(Disk disk, Path root) throws DiskException {
        Path link = dataLink(disk, root);
        if (link == null) {
            return new SourceFolder(root, root, null);
        }
        Path data = root.resolve(link);
        FileStat stat = isVersion(link) ? disk.stat(data) : null;
        if (!isVersion(link) || (stat != null && !stat.isFolder())) {
            throw new DiskException(Fault.NOT_REGULAR, root.resolve(DATA));
        }
        return new SourceFolder(root, data, link);
    }

    /** Whether the mount still shows this version. */
    public boolean isCurrent(Disk disk) throws DiskException {
        Path now = dataLink(disk, root);
        return now == null ? link == null : now.equals(link);
    }

    /** The version's name; empty in a plain folder. */
    String stamp() {
        return link == null ? "" : link.toString();
    }

    /** One name beside {@code ..data}, as the kubelet makes it: never a way out of the mount. */
    private static boolean isVersion(Path link) {
        String name = link.toString();
        return link.getNameCount() == 1
                && !link.isAbsolute()
                && name.startsWith("..")
                && !name.equals("..")
                && !name.equals(DATA);
    }

    /** Null also where {@code ..data} is no link, as in a copy of a mount: then it is nothing special. */
    private static @Nullable Path dataLink(Disk disk, Path root) throws DiskException {
        try {
            return disk.readLink(root.resolve(DATA));
        } catch (DiskException e) {
            if (e.fault() == Fault.MISSING || e.fault() == Fault.NOT_REGULAR) {
                return null;
            }
            throw e;
        }
    }
}
