package dev.tokenkeeper.publish;

import dev.tokenkeeper.history.Cause;
import dev.tokenkeeper.history.DamagedGeneration;
import dev.tokenkeeper.history.Entry;
import dev.tokenkeeper.history.Generation;
import dev.tokenkeeper.history.Generations;
import dev.tokenkeeper.history.NewerState;
import dev.tokenkeeper.history.Outgoing;
import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.FileStat;
import dev.tokenkeeper.volume.StateFolder;
import dev.tokenkeeper.volume.StateName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Brings what a stopped pass left half done to an end, at the start of each pass. Only the generation with the highest number
 * of all, aborted and damaged ones counted, can be half done.
 *
 * <ol>
 *   <li>a damaged generation is put aside; a newer program's is not touched
 *   <li>the generation's own inode is another one: the volume was copied, digests decide
 *   <li>a name of a pending file is there: everything is synced again, so that what decides now decides after the next crash
 *       too; the live file's folder comes first, for it must never be older than what says that it was published
 *   <li>no file is out: aborted. One is out: the others follow
 *   <li>files that no generation speaks of are removed
 * </ol>
 *
 * With nothing to do it lists one folder, reads one file and writes nothing. It may be stopped anywhere and be run again.
 * Needs the lock; not safe for several threads.
 */
public final class Recovery {
    /** Each round sets one generation aside or ends one; after so many nothing helps. */
    private static final int ROUNDS = 10_000;

    private final Disk disk;
    private final StateFolder state;
    private final Generations generations;
    private final HalfDone halfDone;

    /** Recovers the delivery whose state is in {@code state}. */
    public Recovery(Disk disk, StateFolder state, Generations generations) {
        this.disk = disk;
        this.state = state;
        this.generations = generations;
        this.halfDone = new HalfDone(disk, state, new Swap(disk, state));
    }

    /**
     * Recovers.
     *
     * @throws DiskException if anything could not be looked at or done; then nothing may be decided
     */
    public Recovered recover() throws DiskException {
        Set<Recovered.Finding> findings = EnumSet.noneOf(Recovered.Finding.class);
        for (int round = 0; round < ROUNDS; round++) {
            List<StateName> names = state.names();
            int number = StateName.highest(names, StateName.Kind.GENERATION);
            if (number < StateName.highest(names, StateName.Kind.DAMAGED)) {
                new Leftovers(disk, state).remove(names);
                findings.add(Recovered.Finding.STATE_DAMAGED);
                return new Recovered(null, findings);
            }
            if (number == 0) {
                new Leftovers(disk, state).remove(names);
                return new Recovered(null, findings);
            }
            Generation generation;
            try {
                generation = generations.read(number);
            } catch (DamagedGeneration e) {
                halfDone.takeNumber(number, StateName.Kind.DAMAGED);
                continue;
            } catch (NewerState e) {
                findings.add(Recovered.Finding.STATE_NEWER);
                return new Recovered(null, findings);
            }
            boolean open = generation.kind() == Generation.Kind.PUBLISH && number == StateName.highest(names);
            if (open && isCopied(generation)) {
                // First, as the record of a copy may get the number that they are of.
                new Leftovers(disk, state).remove(names);
                closeCopied(generation, findings);
            } else if (open && isHalfDone(generation, names)) {
                close(generation);
            } else {
                new Leftovers(disk, state).remove(names);
                return new Recovered(generation, findings);
            }
        }
        throw new DiskException(DiskException.Fault.IO, state.folder());
    }

    private boolean isCopied(Generation generation) throws DiskException {
        FileStat own = disk.stat(state.path(StateName.Kind.GENERATION, generation.number()));
        return own == null || own.inode() != generation.inode();
    }

    /** A name of something on its way tells; where there is none, the old file may be live again after a power loss. */
    private boolean isHalfDone(Generation generation, List<StateName> names) throws DiskException {
        boolean displaces = false;
        for (StateName name : names) {
            if (name.kind() == StateName.Kind.TEMPORARY) {
                return true;
            }
            if (name.number() == generation.number()) {
                if (name.kind() == StateName.Kind.PENDING || name.kind() == StateName.Kind.WRITING) {
                    return true;
                }
                displaces |= name.kind() == StateName.Kind.DISPLACED;
            }
        }
        return displaces && isAny(generation, Evidence.LOST);
    }

    private void close(Generation generation) throws DiskException {
        syncAll(generation);
        if (isAny(generation, Evidence.OUT) || isAny(generation, Evidence.WRITING)) {
            halfDone.goForward(generation);
            disk.sync(state.folder());
        } else {
            halfDone.abort(generation);
        }
        new Leftovers(disk, state).remove(state.names());
    }

    private void syncAll(Generation generation) throws DiskException {
        halfDone.syncLive(generation);
        for (Entry entry : generation.entries()) {
            Outgoing outgoing = entry.outgoing();
            if (outgoing != null) {
                Path pending = state.path(StateName.Kind.PENDING, generation.number(), outgoing.nonce());
                if (disk.stat(pending) != null) {
                    disk.sync(pending);
                }
            }
        }
        disk.sync(state.path(StateName.Kind.GENERATION, generation.number()));
        disk.sync(state.folder());
    }

    private boolean isAny(Generation generation, Evidence evidence) throws DiskException {
        for (Entry entry : generation.entries()) {
            Outgoing outgoing = entry.outgoing();
            if (outgoing != null && Evidence.of(disk, state, generation.number(), entry, outgoing) == evidence) {
                return true;
            }
        }
        return false;
    }

    /**
     * Inodes say nothing on a copy. What was decided is made to last by what stands above this number then: the aborted
     * generation, or a record that carries it over.
     */
    private void closeCopied(Generation generation, Set<Recovered.Finding> findings) throws DiskException {
        boolean published = true;
        boolean replaced = true;
        for (Entry entry : generation.entries()) {
            if (entry.outgoing() != null) {
                LiveFile live = new LiveFile(disk, state, entry.path());
                published &= live.holds(entry.published());
                replaced &= live.holds(entry.replaced());
            }
        }
        boolean only = generations.numbers().size() == 1;
        if (!published && !(only && !replaced)) {
            if (!replaced) {
                findings.add(Recovered.Finding.RESTORED);
            }
            halfDone.abort(generation);
            return;
        }
        halfDone.settle(generation);
        disk.sync(state.folder());
        List<Entry> carried = new ArrayList<>();
        for (Entry entry : generation.entries()) {
            carried.add(entry.carried());
        }
        Generations.Unnumbered record =
                generations.write(generation.number() + 1, Generation.Kind.RECORD, Cause.RESTORE, carried);
        if (!generations.number(record)) {
            throw new DiskException(DiskException.Fault.EXISTS, record.path());
        }
    }
}
