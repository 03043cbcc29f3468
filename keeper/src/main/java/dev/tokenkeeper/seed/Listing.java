package dev.tokenkeeper.seed;

import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.FileStat;
import dev.tokenkeeper.volume.VolumePath;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The list of sums that a seed may bring at its top, as {@code sha256sum} writes it. It has to name each regular file
 * beside itself once, in any order: a file that no sum vouches for would be taken unseen when the list is what decides.
 */
final class Listing {
    static final String NAME = "SHA256SUMS";

    private Listing() {}

    /**
     * Reads the whole list and returns the sum of it.
     *
     * @throws Refused if a line is none
     */
    static String check(Disk disk, Path list) throws DiskException, Refused {
        SumsReader lines = new SumsReader(disk, list);
        print(lines, list);
        return lines.sum();
    }

    /**
     * Compares what the seed promises with what was read of it.
     *
     * @param copy the top of the copy
     * @param sums the list of what was read
     */
    static void require(Disk disk, Path copy, Path sums, FileCopy files, Meter meter) throws DiskException, Refused {
        Path list = copy.resolve(NAME);
        if (print(new SumsReader(disk, list), list).isSame(print(new SumsReader(disk, sums), sums))) {
            return;
        }
        SumsReader lines = new SumsReader(disk, list);
        for (SumLine line = line(lines, list); line != null; line = line(lines, list)) {
            if (counts(line) && !holds(disk, copy, line, files, meter)) {
                throw new Refused(ReasonCode.SOURCE_INVALID, NAME + ": " + line.path());
            }
        }
        throw new Refused(ReasonCode.SOURCE_INVALID, NAME + ": " + unlisted(disk, list, sums));
    }

    private static boolean holds(Disk disk, Path copy, SumLine line, FileCopy files, Meter meter) throws DiskException {
        Path path;
        try {
            VolumePath inside = VolumePath.of(line.path());
            inside.requireFolders(disk, copy);
            path = inside.in(copy);
        } catch (IllegalArgumentException e) {
            return false;
        } catch (DiskException e) {
            return false;
        }
        FileStat stat = disk.stat(path);
        return stat != null && stat.isRegular() && files.sum(path, meter).equals(line.sum());
    }

    /** The first file that the list does not name, or names twice. */
    private static String unlisted(Disk disk, Path list, Path sums) throws DiskException, Refused {
        SumsReader found = new SumsReader(disk, sums);
        for (SumLine file = line(found, sums); file != null; file = line(found, sums)) {
            int times = 0;
            SumsReader lines = new SumsReader(disk, list);
            for (SumLine line = line(lines, list); line != null && counts(file); line = line(lines, list)) {
                times += line.path().equals(file.path()) ? 1 : 0;
            }
            if (counts(file) && times != 1) {
                return file.path() + (times == 0 ? " is not in it" : " is in it twice");
            }
        }
        return "other files";
    }

    private static Fingerprint print(SumsReader lines, Path list) throws DiskException, Refused {
        Fingerprint print = new Fingerprint();
        for (SumLine line = line(lines, list); line != null; line = line(lines, list)) {
            if (counts(line)) {
                print.add(line);
            }
        }
        return print;
    }

    private static boolean counts(SumLine line) {
        return !line.isFolder() && !line.path().equals(NAME);
    }

    private static @Nullable SumLine line(SumsReader lines, Path list) throws DiskException, Refused {
        try {
            return lines.next();
        } catch (BadLine e) {
            throw new Refused(ReasonCode.SOURCE_INVALID, list.getFileName() + ":" + e.line());
        }
    }
}
