package dev.tokenkeeper.cli.start;

import dev.tokenkeeper.cli.settings.Settings;
import dev.tokenkeeper.pass.Pause;
import dev.tokenkeeper.pass.Surroundings;
import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DryRunDisk;
import dev.tokenkeeper.volume.RealDisk;

/** What of this machine a keeper gets. */
public final class Machine {
    private Machine() {}

    /** The real disk, or one that keeps all writes to itself. */
    public static Disk disk(Settings settings) {
        Disk real = RealDisk.create();
        return settings.dryRun() ? new DryRunDisk(real) : real;
    }

    /** Commands as processes, and pauses that sleep. */
    public static Surroundings surroundings() {
        return new Surroundings(new ProcessCommands(ProcessCommands.LIMIT), Pause.sleeping());
    }
}
