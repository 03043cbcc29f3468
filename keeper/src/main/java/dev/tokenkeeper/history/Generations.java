package dev.tokenkeeper.history;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.FileStat;
import dev.tokenkeeper.volume.StateFolder;
import dev.tokenkeeper.volume.StateName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The generations of one delivery. A numbered file is whole, for it gets its number by a hard link only after its bytes are
 * durable, and the link fails where the number is taken. So a wrong checksum is damage, never a torn write.
 *
 * <p>Which of them is the newest that counts is told by recovery (package publish), not here. Not safe for several
 * threads; writes need the lock.
 */
public final class Generations {
    /** How many application records (an edit noted, a late write, an update) are kept. */
    public static final int APPLICATION_RECORDS = 3;

    /** As long as an array may be. */
    private static final int LIMIT = Integer.MAX_VALUE - 16;

    private final Disk disk;
    private final StateFolder state;
    private @Nullable Generation last;

    /** The generations that {@code state} holds. */
    public Generations(Disk disk, StateFolder state) {
        this.disk = disk;
        this.state = state;
    }

    /** The numbers that can be read, ascending. */
    public List<Integer> numbers() throws DiskException {
        List<StateName> names = state.names();
        int[] numbers = new int[names.size()];
        int count = 0;
        for (StateName name : names) {
            if (name.kind() == StateName.Kind.GENERATION) {
                numbers[count++] = name.number();
            }
        }
        Arrays.sort(numbers, 0, count);
        List<Integer> sorted = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            sorted.add(numbers[i]);
        }
        return sorted;
    }

    /**
     * The generation {@code number}; the last one read is remembered.
     *
     * @throws DamagedGeneration if its bytes are not those that were written
     * @throws NewerState if a newer program wrote it
     * @throws DiskException if it is missing or cannot be read, which is never "no base"
     */
    public Generation read(int number) throws DiskException, DamagedGeneration, NewerState {
        Generation known = last;
        if (known != null && known.number() == number) {
            return known;
        }
        Generation read = fromDisk(number);
        last = read;
        return read;
    }

    private Generation fromDisk(int number) throws DiskException, DamagedGeneration, NewerState {
        Path path = state.path(StateName.Kind.GENERATION, number);
        return GenerationFile.decode(number, disk.read(path, LIMIT));
    }

    /** The file of a generation that has not got its number yet. */
    public record Unnumbered(Generation generation, Path path) {}

    /** Writes a generation under a random name and syncs it. Its inode is known before its header is written. */
    public Unnumbered write(int number, Generation.Kind kind, Cause cause, List<Entry> entries) throws DiskException {
        Path path = state.path(new StateName(StateName.Kind.TEMPORARY, 0, state.nonce()));
        FileStat made = disk.create(path, state.privately());
        Generation generation = new Generation(number, kind, cause, made.inode(), entries);
        Content bytes = GenerationFile.encode(generation);
        disk.write(path, bytes);
        disk.sync(path);
        return new Unnumbered(generation, path);
    }

    /**
     * Gives a written generation its number, durably.
     *
     * @return false if the number is taken; then another process writes here, and nothing was changed
     */
    public boolean number(Unnumbered written) throws DiskException {
        try {
            disk.link(written.path, state.path(StateName.Kind.GENERATION, written.generation.number()));
        } catch (DiskException e) {
            if (e.fault() == DiskException.Fault.EXISTS) {
                return false;
            }
            throw e;
        }
        disk.sync(state.folder());
        // Last, so that a temporary name tells recovery that the number may not be durable yet.
        disk.remove(written.path);
        last = written.generation;
        return true;
    }

    /**
     * Removes what is beyond {@code limit} source deliveries and {@link #APPLICATION_RECORDS} application records; never
     * the newest, which holds base and last-known-good, and never one whose displaced file is there. What
     * was aborted goes when a newer number stands. Nothing is synced: what a crash brings back goes the next time.
     */
    public void trim(int limit) throws DiskException {
        List<StateName> names = state.names();
        List<Integer> numbers = numbers();
        if (numbers.isEmpty()) {
            return;
        }
        int newest = numbers.getLast();
        int deliveries = 0;
        int records = 0;
        boolean few = numbers.size() <= Math.min(limit, APPLICATION_RECORDS);
        for (int i = few ? -1 : numbers.size() - 1; i >= 0; i--) {
            int number = numbers.get(i);
            Generation generation = intact(number);
            boolean ofApplication = generation != null && isOfApplication(generation.cause());
            int rank = ofApplication ? ++records : ++deliveries;
            boolean kept = rank <= (ofApplication ? APPLICATION_RECORDS : limit);
            if (!kept && number != newest && !isNeeded(names, number, generation)) {
                disk.remove(state.path(StateName.Kind.GENERATION, number));
            }
        }
        for (StateName name : names) {
            if (name.kind() == StateName.Kind.ABORTED && name.number() < newest) {
                disk.remove(state.path(name));
            }
        }
    }

    private static boolean isOfApplication(Cause cause) {
        return cause == Cause.APP || cause == Cause.LATE || cause == Cause.UPDATE;
    }

    private @Nullable Generation intact(int number) throws DiskException {
        try {
            return fromDisk(number);
        } catch (DamagedGeneration | NewerState e) {
            return null;
        }
    }

    /** Whether a displaced file is there that this generation displaced, or of which it says what was taken. */
    private static boolean isNeeded(List<StateName> names, int number, @Nullable Generation generation) {
        if (isDisplacing(names, number)) {
            return true;
        }
        if (generation != null) {
            for (Entry entry : generation.entries()) {
                Late late = entry.late();
                if (late != null && isDisplacing(names, late.generation())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isDisplacing(List<StateName> names, int number) {
        for (StateName name : names) {
            if (name.kind() == StateName.Kind.DISPLACED && name.number() == number) {
                return true;
            }
        }
        return false;
    }
}
