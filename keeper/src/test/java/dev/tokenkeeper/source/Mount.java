package dev.tokenkeeper.source;

import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.MemoryDisk;
import java.nio.file.Path;
import java.util.Map;

/** Fills {@code /mount} of a memory disk as the kubelet does: a new folder, and then a link renamed over ..data. */
final class Mount {
    static final Path PATH = Path.of("/mount");

    private final MemoryDisk disk;

    Mount(MemoryDisk disk) {
        this.disk = disk;
        disk.folder("/mount");
    }

    /** Writes a version's folder, without showing it. */
    void write(String version, Map<String, String> keys) {
        disk.folder("/mount/" + version);
        keys.forEach((key, text) -> disk.put("/mount/" + version + "/" + key, text));
    }

    /** Shows a version that was written. */
    void turn(String version) {
        try {
            disk.symlink("/mount/..data_tmp", version);
            disk.rename(Path.of("/mount/..data_tmp"), Path.of("/mount/..data"));
        } catch (DiskException e) {
            throw new AssertionError(e);
        }
    }

    /** Makes the link that users see. */
    void userLink(String key) {
        disk.symlink("/mount/" + key, "..data/" + key);
    }

    /** A whole update. */
    void update(String version, Map<String, String> keys) {
        write(version, keys);
        turn(version);
        keys.keySet().forEach(this::userLink);
    }

    /** Takes a version away that is shown no more. */
    void drop(String version) {
        try {
            Path folder = Path.of("/mount/" + version);
            for (String key : disk.list(folder)) {
                disk.remove(folder.resolve(key));
            }
            disk.remove(folder);
        } catch (DiskException e) {
            throw new AssertionError(e);
        }
    }
}
