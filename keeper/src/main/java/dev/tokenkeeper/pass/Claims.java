package dev.tokenkeeper.pass;

import dev.tokenkeeper.history.DamagedGeneration;
import dev.tokenkeeper.history.Generations;
import dev.tokenkeeper.history.NewerState;
import dev.tokenkeeper.report.Reason;
import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.FileStat;
import dev.tokenkeeper.volume.StateFolder;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A path below the target belongs to one delivery, and in it to one key. Asked only before a file's first delivery. */
final class Claims {
    private final Disk disk;
    private final StateFolder own;
    private final Set<String> seen = new HashSet<>();
    private @Nullable Set<String> others;

    Claims(Disk disk, StateFolder own) {
        this.disk = disk;
        this.own = own;
    }

    /** Whether {@code file} is the first of this pass with its path. */
    boolean isSecond(KeptFile file) {
        return !seen.add(file.path());
    }

    /** Why the path may not be taken; null if it may. */
    @Nullable
    Reason refusal(KeptFile file) throws DiskException {
        boolean inState = own.holds(own.target().resolve(file.path()));
        return inState || others().contains(file.path()) ? taken(file) : null;
    }

    static Reason taken(KeptFile file) {
        return Reason.of(ReasonCode.PATH_TAKEN, file.path());
    }

    private Set<String> others() throws DiskException {
        Set<String> known = others;
        if (known == null) {
            known = new HashSet<>();
            for (String name : disk.list(own.root())) {
                Path folder = own.root().resolve(name);
                FileStat stat = disk.stat(folder);
                if (stat != null && stat.isFolder() && !folder.equals(own.folder()) && StateFolder.isName(name)) {
                    addPathsOf(name, known);
                }
            }
            others = known;
        }
        return known;
    }

    private void addPathsOf(String name, Set<String> paths) throws DiskException {
        Generations generations = new Generations(disk, new StateFolder(disk, own.target(), name, false));
        List<Integer> numbers = generations.numbers();
        if (numbers.isEmpty()) {
            return;
        }
        try {
            generations.read(numbers.getLast()).entries().forEach(entry -> paths.add(entry.path()));
        } catch (DamagedGeneration | NewerState e) {
            // Its own passes report that; what it owns cannot be told from here.
        }
    }
}
