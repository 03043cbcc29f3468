package dev.tokenkeeper.publish;

import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.StateFolder;
import dev.tokenkeeper.volume.StateName;
import java.util.List;

/**
 * What a stopped pass left in the state folder and no generation speaks of. The folder is synced before the first of them
 * goes: if the names that make it a leftover were lost after it, a generation would stand without its pending file, and
 * that means committed. Files of a damaged generation stay: nobody can tell any more what they are.
 */
final class Leftovers {
    private final Disk disk;
    private final StateFolder state;

    Leftovers(Disk disk, StateFolder state) {
        this.disk = disk;
        this.state = state;
    }

    void remove(List<StateName> names) throws DiskException {
        boolean synced = false;
        for (StateName name : names) {
            if (isLeftover(name, names)) {
                if (!synced) {
                    disk.sync(state.folder());
                    synced = true;
                }
                disk.remove(state.path(name));
            }
        }
    }

    private static boolean isLeftover(StateName name, List<StateName> names) {
        if (name.kind() == StateName.Kind.TEMPORARY) {
            return true;
        }
        boolean ofGeneration = name.kind() == StateName.Kind.PENDING
                || name.kind() == StateName.Kind.WRITING
                || name.kind() == StateName.Kind.DISPLACED;
        if (!ofGeneration) {
            return false;
        }
        for (StateName other : names) {
            boolean holds = other.kind() == StateName.Kind.GENERATION || other.kind() == StateName.Kind.DAMAGED;
            if (holds && other.number() == name.number()) {
                return false;
            }
        }
        return true;
    }
}
