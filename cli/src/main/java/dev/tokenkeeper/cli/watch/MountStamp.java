package dev.tokenkeeper.cli.watch;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.FileStat;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells one state of the source's mount from another: where the kubelet's {@code ..data} link points; for a plain folder
 * or a single file the digests of what is there. Two stamps of one process that differ are a change that this process saw
 * itself, and only such a change may bring an older version back.
 */
final class MountStamp {
    private static final String DATA = "..data";
    private static final int LIMIT = 16 << 20;

    private final Disk disk;
    private final Path source;

    MountStamp(Disk disk, Path source) {
        this.disk = disk;
        this.source = source;
    }

    /** The stamp now; null where the source cannot be read. */
    @Nullable
    String read() {
        try {
            FileStat stat = disk.stat(source);
            if (stat == null) {
                return null;
            }
            if (stat.isRegular()) {
                return digest(source);
            }
            FileStat data = disk.stat(source.resolve(DATA));
            if (data != null && data.kind() == FileStat.Kind.LINK) {
                return disk.readLink(source.resolve(DATA)).toString();
            }
            return plainFolder();
        } catch (DiskException e) {
            return null;
        }
    }

    private String plainFolder() throws DiskException {
        List<String> names = disk.list(source).stream()
                .filter(name -> !name.startsWith(".."))
                .sorted()
                .toList();
        StringBuilder stamp = new StringBuilder();
        for (String name : names) {
            Path path = source.resolve(name);
            FileStat stat = disk.stat(path);
            if (stat == null) {
                continue;
            }
            String what = switch (stat.kind()) {
                case REGULAR -> stat.size() > LIMIT ? Long.toString(stat.size()) : digest(path);
                case LINK -> disk.readLink(path).toString();
                case FOLDER, OTHER -> "";
            };
            stamp.append(name).append('\0').append(what).append('\0');
        }
        return stamp.toString();
    }

    private String digest(Path path) throws DiskException {
        Content content = disk.read(path, LIMIT);
        return content.digest().hex();
    }
}
