package dev.tokenkeeper.pass;

import dev.tokenkeeper.seed.Progress;
import dev.tokenkeeper.validation.CommandRunner;
import dev.tokenkeeper.validation.SchemaChecker;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * What a pass needs beside the disk.
 *
 * @param commands runs validation commands
 * @param pause waits between two looks
 * @param lockWait how long to wait for another writer before the pass gives up as busy
 * @param clock tells the time for certificates; null: this machine's
 * @param schemas checks JSON Schemas; null: the optional module is not there
 * @param progress hears how far the copying of a whole folder is; null: nobody does
 */
public record Surroundings(
        CommandRunner commands,
        Pause pause,
        Duration lockWait,
        @Nullable InstantSource clock,
        @Nullable SchemaChecker schemas,
        @Nullable Progress progress) {
    /** How long a pass waits for the lock unless told otherwise. */
    public static final Duration LOCK_WAIT = Duration.ofSeconds(10);

    public Surroundings(CommandRunner commands, Pause pause) {
        this(commands, pause, LOCK_WAIT);
    }

    public Surroundings(CommandRunner commands, Pause pause, Duration lockWait) {
        this(commands, pause, lockWait, null, null, null);
    }

    /** The same with something that checks JSON Schemas. */
    public Surroundings checking(SchemaChecker checker) {
        return new Surroundings(commands, pause, lockWait, clock, checker, progress);
    }

    /** The same with somebody who hears how far the copying of a whole folder is. */
    public Surroundings telling(Progress listener) {
        return new Surroundings(commands, pause, lockWait, clock, schemas, listener);
    }
}
