package dev.tokenkeeper.seed;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.Ownership;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;

/** Writes a list of sums by pieces, and takes the sum of the list itself meanwhile. For one thread. */
final class SumsWriter {
    private static final int PIECE = 1 << 16;

    private final Disk disk;
    private final Path file;
    private final MessageDigest digest = Sums.digest();
    private final byte[] piece = new byte[PIECE];
    private int filled;
    private long offset;

    /** Begins the list {@code file}; what is in it was never finished, and goes. */
    SumsWriter(Disk disk, Path file, Ownership ownership) throws DiskException {
        this.disk = disk;
        this.file = file;
        if (disk.stat(file) == null) {
            disk.create(file, ownership);
        } else {
            disk.write(file, Content.EMPTY);
        }
    }

    void add(SumLine line) throws DiskException {
        byte[] text = (line.text() + "\n").getBytes(StandardCharsets.UTF_8);
        for (int from = 0; from < text.length; ) {
            if (filled == PIECE) {
                flush();
            }
            int count = Math.min(PIECE - filled, text.length - from);
            System.arraycopy(text, from, piece, filled, count);
            filled += count;
            from += count;
        }
    }

    /** Ends the list, not yet durably, and returns its sum. */
    String finish() throws DiskException {
        flush();
        return Sums.hex(digest);
    }

    private void flush() throws DiskException {
        if (filled > 0) {
            disk.writeAt(file, offset, piece, filled);
            digest.update(piece, 0, filled);
            offset += filled;
            filled = 0;
        }
    }
}
