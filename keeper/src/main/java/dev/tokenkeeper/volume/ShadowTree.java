package dev.tokenkeeper.volume;

import dev.tokenkeeper.volume.DiskException.Fault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds {@link Shadow}s by path: changed names first, then the disk below. Links above the last name are followed. */
final class ShadowTree {
    private static final int MOST_LINKS = 40;
    private static final FileStat TOP = new FileStat(FileStat.Kind.FOLDER, 0, 0, 0, 1, 0755, 0, 0);

    private final Disk under;
    private final Map<Identity, Shadow> known = new HashMap<>();
    private long nextInode = Long.MAX_VALUE;

    ShadowTree(Disk under) {
        this.under = under;
    }

    /** Two names on the disk below are one file where these are equal. */
    private record Identity(long device, long inode) {}

    /** What stands at {@code path}; null if nothing does. */
    @Nullable
    Shadow find(Path path) throws DiskException {
        Path above = path.getParent();
        if (above == null) {
            return top(path);
        }
        Shadow folder = folderAt(above, MOST_LINKS);
        return folder == null ? null : child(folder, path);
    }

    /** What stands at {@code path}; {@link Fault#MISSING} if nothing does. */
    Shadow existing(Path path) throws DiskException {
        Shadow found = find(path);
        if (found == null) {
            throw new DiskException(Fault.MISSING, path);
        }
        return found;
    }

    /** The folder that holds the name {@code path}. */
    Shadow parent(Path path) throws DiskException {
        Path above = path.getParent();
        Shadow folder = above == null ? null : folderAt(above, MOST_LINKS);
        if (folder == null) {
            throw new DiskException(Fault.MISSING, path);
        }
        return folder;
    }

    /** How a shadow looks now. */
    FileStat stat(Shadow shadow) throws DiskException {
        Path real = shadow.real;
        return shadow.stat(real == null ? null : under.stat(real));
    }

    /** The names in a folder. */
    List<String> list(Shadow folder) throws DiskException {
        Set<String> names = new HashSet<>();
        Path real = folder.real;
        if (real != null) {
            names.addAll(under.list(real));
        }
        for (Map.Entry<String, @Nullable Shadow> change : folder.names.entrySet()) {
            if (change.getValue() == null) {
                names.remove(change.getKey());
            } else {
                names.add(change.getKey());
            }
        }
        return new ArrayList<>(names);
    }

    /** Something new in {@code folder}, which still has to be given its name. It belongs to the folder's owner. */
    Shadow make(FileStat.Kind kind, Shadow folder, Ownership ownership) throws DiskException {
        FileStat above = stat(folder);
        Integer uid = ownership.uid();
        Integer gid = ownership.gid();
        return new Shadow(
                null,
                new FileStat(
                        kind,
                        above.device(),
                        nextInode--,
                        0,
                        0,
                        ownership.mode(),
                        uid == null ? above.uid() : uid,
                        gid == null ? above.gid() : gid));
    }

    /** Gives {@code shadow} the name {@code path} in {@code folder}, over whatever has it now. */
    void enter(Shadow folder, Path path, Shadow shadow) throws DiskException {
        leave(folder, path);
        folder.names.put(name(path), shadow);
        shadow.named(1);
    }

    /** Takes the name {@code path} away. */
    void leave(Shadow folder, Path path) throws DiskException {
        Shadow before = child(folder, path);
        if (before != null) {
            before.named(-1);
        }
        folder.names.put(name(path), null);
    }

    private @Nullable Shadow child(Shadow folder, Path path) throws DiskException {
        String name = name(path);
        if (folder.names.containsKey(name)) {
            return folder.names.get(name);
        }
        Path above = folder.real;
        if (above == null) {
            return null;
        }
        Path real = above.resolve(name);
        FileStat stat = under.stat(real);
        return stat == null ? null : shadow(real, stat);
    }

    private Shadow shadow(Path real, FileStat stat) {
        Identity identity = new Identity(stat.device(), stat.inode());
        Shadow shadow = known.get(identity);
        if (shadow == null) {
            shadow = new Shadow(real, stat);
            known.put(identity, shadow);
        }
        shadow.real = real;
        return shadow;
    }

    private Shadow top(Path root) throws DiskException {
        FileStat stat = under.stat(root);
        return shadow(root, stat == null ? TOP : stat);
    }

    /** The folder that a path leads to; null where it leads to none. */
    private @Nullable Shadow folderAt(Path path, int linksLeft) throws DiskException {
        Path above = path.getParent();
        if (above == null) {
            return top(path);
        }
        Shadow folder = folderAt(above, linksLeft);
        Shadow found = folder == null ? null : child(folder, path);
        if (found == null) {
            return null;
        }
        Path real = found.real;
        Path target = found.target;
        if (found.isLink() && (real != null || target != null)) {
            if (linksLeft == 0) {
                throw new DiskException(Fault.IO, path);
            }
            Path says = target != null ? target : under.readLink(Objects.requireNonNull(real));
            return folderAt(path.resolveSibling(says).normalize(), linksLeft - 1);
        }
        return found.isFolder() ? found : null;
    }

    private static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }
}
