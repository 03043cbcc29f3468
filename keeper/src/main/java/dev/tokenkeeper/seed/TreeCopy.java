package dev.tokenkeeper.seed;

import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.DiskException.Fault;
import dev.tokenkeeper.volume.FileStat;
import dev.tokenkeeper.volume.Ownership;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Makes a folder hold what a source holds, whatever an earlier try left there.
 *
 * <ol>
 *   <li>Each file is copied, its sum taken from what was read of the source, and written into the list of sums.
 *   <li>What is in the folder and not in the list is removed.
 *   <li>The sums that the seed itself brings must be these.
 *   <li>Each file and each folder below is made durable. This comes after all copying, so that the disk can write meanwhile.
 *   <li>The source is read once more and compared with the copy byte by byte. That both agree says that the copy is what
 *       was read, and that the source stood still.
 * </ol>
 */
final class TreeCopy {
    private final Disk disk;
    private final SeedSource source;
    private final Path copy;
    private final Path sums;
    private final Ownership ownership;
    private final FileCopy files;
    private final Progress progress;
    private final Survey size;
    private String listing = "";
    private String sum = "";
    private long bytes;
    private long count;

    /**
     * A copy of {@code source}.
     *
     * @param copy the folder, which is there
     * @param sums where the list of sums goes
     * @param ownership of each file
     * @param size what to expect
     */
    TreeCopy(
            Disk disk,
            SeedSource source,
            Path copy,
            Path sums,
            Ownership ownership,
            FileCopy files,
            Progress progress,
            Survey size) {
        this.disk = disk;
        this.source = source;
        this.copy = copy;
        this.sums = sums;
        this.ownership = ownership;
        this.files = files;
        this.progress = progress;
        this.size = size;
    }

    /** The permissions of a folder: who may read may pass, and the owner may write. */
    static int folderMode(int mode) {
        return mode | ((mode & 0444) >> 2) | 0700;
    }

    /** Does it all but syncing the folder itself, which gets its mode later; {@code ofList} is whose the list of sums is. */
    void run(Ownership ofList) throws DiskException, Refused, Changed {
        copyFiles(ofList);
        try {
            prune();
            if (!listing.isEmpty()) {
                Listing.require(disk, copy, sums, files, meter(Progress.Stage.CHECKING));
            }
            sync();
            compare();
        } catch (BadLine e) {
            throw new DiskException(Fault.IO, sums);
        }
        if (!source.isCurrent()) {
            throw new Changed(copy);
        }
    }

    private Meter meter(Progress.Stage stage) {
        return new Meter(progress, stage, size.bytes(), size.files());
    }

    private void copyFiles(Ownership ofList) throws DiskException, Refused, Changed {
        SumsWriter list = new SumsWriter(disk, sums, ofList);
        Meter meter = meter(Progress.Stage.COPYING);
        TreeWalk walk = source.walk();
        for (TreeEntry entry = walk.next(); entry != null; entry = walk.next()) {
            Path to = copy.resolve(entry.path());
            if (entry.isFolder()) {
                folder(to);
                list.add(SumLine.folder(entry.path()));
                continue;
            }
            String fileSum = files.copy(entry, to, meter);
            list.add(new SumLine(entry.path(), fileSum));
            if (entry.path().equals(Listing.NAME)) {
                listing = fileSum;
            }
        }
        bytes = meter.bytes();
        count = meter.files();
        sum = list.finish();
    }

    private void folder(Path path) throws DiskException {
        FileStat there = disk.stat(path);
        if (there != null && !there.isFolder()) {
            Removal.of(disk, path);
            there = null;
        }
        int mode = folderMode(ownership.mode());
        if (there == null) {
            disk.makeFolder(path, mode);
            there = disk.stat(path);
        }
        own(disk, path, there, new Ownership(mode, ownership.uid(), ownership.gid()));
    }

    /** Gives a folder mode and owner where they differ; setgid that its parent handed down stays. */
    static void own(Disk disk, Path path, @Nullable FileStat stat, Ownership wanted) throws DiskException {
        if (stat == null) {
            throw new DiskException(Fault.MISSING, path);
        }
        Ownership kept = new Ownership(wanted.mode() | (stat.mode() & 02000), wanted.uid(), wanted.gid());
        if (!kept.isOf(stat)) {
            disk.own(path, kept);
        }
    }

    private void sync() throws DiskException, BadLine {
        disk.sync(sums);
        Meter meter = meter(Progress.Stage.SYNCING);
        SumsReader list = new SumsReader(disk, sums);
        for (SumLine line = list.next(); line != null; line = list.next()) {
            disk.sync(copy.resolve(line.path()));
            if (!line.isFolder()) {
                meter.file();
            }
        }
        if (!list.sum().equals(sum)) {
            throw new DiskException(Fault.IO, sums);
        }
    }

    private void compare() throws DiskException, BadLine, Refused, Changed {
        Meter meter = meter(Progress.Stage.CHECKING);
        Alignment.of(source.walk(), new SumsReader(disk, sums), new Alignment.Pairs() {
            @Override
            public boolean both(TreeEntry entry, SumLine line) throws DiskException, Changed {
                if (entry.isFolder() != line.isFolder()) {
                    throw new Changed(entry.place());
                }
                if (entry.isFile()) {
                    requireSame(entry, line, meter);
                }
                return true;
            }

            @Override
            public boolean onlyInTree(TreeEntry entry, TreeWalk walk) throws Changed {
                throw new Changed(entry.place());
            }

            @Override
            public boolean onlyInList(SumLine line) throws Changed {
                throw new Changed(copy.resolve(line.path()));
            }
        });
    }

    /** A copy that is not what was read of the source is the disk's fault; else the source has changed. */
    private void requireSame(TreeEntry entry, SumLine line, Meter meter) throws DiskException, Changed {
        Path to = copy.resolve(line.path());
        if (!files.isSame(entry.place(), to, meter)) {
            if (!files.sum(to, meter).equals(line.sum())) {
                throw new DiskException(Fault.IO, to);
            }
            throw new Changed(entry.place());
        }
        meter.file();
    }

    private void prune() throws DiskException, BadLine, Refused, Changed {
        Alignment.of(TreeWalk.ofCopy(disk, copy), new SumsReader(disk, sums), new Alignment.Pairs() {
            @Override
            public boolean both(TreeEntry entry, SumLine line) {
                return true;
            }

            @Override
            public boolean onlyInTree(TreeEntry entry, TreeWalk walk) throws DiskException {
                walk.skip();
                Removal.of(disk, entry.place());
                return true;
            }

            @Override
            public boolean onlyInList(SumLine line) throws DiskException {
                throw new DiskException(Fault.IO, copy.resolve(line.path()));
            }
        });
    }

    /** The sum of the source's own list of sums; empty where it brought none. */
    String listing() {
        return listing;
    }

    /** The sum of the list of sums. */
    String sum() {
        return sum;
    }

    long bytes() {
        return bytes;
    }

    long count() {
        return count;
    }
}
