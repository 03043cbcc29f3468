package dev.tokenkeeper.pass;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.history.Cause;
import dev.tokenkeeper.history.DamagedGeneration;
import dev.tokenkeeper.history.Entry;
import dev.tokenkeeper.history.Generation;
import dev.tokenkeeper.history.Generations;
import dev.tokenkeeper.history.Late;
import dev.tokenkeeper.history.NewerState;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.Ownership;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The generations before now, newest first, read only when something has to be looked up in them. */
final class Past {
    private final Generations generations;
    private @Nullable List<Generation> known;

    Past(Generations generations) {
        this.generations = generations;
    }

    /** Whether {@code source} was delivered by any generation that is still there. */
    boolean delivered(String path, Content source) throws DiskException {
        for (Generation generation : all()) {
            Entry entry = generation.entry(path);
            if (entry != null && entry.base().equals(source)) {
                return true;
            }
        }
        return false;
    }

    /** The look that a file was last published with; null if that is not known any more. */
    @Nullable
    Ownership lastLook(String path) throws DiskException {
        for (Generation generation : all()) {
            Entry entry = generation.entry(path);
            if (entry != null && entry.outgoing() != null) {
                return entry.outgoing().ownership();
            }
        }
        return null;
    }

    /**
     * The entry that last brought something of the source into the live file; null if a person's verb or a first
     * delivery came after it, or it was trimmed. Noted edits, updates and late writes may lie between.
     */
    @Nullable
    Entry lastFromSource(String path) throws DiskException {
        List<Generation> all = all();
        for (int i = 0; i + 1 < all.size(); i++) {
            Entry entry = all.get(i).entry(path);
            Entry before = all.get(i + 1).entry(path);
            if (entry == null || before == null) {
                return null;
            }
            if (entry.outgoing() == null) {
                continue;
            }
            if (!entry.base().equals(before.base()) || entry.writeBacks() > before.writeBacks()) {
                return entry;
            }
            if (entry.late() == null && all.get(i).cause() != Cause.UPDATE) {
                return null;
            }
        }
        return null;
    }

    /**
     * What {@code displacing} replaced at {@code path}, and each late version of it that was taken since, newest first.
     */
    List<Content> lateVersions(String path, int displacing) throws DiskException {
        List<Content> versions = new ArrayList<>();
        for (Generation generation : all()) {
            Entry entry = generation.entry(path);
            Late late = entry == null ? null : entry.late();
            if (late != null && late.generation() == displacing) {
                versions.add(late.taken());
            }
            Content replaced = entry == null ? null : entry.replaced();
            if (generation.number() == displacing && replaced != null) {
                versions.add(replaced);
            }
        }
        return versions;
    }

    /** What generation {@code number} says of {@code path}; null if it is not there any more. */
    @Nullable
    Entry entry(String path, int number) throws DiskException {
        for (Generation generation : all()) {
            if (generation.number() == number) {
                return generation.entry(path);
            }
        }
        return null;
    }

    /** Whole generations, newest first; damaged ones are left out. */
    List<Generation> all() throws DiskException {
        List<Generation> all = known;
        if (all == null) {
            all = new ArrayList<>();
            List<Integer> numbers = generations.numbers();
            for (int i = numbers.size() - 1; i >= 0; i--) {
                try {
                    all.add(generations.read(numbers.get(i)));
                } catch (DamagedGeneration | NewerState e) {
                    // Reported by recovery and verify; what is left still tells the past.
                }
            }
            known = all;
        }
        return all;
    }

    /** Forgets what was read, after a new generation. */
    void reset() {
        known = null;
    }
}
