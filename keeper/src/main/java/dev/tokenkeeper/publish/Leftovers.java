package dev.tokenkeeper.publish;

import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.StateFolder;
import dev.tokenkeeper.volume.StateName;
import java.util.List;

/**
 * What a stopped pass left in the state folder and no generation speaks of. Files of a damaged generation stay: nobody can
 * tell any more what they are.
 */
final class Leftovers {
    private final Disk disk;
    private final StateFolder state;

    Leftovers(Disk disk, StateFolder state) {
        this.disk = disk;
        this.state = state;
    }

    void remove(List<StateName> names) throws DiskException {
        for (StateName name : names) {
            boolean ofGeneration = name.kind() == StateName.Kind.PENDING
                    || name.kind() == StateName.Kind.WRITING
                    || name.kind() == StateName.Kind.DISPLACED;
            if (name.kind() == StateName.Kind.TEMPORARY || (ofGeneration && !isKnown(names, name.number()))) {
                disk.remove(state.path(name));
            }
        }
    }

    private static boolean isKnown(List<StateName> names, int number) {
        for (StateName name : names) {
            boolean holds = name.kind() == StateName.Kind.GENERATION || name.kind() == StateName.Kind.DAMAGED;
            if (holds && name.number() == number) {
                return true;
            }
        }
        return false;
    }
}
