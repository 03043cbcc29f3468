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
    private long edited;
    private boolean same;

    private Comparison(Disk disk, Path copy, FileCopy files, Meter meter) {
        this.disk = disk;
        this.copy = copy;
        this.files = files;
        this.meter = meter;
    }

    /** Compares {@code source} with what {@code delivered} is a record of. */
    static Comparison of(
            Disk disk, SeedPlaces places, SeedSource source, SeedRecord delivered, FileCopy files, Progress progress)
            throws DiskException, Refused, BadLine {
        Meter meter = new Meter(progress, Progress.Stage.COMPARING, delivered.bytes(), delivered.files());
        SumsReader list = new SumsReader(disk, places.sums(delivered.number()));
        Comparison comparison = new Comparison(disk, places.generation(delivered.number()), files, meter);
        try {
            comparison.same =
                    Alignment.of(source.walk(), list, comparison) && list.sum().equals(delivered.sums());
        } catch (Changed e) {
            throw new IllegalStateException("a comparison does not tell changes so", e);
        }
        return comparison;
    }

    /** Whether the source is what was delivered. */
    boolean isSame() {
        return same;
    }

    /** How many delivered files differ in the copy, in a source that is the same. */
    long edited() {
        return edited;
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
        edited += alike ? 0 : 1;
        meter.file();
        return alike || files.sum(entry.place(), meter).equals(line.sum());
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
