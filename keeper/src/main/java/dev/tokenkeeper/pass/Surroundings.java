package dev.tokenkeeper.pass;

import dev.tokenkeeper.validation.CommandRunner;
import java.time.Duration;

/**
 * What a pass needs beside the disk.
 *
 * @param commands runs validation commands
 * @param pause waits between two looks
 * @param lockWait how long to wait for another writer before the pass gives up as busy
 */
public record Surroundings(CommandRunner commands, Pause pause, Duration lockWait) {
    /** How long a pass waits for the lock unless told otherwise. */
    public static final Duration LOCK_WAIT = Duration.ofSeconds(10);

    public Surroundings(CommandRunner commands, Pause pause) {
        this(commands, pause, LOCK_WAIT);
    }
}
