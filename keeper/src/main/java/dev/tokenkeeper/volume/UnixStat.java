package dev.tokenkeeper.volume;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;

/** lstat(2) through the JDK's {@code unix} attribute view: one call, and no look-up of user or group names. */
final class UnixStat {
    private static final String NAMES = "unix:mode,ino,dev,nlink,uid,gid,size";
    private static final int KIND = 0170000;
    private static final int REGULAR = 0100000;
    private static final int FOLDER = 0040000;
    private static final int LINK = 0120000;

    private UnixStat() {}

    static FileStat of(Path path) throws IOException {
        Map<String, Object> seen = Files.readAttributes(path, NAMES, LinkOption.NOFOLLOW_LINKS);
        int mode = (int) number(seen, "mode");
        return new FileStat(
                kind(mode & KIND),
                number(seen, "dev"),
                number(seen, "ino"),
                number(seen, "size"),
                (int) number(seen, "nlink"),
                mode & 07777,
                (int) number(seen, "uid"),
                (int) number(seen, "gid"));
    }

    private static FileStat.Kind kind(int bits) {
        if (bits == REGULAR) {
            return FileStat.Kind.REGULAR;
        }
        if (bits == FOLDER) {
            return FileStat.Kind.FOLDER;
        }
        return bits == LINK ? FileStat.Kind.LINK : FileStat.Kind.OTHER;
    }

    private static long number(Map<String, Object> seen, String name) throws IOException {
        if (seen.get(name) instanceof Number number) {
            return number.longValue();
        }
        throw new IOException("no attribute " + name);
    }
}
