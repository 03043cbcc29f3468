package dev.tokenkeeper.publish;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.history.Cause;
import dev.tokenkeeper.history.Entry;
import dev.tokenkeeper.history.Generation;
import dev.tokenkeeper.history.Generations;
import dev.tokenkeeper.history.Outgoing;
import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.FileStat;
import dev.tokenkeeper.volume.Ownership;
import dev.tokenkeeper.volume.StateFolder;
import dev.tokenkeeper.volume.StateName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes validated contents live, and says so in a generation. The order is the promise:
 *
 * <ol>
 *   <li>each pending file: made with its final mode, owner and group, written, synced
 *   <li>the generation: written under a random name with the pending files' inodes, synced; the state folder synced
 *   <li>the generation gets its number; the state folder synced
 *   <li>each live file is looked at again: another one than was merged means that nothing is published
 *   <li>each pending file takes its live file's place; their folders synced
 *   <li>what was displaced gets its name
 * </ol>
 *
 * Five syncs for one file that is there. A plan without a file to replace is a record: written, synced, numbered, the state
 * folder synced. After a {@link DiskException} the live files are whole, and recovery brings the rest to an end.
 *
 * <p>Needs the lock, and a recovery before. Not safe for several threads.
 */
public final class Publisher {
    private final Disk disk;
    private final StateFolder state;
    private final Generations generations;

    /** Publishes into the target of {@code state}. */
    public Publisher(Disk disk, StateFolder state, Generations generations) {
        this.disk = disk;
        this.state = state;
        this.generations = generations;
    }

    /**
     * Writes the next generation and carries it out.
     *
     * @param newest what recovery said; its entries that no plan names are carried over
     * @param plans at least one, each of another path
     */
    public Publication publish(@Nullable Generation newest, Cause cause, List<FilePlan> plans) throws DiskException {
        Generation written = write(newest, cause, plans);
        return written == null ? new Publication.Outrun(plans.getFirst().path()) : carryOut(written);
    }

    /**
     * As {@link #publish}, but also over a live file that changed meanwhile: what it holds then is displaced and found as
     * a late write. For an application that writes faster than a generation becomes durable.
     */
    public Publication insist(@Nullable Generation newest, Cause cause, List<FilePlan> plans) throws DiskException {
        Generation written = write(newest, cause, plans);
        if (written == null) {
            return new Publication.Outrun(plans.getFirst().path());
        }
        Swap swap = new Swap(disk, state);
        new HalfDone(disk, state, swap).goForward(written);
        return new Publication.Committed(written, swap.notes());
    }

    /** Writes and numbers the next generation; null if its number was taken by another writer. */
    private @Nullable Generation write(@Nullable Generation newest, Cause cause, List<FilePlan> plans)
            throws DiskException {
        int number = StateName.highest(state.names()) + 1;
        boolean[] moves = new boolean[plans.size()];
        boolean moving = false;
        for (int i = 0; i < moves.length; i++) {
            FilePlan plan = plans.get(i);
            if (!plan.content().content().equals(plan.expected())) {
                moves[i] = true;
                moving = true;
                new LiveFile(disk, state, plan.path()).makeFolders();
            }
        }
        Generations.Unnumbered written;
        try {
            List<Entry> entries = new ArrayList<>();
            for (int i = 0; i < moves.length; i++) {
                entries.add(entry(number, plans.get(i), moves[i]));
            }
            carry(newest, entries);
            Generation.Kind kind = moving ? Generation.Kind.PUBLISH : Generation.Kind.RECORD;
            written = generations.write(number, kind, cause, entries);
            if (moving) {
                disk.sync(state.folder());
            }
            if (newest == null) {
                // Nothing says that the state's own folders are durable yet; a number has to stand on durable ground.
                disk.sync(state.root());
                disk.sync(state.target());
            }
        } catch (DiskException e) {
            // What fills the volume must not stay on it until the next pass.
            removeLeftovers(e);
            throw e;
        }
        if (!generations.number(written)) {
            new Leftovers(disk, state).remove(state.names());
            return null;
        }
        return written.generation();
    }

    private Publication carryOut(Generation generation) throws DiskException {
        Swap swap = new Swap(disk, state);
        HalfDone halfDone = new HalfDone(disk, state, swap);
        List<Entry> outgoing = new ArrayList<>();
        for (Entry entry : generation.entries()) {
            if (entry.outgoing() != null) {
                outgoing.add(entry);
            }
        }
        if (outgoing.isEmpty()) {
            return new Publication.Committed(generation, swap.notes());
        }
        for (int i = 1; i < outgoing.size(); i++) {
            if (!new LiveFile(disk, state, outgoing.get(i).path())
                    .holds(outgoing.get(i).replaced())) {
                halfDone.abort(generation);
                return new Publication.Outrun(outgoing.get(i).path());
            }
        }
        Entry first = outgoing.getFirst();
        Outgoing pending = first.outgoing();
        if (pending != null && !swap.putIfExpected(generation.number(), first, pending)) {
            halfDone.abort(generation);
            return new Publication.Outrun(first.path());
        }
        if (outgoing.size() == 1) {
            halfDone.settle(generation);
        } else {
            halfDone.goForward(generation);
        }
        return new Publication.Committed(generation, swap.notes());
    }

    private void removeLeftovers(DiskException cause) {
        try {
            new Leftovers(disk, state).remove(state.names());
        } catch (DiskException e) {
            cause.addSuppressed(e);
        }
    }

    private Entry entry(int number, FilePlan plan, boolean moves) throws DiskException {
        Content content = plan.content().content();
        Outgoing outgoing = moves ? pending(number, content, plan.ownership()) : null;
        return new Entry(
                plan.path(),
                plan.format(),
                plan.base(),
                content,
                plan.expected(),
                plan.late(),
                outgoing,
                plan.conflicts(),
                plan.writeBacks());
    }

    private Outgoing pending(int number, Content content, Ownership ownership) throws DiskException {
        String nonce = state.nonce();
        Path path = state.path(StateName.Kind.PENDING, number, nonce);
        FileStat made = disk.create(path, ownership);
        disk.write(path, content);
        disk.sync(path);
        return new Outgoing(nonce, made.inode(), ownership);
    }

    private static void carry(@Nullable Generation newest, List<Entry> entries) {
        if (newest == null) {
            return;
        }
        int planned = entries.size();
        for (Entry known : newest.entries()) {
            boolean isPlanned = false;
            for (int i = 0; i < planned; i++) {
                isPlanned |= entries.get(i).path().equals(known.path());
            }
            if (!isPlanned) {
                entries.add(known.carried());
            }
        }
    }
}
