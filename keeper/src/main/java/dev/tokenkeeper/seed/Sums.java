package dev.tokenkeeper.seed;

import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 by the JDK, as hexadecimal digits. Without the optimizing compiler it takes about 120 MB a second. */
final class Sums {
    private Sums() {}

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each JDK has SHA-256", e);
        }
    }

    static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The sum of the file {@code path}, read by pieces of {@code buffer}. */
    static String ofFile(Disk disk, Path path, byte[] buffer, Meter meter) throws DiskException {
        MessageDigest digest = digest();
        long offset = 0;
        while (true) {
            int count = disk.readAt(path, offset, buffer);
            digest.update(buffer, 0, count);
            offset += count;
            meter.bytes(count);
            if (count < buffer.length) {
                return hex(digest);
            }
        }
    }
}
