package dev.tokenkeeper.volume;

import dev.tokenkeeper.volume.DiskException.Fault;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A path below a folder that cannot leave it: relative, without {@code .}, {@code ..}, empty names and NUL, and not
 * into the keeper's own state.
 *
 * <p>The text alone says nothing of links: an application may own the folders in between. So {@link #requireFolders}
 * walks them one by one and refuses each that is not a folder itself. Immutable.
 */
public final class VolumePath {
    private final List<String> names;

    private VolumePath(List<String> names) {
        this.names = names;
    }

    /**
     * The path that {@code text} names, with {@code /} between the names.
     *
     * @throws IllegalArgumentException if it could leave its folder, or is reserved
     */
    public static VolumePath of(String text) {
        List<String> names = List.of(text.split("/", -1));
        for (String name : names) {
            if (name.isEmpty() || name.equals(".") || name.equals("..") || name.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("not a path that stays below its folder");
            }
        }
        if (names.get(0).equals(StateFolder.NAME)) {
            throw new IllegalArgumentException(StateFolder.NAME + " is reserved");
        }
        return new VolumePath(names);
    }

    /** Where this path is below {@code root}. */
    public Path in(Path root) {
        Path path = root;
        for (String name : names) {
            path = path.resolve(name);
        }
        return path;
    }

    /**
     * Walks the folders between {@code root} and the last name without following links.
     *
     * @throws DiskException {@link Fault#MISSING} where a folder is not there; {@link Fault#NOT_REGULAR} where something
     *     else stands for it, such as a link that could lead out; {@link Fault#CROSS_DEVICE} where another file system is
     *     mounted in between
     */
    public void requireFolders(Disk disk, Path root) throws DiskException {
        walk(disk, root, (above, folder) -> {
            throw new DiskException(Fault.MISSING, folder);
        });
    }

    /**
     * As {@link #requireFolders}, but makes the folders that are missing, and makes them durable.
     *
     * @param mode of each folder made
     */
    public void makeFolders(Disk disk, Path root, int mode) throws DiskException {
        walk(disk, root, (above, folder) -> {
            disk.makeFolder(folder, mode);
            disk.sync(above);
        });
    }

    /** What is done where a folder is missing. */
    private interface Missing {
        void at(Path above, Path folder) throws DiskException;
    }

    private void walk(Disk disk, Path root, Missing missing) throws DiskException {
        if (names.size() == 1) {
            return;
        }
        long device = requireFolder(disk.stat(root), root).device();
        Path folder = root;
        for (String name : names.subList(0, names.size() - 1)) {
            Path above = folder;
            folder = folder.resolve(name);
            FileStat stat = disk.stat(folder);
            if (stat == null) {
                missing.at(above, folder);
                stat = disk.stat(folder);
            }
            if (requireFolder(stat, folder).device() != device) {
                throw new DiskException(Fault.CROSS_DEVICE, folder);
            }
        }
    }

    private static FileStat requireFolder(@Nullable FileStat stat, Path path) throws DiskException {
        if (stat == null) {
            throw new DiskException(Fault.MISSING, path);
        }
        if (!stat.isFolder()) {
            throw new DiskException(Fault.NOT_REGULAR, path);
        }
        return stat;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof VolumePath that && names.equals(that.names);
    }

    @Override
    public int hashCode() {
        return names.hashCode();
    }

    /** The names with {@code /} between them. */
    @Override
    public String toString() {
        return String.join("/", names);
    }
}
