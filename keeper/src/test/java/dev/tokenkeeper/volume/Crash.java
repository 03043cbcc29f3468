package dev.tokenkeeper.volume;

/** The end of the process, thrown by a {@link CrashDisk}: an error, so that no code under test takes it for a fault. */
public final class Crash extends Error {
    private static final long serialVersionUID = 1L;

    Crash(String step) {
        super("crash at " + step, null, false, false);
    }
}
