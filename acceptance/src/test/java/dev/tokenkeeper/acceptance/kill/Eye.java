package dev.tokenkeeper.acceptance.kill;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/** Reads the live file a thousand times a second, and judges each look outside of the application's own writes. */
final class Eye implements AutoCloseable {
    private static final long MILLI = 1_000_000;
    private static final int KEPT = 5;

    private final Path file;
    private final Board board;
    private final Thread thread;
    private final StringBuilder faults = new StringBuilder();
    private volatile boolean closed;
    private long looks;
    private long judged;
    private int bad;
    private long nanos;

    Eye(Path file, Board board) {
        this.file = file;
        this.board = board;
        thread = Thread.ofPlatform().name("eye").start(this::run);
    }

    private void run() {
        long start = System.nanoTime();
        long next = start;
        byte[] good = {};
        while (!closed) {
            long before = board.writes();
            byte[] bytes;
            try {
                bytes = Files.readAllBytes(file);
            } catch (IOException e) {
                fault("cannot be read: " + e.getClass().getSimpleName());
                bytes = good;
            }
            looks++;
            if (before % 2 == 0 && before == board.writes()) {
                judged++;
                if (!Arrays.equals(bytes, good)) {
                    String fault = Token.fault(new String(bytes, StandardCharsets.UTF_8));
                    if (fault == null) {
                        good = bytes;
                    } else {
                        fault(fault);
                    }
                }
            }
            next += MILLI;
            LockSupport.parkNanos(next - System.nanoTime());
        }
        nanos = System.nanoTime() - start;
    }

    private void fault(String what) {
        if (bad++ < KEPT) {
            faults.append("look ").append(looks).append(": ").append(what).append('\n');
        }
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.join();
    }

    /** What was wrong, the first few times; empty if the file was whole at every look. For after the end. */
    String faults() {
        return bad == 0 ? "" : bad + " bad looks\n" + faults;
    }

    long looks() {
        return looks;
    }

    long judged() {
        return judged;
    }

    long nanos() {
        return nanos;
    }
}
