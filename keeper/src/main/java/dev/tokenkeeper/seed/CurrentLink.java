package dev.tokenkeeper.seed;

import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.FileStat;
import java.nio.file.Path;

/** The link that readers go through. It changes by one rename: each opening of a file leads to the old tree or the new. */
final class CurrentLink {
    /** What {@link #number} says where there is no link. */
    static final int NONE = 0;
    /** What {@link #number} says of a link that is not ours. */
    static final int FOREIGN = -1;

    private final Disk disk;
    private final SeedPlaces places;

    CurrentLink(Disk disk, SeedPlaces places) {
        this.disk = disk;
        this.places = places;
    }

    /**
     * The number of the generation that it shows.
     *
     * @throws Refused if something else than a link stands there
     */
    int number() throws DiskException, Refused {
        FileStat stat = disk.stat(places.current());
        if (stat == null) {
            return NONE;
        }
        if (stat.kind() != FileStat.Kind.LINK) {
            throw new Refused(ReasonCode.TARGET_NOT_REGULAR, places.current().toString());
        }
        Path says = disk.readLink(places.current());
        if (says.getNameCount() != 2
                || says.isAbsolute()
                || !says.getName(0).toString().equals(SeedPlaces.GENERATIONS)) {
            return FOREIGN;
        }
        int number = SeedPlaces.number(says.getName(1).toString());
        return number == 0 ? FOREIGN : number;
    }

    /** Whether it shows {@code generation}, and that is there. */
    boolean shows(int generation) throws DiskException, Refused {
        FileStat stat = disk.stat(places.generation(generation));
        return number() == generation && stat != null && stat.isFolder();
    }

    /** Shows {@code generation}, durably. */
    void swap(int generation) throws DiskException {
        Path fresh = places.fresh();
        disk.makeLink(fresh, SeedPlaces.link(generation));
        disk.rename(fresh, places.current());
        disk.sync(places.target());
    }
}
