package dev.tokenkeeper.seed;

import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;

/**
 * How much a tree holds.
 *
 * @param files how many regular files
 * @param folders how many folders below the top
 * @param bytes how many bytes the files have together
 */
record Survey(long files, long folders, long bytes) {
    /** What a folder or the rest of a file's last block may take. */
    private static final long BLOCK = 4_096;

    /**
     * Goes through all of a source before anything is written.
     *
     * @throws Refused if something stands there that cannot be delivered, or nothing at all
     */
    static Survey of(SeedSource source, String told) throws DiskException, Refused {
        Survey survey = of(source.walk());
        if (survey.files == 0) {
            throw new Refused(ReasonCode.SOURCE_EMPTY, told);
        }
        return survey;
    }

    static Survey of(TreeWalk walk) throws DiskException, Refused {
        long files = 0;
        long folders = 0;
        long bytes = 0;
        for (TreeEntry entry = walk.next(); entry != null; entry = walk.next()) {
            files += entry.isFile() ? 1 : 0;
            folders += entry.isFolder() ? 1 : 0;
            bytes += entry.isFile() ? entry.stat().size() : 0;
        }
        return new Survey(files, folders, bytes);
    }

    /** Whether the volume has room for all of it, beside what {@code there} has already. */
    boolean fits(Disk disk, SeedPlaces places, Survey there) throws DiskException {
        return disk.usableSpace(places.target()) >= room(there);
    }

    /** The bytes that it takes, with what a file system takes for each file, beside what is there already. */
    long room(Survey there) {
        return Math.max(0, bytes - there.bytes) + BLOCK * Math.max(0, files + folders - there.files - there.folders);
    }
}
