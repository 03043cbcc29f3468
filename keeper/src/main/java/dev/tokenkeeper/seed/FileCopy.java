package dev.tokenkeeper.seed;

import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.FileStat;
import dev.tokenkeeper.volume.Ownership;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Makes one file hold what another one holds, by pieces of one size. What an earlier try left is compared piece by piece
 * and only written where it differs: that makes a copy, goes on with a half one and leaves a whole one alone, and nothing
 * has to be known of the earlier try. For one thread.
 */
final class FileCopy {
    /** Two of these, and a list of names, are all that a copy needs of the heap. */
    static final int PIECE = 1 << 18;

    private static final int WRITABLE = 0600;

    private final Disk disk;
    private final Ownership ownership;
    private final byte[] piece;
    private final byte[] other;

    /** Copies get {@code ownership} once they are whole; until then only the owner can open them. */
    FileCopy(Disk disk, Ownership ownership, int size) {
        this.piece = new byte[size];
        this.other = new byte[size];
        this.disk = disk;
        this.ownership = ownership;
    }

    /**
     * Copies {@code from}, and returns the sum of what was read. Not durable yet.
     *
     * @throws Changed if the source has become shorter
     */
    String copy(TreeEntry from, Path to, Meter meter) throws DiskException, Changed {
        FileStat there = standing(from, to);
        long size = from.stat().size();
        int mode = there.mode();
        MessageDigest digest = Sums.digest();
        long offset = 0;
        while (offset < size) {
            int count = Math.toIntExact(Math.min(disk.readAt(from.place(), offset, piece), size - offset));
            if (count == 0) {
                throw new Changed(from.place());
            }
            digest.update(piece, 0, count);
            if (offset >= there.size() || !holds(to, offset, count)) {
                if ((mode & WRITABLE) != WRITABLE) {
                    disk.own(to, Ownership.mode(WRITABLE));
                    mode = WRITABLE;
                }
                disk.writeAt(to, offset, piece, count);
            }
            offset += count;
            meter.bytes(count);
        }
        if (!ownership.isOf(new FileStat(FileStat.Kind.REGULAR, 0, 0, size, 1, mode, there.uid(), there.gid()))) {
            disk.own(to, ownership);
        }
        meter.file();
        return Sums.hex(digest);
    }

    /** What can be gone on with: a regular file of no other name that is not longer; else a new one. */
    private FileStat standing(TreeEntry from, Path to) throws DiskException {
        @Nullable FileStat there = disk.stat(to);
        if (there != null
                && there.isRegular()
                && there.links() == 1
                && there.size() <= from.stat().size()) {
            return there;
        }
        Removal.of(disk, to);
        return disk.create(to, Ownership.mode(WRITABLE));
    }

    private boolean holds(Path to, long offset, int count) throws DiskException {
        return disk.readAt(to, offset, other) >= count && Arrays.equals(piece, 0, count, other, 0, count);
    }

    /** Whether two files hold the same. */
    boolean isSame(Path one, Path two, Meter meter) throws DiskException {
        long offset = 0;
        while (true) {
            int count = disk.readAt(one, offset, piece);
            if (disk.readAt(two, offset, other) != count || !Arrays.equals(piece, 0, count, other, 0, count)) {
                return false;
            }
            offset += count;
            meter.bytes(count);
            if (count < piece.length) {
                return true;
            }
        }
    }

    /** The sum of a file. */
    String sum(Path path, Meter meter) throws DiskException {
        return Sums.ofFile(disk, path, piece, meter);
    }
}
