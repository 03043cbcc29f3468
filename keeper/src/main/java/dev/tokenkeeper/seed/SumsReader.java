package dev.tokenkeeper.seed;

import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** Reads a list of sums line by line, and takes the sum of the list itself meanwhile. For one thread. */
final class SumsReader {
    private static final int PIECE = 1 << 16;
    /** A path of 4,095 bytes, each of them escaped, and its sum. */
    private static final int LONGEST_LINE = 1 << 14;

    private final Disk disk;
    private final Path file;
    private final MessageDigest digest = Sums.digest();
    private final byte[] piece = new byte[PIECE];
    private final byte[] line = new byte[LONGEST_LINE];
    private long offset;
    private int next;
    private int end;
    private int lines;

    SumsReader(Disk disk, Path file) {
        this.disk = disk;
        this.file = file;
    }

    /** The next line; null at the end. */
    @Nullable
    SumLine next() throws DiskException, BadLine {
        while (true) {
            String text = text();
            if (text == null) {
                return null;
            }
            if (SumLine.isComment(text)) {
                continue;
            }
            try {
                return SumLine.parse(text);
            } catch (IllegalArgumentException e) {
                throw new BadLine(lines);
            }
        }
    }

    /** The sum of the whole list, once the end was met. */
    String sum() {
        return Sums.hex(digest);
    }

    private @Nullable String text() throws DiskException, BadLine {
        int length = 0;
        while (true) {
            if (next == end && !fill()) {
                if (length == 0) {
                    return null;
                }
                break;
            }
            byte b = piece[next];
            next++;
            if (b == '\n') {
                break;
            }
            if (length == LONGEST_LINE) {
                throw new BadLine(lines + 1);
            }
            line[length] = b;
            length++;
        }
        lines++;
        int size = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        return new String(line, 0, size, StandardCharsets.UTF_8);
    }

    private boolean fill() throws DiskException {
        end = disk.readAt(file, offset, piece);
        next = 0;
        offset += end;
        digest.update(piece, 0, end);
        return end > 0;
    }
}
