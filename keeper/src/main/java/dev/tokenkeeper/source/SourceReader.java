package dev.tokenkeeper.source;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.source.SourceReading.Absent;
import dev.tokenkeeper.source.SourceReading.Read;
import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.DiskException.Fault;
import dev.tokenkeeper.volume.FileStat;
import dev.tokenkeeper.volume.VolumePath;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads a mounted Secret or ConfigMap, a plain folder or a single file as one consistent version.
 *
 * <ol>
 *   <li>See where {@code ..data} leads, once, and read each key there and nowhere else. A user link that the kubelet has
 *       not made yet, or left behind, does not matter.
 *   <li>In a plain folder no link tells versions apart: each file is read until two looks in a row agree.
 *   <li>See whether {@code ..data} still leads there; else start again, a few times.
 * </ol>
 *
 * <p>The source's own path may be a link, which whoever configured it chose. Names that begin with {@code ..} are never
 * keys. Where all keys are asked for, folders are not keys either. Nothing is thrown: what cannot be read is a
 * {@link SourceProblem}. Needs no lock; changes nothing; safe for several threads.
 */
public final class SourceReader {
    private static final int TRIES = 10;
    private static final int MOST_LINKS = 8;

    private final Disk disk;
    private final Path source;
    private final int limit;

    /**
     * A reader of {@code source}, an absolute path without {@code ..}.
     *
     * @param limit the most bytes that a key may have; never more than one byte above it is read
     */
    public SourceReader(Disk disk, Path source, int limit) {
        this.disk = disk;
        this.source = source;
        this.limit = limit;
    }

    /** The version that is there now: the keys asked for, or all of them where {@code keys} is empty. */
    public SourceReading read(Set<String> keys) {
        for (int i = 0; i < TRIES; i++) {
            try {
                SourceReading reading = attempt(keys);
                if (reading != null) {
                    return reading;
                }
            } catch (DiskException e) {
                if (e.fault() != Fault.BUSY) {
                    return new Absent(problem(e.fault(), SourceProblem.SOURCE_FOLDER_MISSING), name(e.path()));
                }
            }
        }
        return new Absent(SourceProblem.SOURCE_UNSTABLE, name(source));
    }

    /** One try; null where the source changed meanwhile. */
    private @Nullable SourceReading attempt(Set<String> keys) throws DiskException {
        Path place = source;
        FileStat stat = disk.stat(place);
        for (int links = 0; stat != null && stat.kind() == FileStat.Kind.LINK; links++) {
            if (links == MOST_LINKS) {
                return new Absent(SourceProblem.SOURCE_NOT_REGULAR, name(source));
            }
            place = place.resolveSibling(disk.readLink(place)).normalize();
            stat = disk.stat(place);
        }
        if (stat == null) {
            return new Absent(SourceProblem.SOURCE_FOLDER_MISSING, name(source));
        }
        if (stat.isFolder()) {
            return folder(place, keys);
        }
        return stat.isRegular() ? file(keys) : new Absent(SourceProblem.SOURCE_NOT_REGULAR, name(source));
    }

    private @Nullable SourceReading folder(Path root, Set<String> keys) throws DiskException {
        SourceFolder folder = SourceFolder.at(disk, root);
        Map<String, KeyReading> readings = new TreeMap<>();
        if (!keys.isEmpty()) {
            for (String key : keys) {
                readings.put(key, key(folder, key));
            }
        } else {
            for (String key : all(folder)) {
                readings.put(key, key(folder, key));
            }
        }
        if (!folder.isCurrent(disk)) {
            return null;
        }
        if (readings.isEmpty()) {
            boolean dangling = disk.stat(folder.data()) == null;
            return new Absent(dangling ? SourceProblem.KEY_NOT_READY : SourceProblem.SOURCE_EMPTY, name(root));
        }
        return new Read(new SourceVersion(readings, folder.stamp()));
    }

    /** A single file: a source whose one key is its name, read through its folder's {@code ..data} if there is one. */
    private @Nullable SourceReading file(Set<String> keys) throws DiskException {
        Path root = source.getParent();
        String name = name(source.getFileName());
        if (root == null) {
            return new Absent(SourceProblem.SOURCE_NOT_REGULAR, name);
        }
        Map<String, KeyReading> readings = new TreeMap<>();
        for (String key : keys.isEmpty() ? Set.of(name) : keys) {
            if (!key.equals(name)) {
                readings.put(key, new KeyReading.NotReady(SourceProblem.KEY_NOT_READY, name(source)));
            }
        }
        SourceFolder folder = SourceFolder.at(disk, root);
        if (keys.isEmpty() || keys.contains(name)) {
            readings.put(name, key(folder, name));
        }
        return folder.isCurrent(disk) ? new Read(new SourceVersion(readings, folder.stamp())) : null;
    }

    private KeyReading key(SourceFolder folder, String key) throws DiskException {
        Path path;
        try {
            path = VolumePath.of(key).in(folder.data());
        } catch (IllegalArgumentException e) {
            return new KeyReading.NotReady(SourceProblem.KEY_NOT_READY, key);
        }
        if (key.startsWith("..")) {
            return new KeyReading.NotReady(SourceProblem.KEY_NOT_READY, name(path));
        }
        try {
            Content content = bytes(folder, path);
            return content.isEmpty()
                    ? new KeyReading.NotReady(SourceProblem.SOURCE_EMPTY, name(path))
                    : new KeyReading.Found(content);
        } catch (DiskException e) {
            if (e.fault() == Fault.BUSY) {
                throw e;
            }
            return new KeyReading.NotReady(problem(e.fault(), SourceProblem.KEY_NOT_READY), name(path));
        }
    }

    private Content bytes(SourceFolder folder, Path path) throws DiskException {
        Path file = KeyPath.resolve(
                disk, folder.root(), folder.data(), folder.data().relativize(path));
        Content content = disk.read(file, limit);
        for (int i = 0; folder.link() == null; i++) {
            Content again = disk.read(file, limit);
            if (again.equals(content)) {
                break;
            }
            if (i == TRIES) {
                throw new DiskException(Fault.BUSY, file);
            }
            content = again;
        }
        return content;
    }

    /** All keys, which are all names but folders and the kubelet's own. */
    private Set<String> all(SourceFolder folder) throws DiskException {
        Set<String> keys = new TreeSet<>();
        List<String> names;
        try {
            names = disk.list(folder.data());
        } catch (DiskException e) {
            if (e.fault() == Fault.MISSING) {
                return keys;
            }
            throw e;
        }
        for (String name : names) {
            if (name.startsWith("..")) {
                continue;
            }
            FileStat stat = disk.stat(folder.data().resolve(name));
            if (stat == null || !stat.isFolder()) {
                keys.add(name);
            }
        }
        return keys;
    }

    private static SourceProblem problem(Fault fault, SourceProblem missing) {
        return switch (fault) {
            case MISSING -> missing;
            case NOT_REGULAR -> SourceProblem.SOURCE_NOT_REGULAR;
            case TOO_LARGE -> SourceProblem.SOURCE_TOO_LARGE;
            default -> SourceProblem.SOURCE_UNREADABLE;
        };
    }

    private static String name(Path path) {
        return path.toString();
    }
}
