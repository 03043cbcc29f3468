package dev.tokenkeeper.seed;

import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;
import java.util.ArrayList;
import java.util.List;

/** How a generation's folder differs from its list of sums: an edit of the application, or damage. It reads every byte. */
final class Differences implements Alignment.Pairs {
    private static final int MOST_TOLD = 20;

    private final FileCopy files;
    private final Meter meter;
    private final List<String> changed = new ArrayList<>();
    private long changedCount;
    private long added;

    private Differences(FileCopy files, Meter meter) {
        this.files = files;
        this.meter = meter;
    }

    static Differences of(Disk disk, SeedPlaces places, SeedRecord record, FileCopy files, Progress progress)
            throws DiskException, Refused, BadLine {
        Meter meter = new Meter(progress, Progress.Stage.CHECKING, record.bytes(), record.files());
        Differences differences = new Differences(files, meter);
        SumsReader list = new SumsReader(disk, places.sums(record.generation()));
        try {
            Alignment.of(TreeWalk.ofCopy(disk, places.generation(record.generation())), list, differences);
        } catch (Changed e) {
            throw new IllegalStateException("a copy is no source", e);
        }
        if (!list.sum().equals(record.sums())) {
            throw new BadLine(0);
        }
        return differences;
    }

    @Override
    public boolean both(TreeEntry entry, SumLine line) throws DiskException {
        boolean same = line.isFolder()
                ? entry.isFolder()
                : entry.isFile() && files.sum(entry.place(), meter).equals(line.sum());
        if (!same) {
            changed(line);
        }
        if (!line.isFolder()) {
            meter.file();
        }
        return true;
    }

    @Override
    public boolean onlyInTree(TreeEntry entry, TreeWalk walk) {
        added += entry.isFolder() ? 0 : 1;
        return true;
    }

    @Override
    public boolean onlyInList(SumLine line) {
        changed(line);
        return true;
    }

    private void changed(SumLine line) {
        changedCount++;
        if (changed.size() < MOST_TOLD) {
            changed.add(line.path());
        }
    }

    /** How many delivered files or folders are not as they were delivered. */
    long changedCount() {
        return changedCount;
    }

    /** The first of them, by path. */
    List<String> changed() {
        return changed;
    }

    /** How many files there are that were not delivered. */
    long added() {
        return added;
    }
}
