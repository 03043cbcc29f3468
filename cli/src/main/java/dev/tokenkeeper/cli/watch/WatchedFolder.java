package dev.tokenkeeper.cli.watch;

import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.util.Set;

/**
 * A folder and what an event in it means.
 *
 * @param names the names that matter in a target folder; empty: all but those that begin with a dot
 */
record WatchedFolder(Path path, Role role, Set<String> names) {
    /** What lies in the folder. */
    enum Role {
        SOURCE,
        TARGET,
        /** The delivery's state: only writes into files that are, or were just now, the live file's matter. */
        STATE
    }

    WatchedFolder {
        names = Set.copyOf(names);
    }

    /** Tells {@code hints} what an event of {@code kind} at {@code name} means. */
    void report(WatchEvent.Kind<?> kind, String name, Hints hints) {
        switch (role) {
            case SOURCE -> hints.source();
            case TARGET -> {
                if (names.isEmpty() ? !name.startsWith(".") : names.contains(name)) {
                    hints.file();
                }
            }
            case STATE -> {
                boolean onceLive = name.startsWith("displaced-") || name.startsWith("pending-");
                if (onceLive && kind.equals(StandardWatchEventKinds.ENTRY_MODIFY)) {
                    hints.file();
                }
            }
        }
    }
}
