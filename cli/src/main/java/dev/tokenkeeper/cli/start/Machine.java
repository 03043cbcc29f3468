package dev.tokenkeeper.cli.start;

import dev.tokenkeeper.cli.flags.Flags;
import dev.tokenkeeper.cli.flags.UsageException;
import dev.tokenkeeper.cli.settings.Settings;
import dev.tokenkeeper.cli.talk.Console;
import dev.tokenkeeper.pass.Pause;
import dev.tokenkeeper.pass.Surroundings;
import dev.tokenkeeper.validation.SchemaChecker;
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

    /** The same and, where a whole folder is delivered or looked at, somebody who tells how far it is. */
    public static Surroundings surroundings(Settings settings, Console console) throws UsageException {
        Surroundings quiet = surroundings(settings);
        return settings.spec().generations() ? quiet.telling(new ProgressLine(console)) : quiet;
    }

    /**
     * Commands as processes, pauses that sleep and, where a rule needs it, the optional module for JSON Schemas.
     *
     * @throws UsageException if that is not installed
     */
    public static Surroundings surroundings(Settings settings) throws UsageException {
        Surroundings plain = new Surroundings(new ProcessCommands(ProcessCommands.LIMIT), Pause.sleeping());
        if (settings.spec().rules().isEmpty() || !SchemaFolder.isNeeded(settings)) {
            return plain;
        }
        SchemaChecker checker = SchemaFolder.checker();
        if (checker == null) {
            throw new UsageException(
                    Flags.VALIDATE.option(),
                    "has a rule json-schema, which needs the module schema: put the jars of schema/target/schema"
                            + " (mvn package -pl schema -am) into " + SchemaFolder.place());
        }
        return plain.checking(checker);
    }
}
