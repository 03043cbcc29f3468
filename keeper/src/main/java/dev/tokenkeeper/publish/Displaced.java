package dev.tokenkeeper.publish;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.history.Cause;
import dev.tokenkeeper.history.DamagedGeneration;
import dev.tokenkeeper.history.Entry;
import dev.tokenkeeper.history.Generation;
import dev.tokenkeeper.history.Generations;
import dev.tokenkeeper.history.Late;
import dev.tokenkeeper.history.NewerState;
import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.StateFolder;
import dev.tokenkeeper.volume.StateName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The live files that were displaced. The application may hold one open and still write to it, so each pass looks at them
 * again, until the application must have let go: {@link #FURTHER} generations later and at a pod's start. Leases would tell
 * sooner, but they block the application or kill the holder.
 *
 * <p>Not safe for several threads; {@link #trim} needs the lock.
 */
public final class Displaced {
    /** For how many further generations a displaced file is kept at least. */
    public static final int FURTHER = 3;

    /** For how many further generations a file that an update displaced is kept, however long nothing starts anew. */
    public static final int FURTHER_UPDATES = 8;

    private static final int LIMIT = Integer.MAX_VALUE - 16;

    private final Disk disk;
    private final StateFolder state;
    private final Generations generations;

    /** The displaced files in {@code state}. */
    public Displaced(Disk disk, StateFolder state, Generations generations) {
        this.disk = disk;
        this.state = state;
        this.generations = generations;
    }

    /** The displaced files that hold other bytes than is known of them; the oldest generation first. */
    public List<DisplacedChange> changed() throws DiskException {
        List<DisplacedChange> changes = new ArrayList<>();
        for (StateName name : state.names()) {
            if (name.kind() == StateName.Kind.DISPLACED) {
                DisplacedChange change = change(name);
                if (change != null) {
                    int at = changes.size();
                    while (at > 0 && changes.get(at - 1).generation() > change.generation()) {
                        at--;
                    }
                    changes.add(at, change);
                }
            }
        }
        return changes;
    }

    /**
     * Removes displaced files that nobody can write to any more. It looks at each once more: one that was written to stays.
     * An application that updates its file through the library does so often, and without a start between; what its
     * updates displaced goes by number alone ({@code docs/decisions/0008}).
     *
     * @param init whether a pod starts, so that the processes of its last life have gone
     */
    public void trim(boolean init) throws DiskException {
        List<StateName> names = state.names();
        int newest = StateName.highest(names, StateName.Kind.GENERATION);
        for (StateName name : names) {
            boolean old = name.kind() == StateName.Kind.DISPLACED
                    && (init ? name.number() <= newest - FURTHER : isOldUpdate(name, newest));
            if (old && !isDamaged(names, name.number()) && change(name) == null) {
                disk.remove(state.path(name));
            }
        }
    }

    private boolean isOldUpdate(StateName name, int newest) throws DiskException {
        if (name.number() > newest - FURTHER_UPDATES) {
            return false;
        }
        Generation displacing = generation(name.number());
        return displacing != null && displacing.cause() == Cause.UPDATE;
    }

    private @Nullable DisplacedChange change(StateName name) throws DiskException {
        Entry entry = entry(name);
        if (entry == null) {
            return null;
        }
        Content now;
        try {
            now = disk.read(state.path(name), LIMIT);
        } catch (DiskException e) {
            if (e.fault() == DiskException.Fault.NOT_REGULAR) {
                return null;
            }
            throw e;
        }
        Content replaced = entry.replaced() == null ? Content.EMPTY : entry.replaced();
        if (now.equals(replaced)) {
            return null;
        }
        Content taken = taken(name.number(), entry.path());
        Content was = taken == null ? replaced : taken;
        return now.equals(was) ? null : new DisplacedChange(entry.path(), name.number(), was, now);
    }

    private @Nullable Entry entry(StateName name) throws DiskException {
        Generation generation = generation(name.number());
        if (generation != null) {
            for (Entry entry : generation.entries()) {
                if (entry.outgoing() != null && entry.outgoing().nonce().equals(name.nonce())) {
                    return entry;
                }
            }
        }
        return null;
    }

    /** What the newest generation says that it took from the file that {@code number} displaced. */
    private @Nullable Content taken(int number, String path) throws DiskException {
        List<Integer> numbers = generations.numbers();
        for (int i = numbers.size() - 1; i >= 0 && numbers.get(i) > number; i--) {
            Generation later = generation(numbers.get(i));
            Entry entry = later == null ? null : later.entry(path);
            Late late = entry == null ? null : entry.late();
            if (late != null && late.generation() == number) {
                return late.taken();
            }
        }
        return null;
    }

    private @Nullable Generation generation(int number) throws DiskException {
        try {
            return generations.read(number);
        } catch (DamagedGeneration | NewerState e) {
            return null;
        } catch (DiskException e) {
            if (e.fault() == DiskException.Fault.MISSING) {
                return null;
            }
            throw e;
        }
    }

    private static boolean isDamaged(List<StateName> names, int number) {
        for (StateName name : names) {
            if (name.kind() == StateName.Kind.DAMAGED && name.number() == number) {
                return true;
            }
        }
        return false;
    }
}
