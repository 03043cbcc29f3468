package dev.tokenkeeper.cli.watch;

/**
 * Where the watching thread waits and the others leave word. A hint says only where to look: what changed is decided by
 * bytes. Nobody interrupts the watching thread, because an interrupt closes the file that it is just writing.
 *
 * <p>Thread-safe.
 */
final class Hints {
    private boolean source;
    private boolean file;
    private boolean lost;
    private boolean stop;

    /** What was heard since the last look: {@code lost} means that events were missed, so all has to be looked at. */
    record Heard(boolean source, boolean file, boolean lost, boolean stop) {}

    /** Something happened in the source's folder. */
    synchronized void source() {
        source = true;
        notifyAll();
    }

    /** Something happened to a live file, or to one that was displaced. */
    synchronized void file() {
        if (!file) {
            file = true;
            notifyAll();
        }
    }

    /** Events were lost, or a folder is no longer watched. */
    synchronized void lost() {
        lost = true;
        notifyAll();
    }

    /** Watching shall end. */
    synchronized void stop() {
        stop = true;
        notifyAll();
    }

    /** Whether watching shall end. */
    synchronized boolean stopping() {
        return stop;
    }

    /**
     * Waits for a hint, at most {@code nanos}, and takes all that are there.
     *
     * @param gathering hints about files are not waited for: they are being gathered anyway, and a busy application gives
     *     a thousand of them a second
     */
    synchronized Heard await(long nanos, boolean gathering) {
        long end = System.nanoTime() + nanos;
        while (!source && !lost && !stop && (gathering || !file)) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                break;
            }
            try {
                wait(left / 1_000_000 + 1);
            } catch (InterruptedException e) {
                stop = true;
            }
        }
        Heard heard = new Heard(source, file, lost, stop);
        source = false;
        file = false;
        lost = false;
        return heard;
    }
}
