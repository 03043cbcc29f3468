package dev.tokenkeeper.seed;

import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.source.KeyPath;
import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.DiskException.Fault;
import dev.tokenkeeper.volume.FileStat;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a tree name by name, each folder before what is in it, in the order of {@link PathOrder}. It holds the
 * names of the folders on the way down and no more. For one thread.
 *
 * <p>In a source only folders and regular files may stand, and links to regular files that stay inside, which are
 * followed as the keys of a mount are; all else is refused. In a copy every name is told as it is, and no link followed.
 */
final class TreeWalk {
    private static final int DEEPEST = 200;
    /** The kernel takes paths of 4,095 bytes; the copy's is longer than the source's. */
    private static final int LONGEST = 3_000;

    private final Disk disk;
    private final @Nullable Path root;
    private final Deque<Level> levels = new ArrayDeque<>();
    private @Nullable TreeEntry below;

    private TreeWalk(Disk disk, @Nullable Path root) {
        this.disk = disk;
        this.root = root;
    }

    /** A folder that is being gone through. */
    private static final class Level {
        final String path;
        final Path place;
        final List<String> names;
        int next;

        Level(String path, Path place, List<String> names) {
            this.path = path;
            this.place = place;
            this.names = names;
        }
    }

    /** Through a source: {@code top}, from which no link may lead out of {@code root}. */
    static TreeWalk ofSource(Disk disk, Path root, Path top) throws DiskException, Refused {
        return new TreeWalk(disk, root).begun(top);
    }

    /** Through a copy on the target. */
    static TreeWalk ofCopy(Disk disk, Path top) throws DiskException, Refused {
        return new TreeWalk(disk, null).begun(top);
    }

    private TreeWalk begun(Path top) throws DiskException, Refused {
        enter("", top);
        return this;
    }

    private void enter(String path, Path place) throws DiskException, Refused {
        if (levels.size() == DEEPEST) {
            throw new Refused(ReasonCode.SOURCE_TOO_LARGE, place.toString());
        }
        List<String> names = new ArrayList<>(disk.list(place));
        Collections.sort(names);
        levels.push(new Level(path, place, names));
    }

    /** The next name; null after the last. */
    @Nullable
    TreeEntry next() throws DiskException, Refused {
        TreeEntry folder = below;
        below = null;
        if (folder != null) {
            enter(folder.path(), folder.place());
        }
        while (!levels.isEmpty()) {
            Level level = levels.element();
            if (level.next == level.names.size()) {
                levels.pop();
                continue;
            }
            String name = level.names.get(level.next);
            level.next++;
            // The kubelet's own, as in any other source. What a mount's link leads to is the top already.
            if (root != null && levels.size() == 1 && name.startsWith("..")) {
                continue;
            }
            TreeEntry entry = entry(level, name);
            if (entry != null) {
                below = entry.isFolder() ? entry : null;
                return entry;
            }
        }
        return null;
    }

    /** Leaves out what is in the folder that {@link #next} gave last. */
    void skip() {
        below = null;
    }

    private @Nullable TreeEntry entry(Level level, String name) throws DiskException, Refused {
        String path = level.path.isEmpty() ? name : level.path + "/" + name;
        Path place;
        FileStat stat;
        try {
            place = level.place.resolve(name);
            stat = disk.stat(place);
        } catch (InvalidPathException e) {
            place = level.place;
            stat = null;
        }
        if (root == null) {
            return stat == null ? null : new TreeEntry(path, place, stat);
        }
        if (stat == null || path.length() > LONGEST) {
            // Gone meanwhile, or a name whose bytes are no text here, so that it cannot be asked for.
            throw new Refused(stat == null ? ReasonCode.SOURCE_UNREADABLE : ReasonCode.SOURCE_TOO_LARGE, told(place));
        }
        if (stat.kind() == FileStat.Kind.LINK) {
            place = followed(level.place, name, root);
            stat = disk.stat(place);
            if (stat == null || !stat.isRegular()) {
                throw new Refused(ReasonCode.SOURCE_NOT_REGULAR, told(level.place.resolve(name)));
            }
        }
        if (!stat.isRegular() && !stat.isFolder()) {
            throw new Refused(ReasonCode.SOURCE_NOT_REGULAR, told(place));
        }
        return new TreeEntry(path, place, stat);
    }

    private Path followed(Path folder, String name, Path inside) throws DiskException, Refused {
        try {
            return KeyPath.resolve(disk, inside, folder, Path.of(name));
        } catch (DiskException e) {
            if (e.fault() == Fault.NOT_REGULAR || e.fault() == Fault.MISSING) {
                throw new Refused(ReasonCode.SOURCE_NOT_REGULAR, told(folder.resolve(name)));
            }
            throw e;
        }
    }

    /** A path for a person, of at most a line. */
    private static String told(Path place) {
        String text = place.toString();
        return text.length() <= 200 ? text : text.substring(0, 200) + "...";
    }
}
