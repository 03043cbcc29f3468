package dev.tokenkeeper.seed;

import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.source.KeyPath;
import dev.tokenkeeper.source.SourceFolder;
import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.DiskException.Fault;
import dev.tokenkeeper.volume.FileStat;
import java.nio.file.Path;

/**
 * The folder that is delivered, as it is now: a plain one, or what the kubelet's {@code ..data} leads to. Its own path may
 * be a link, which whoever configured it chose.
 */
final class SeedSource {
    private static final int MOST_LINKS = 8;

    private final Disk disk;
    private final SourceFolder folder;

    private SeedSource(Disk disk, SourceFolder folder) {
        this.disk = disk;
        this.folder = folder;
    }

    static SeedSource open(Disk disk, Path path) throws DiskException, Refused {
        Path place = path;
        FileStat stat = disk.stat(place);
        for (int links = 0; stat != null && stat.kind() == FileStat.Kind.LINK && links < MOST_LINKS; links++) {
            place = place.resolveSibling(disk.readLink(place)).normalize();
            stat = disk.stat(place);
        }
        if (stat == null) {
            throw new Refused(ReasonCode.SOURCE_FOLDER_MISSING, path.toString());
        }
        if (!stat.isFolder()) {
            throw new Refused(ReasonCode.SOURCE_NOT_REGULAR, path.toString());
        }
        SourceFolder folder = SourceFolder.at(disk, place);
        if (disk.stat(folder.data()) == null) {
            throw new Refused(ReasonCode.KEY_NOT_READY, folder.data().toString());
        }
        return new SeedSource(disk, folder);
    }

    TreeWalk walk() throws DiskException, Refused {
        return TreeWalk.ofSource(disk, folder.root(), folder.data());
    }

    /** Whether {@code path} is part of it. */
    boolean holds(Path path) {
        return path.startsWith(folder.root());
    }

    /** Whether the mount still shows this version; a plain folder tells nothing by that. */
    boolean isCurrent() throws DiskException {
        return folder.isCurrent(disk);
    }

    /** The sum of its own list of sums; empty where it brings none. */
    String listing() throws DiskException, Refused {
        Path list = folder.data().resolve(Listing.NAME);
        FileStat stat = disk.stat(list);
        if (stat == null) {
            return "";
        }
        if (stat.kind() == FileStat.Kind.LINK) {
            try {
                list = KeyPath.resolve(disk, folder.root(), folder.data(), Path.of(Listing.NAME));
            } catch (DiskException e) {
                if (e.fault() == Fault.NOT_REGULAR || e.fault() == Fault.MISSING) {
                    throw new Refused(ReasonCode.SOURCE_NOT_REGULAR, list.toString());
                }
                throw e;
            }
        } else if (!stat.isRegular()) {
            throw new Refused(ReasonCode.SOURCE_NOT_REGULAR, list.toString());
        }
        return Listing.check(disk, list);
    }
}
