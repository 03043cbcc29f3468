package dev.tokenkeeper.seed;

import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.FileStat;
import java.nio.file.Path;

/**
 * Whether a source is what was delivered last, by its bytes: compared with the copy, which costs a machine least, and
 * only where that differs (the application may have written there) by its sum. It ends at the first difference.
 */
final class Comparison implements Alignment.Pairs {
    private final Disk disk;
    private final Path copy;
    private final FileCopy files;
    private final Meter meter;

    private Comparison(Disk disk, Path copy, FileCopy files, Meter meter) {
        this.disk = disk;
        this.copy = copy;
        this.files = files;
        this.meter = meter;
    }

    /** Whether {@code source} is what {@code delivered} is a record of. */
    static boolean isSame(
            Disk disk, SeedPlaces places, SeedSource source, SeedRecord delivered, FileCopy files, Progress progress)
            throws DiskException, Refused, BadLine {
        Meter meter = new Meter(progress, Progress.Stage.COMPARING, delivered.bytes(), delivered.files());
        Path copy = places.generation(delivered.number());
        SumsReader list = new SumsReader(disk, places.sums(delivered.number()));
        try {
            return Alignment.of(source.walk(), list, new Comparison(disk, copy, files, meter))
                    && list.sum().equals(delivered.sums());
        } catch (Changed e) {
            return false;
        }
    }

    @Override
    public boolean both(TreeEntry entry, SumLine line) throws DiskException {
        if (line.isFolder() || entry.isFolder()) {
            return line.isFolder() && entry.isFolder();
        }
        Path there = copy.resolve(line.path());
        FileStat stat = disk.stat(there);
        boolean alike = stat != null
                && stat.isRegular()
                && stat.size() == entry.stat().size()
                && files.isSame(entry.place(), there, meter);
        boolean same = alike || files.sum(entry.place(), meter).equals(line.sum());
        meter.file();
        return same;
    }

    @Override
    public boolean onlyInTree(TreeEntry entry, TreeWalk walk) {
        return false;
    }

    @Override
    public boolean onlyInList(SumLine line) {
        return false;
    }
}
