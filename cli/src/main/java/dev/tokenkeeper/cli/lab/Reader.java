package dev.tokenkeeper.cli.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Looks at the live file all the time, as an application that reads its licence does, and counts what it saw. */
final class Reader implements AutoCloseable {
    private final Thread thread;
    private volatile boolean stop;
    private volatile int looks;
    private volatile int broken;

    private Reader(Path live) {
        thread = Thread.ofPlatform().daemon().name("reader").start(() -> look(live));
    }

    static Reader of(Path live) {
        return new Reader(live);
    }

    private void look(Path live) {
        int seen = 0;
        int bad = 0;
        while (!stop) {
            seen++;
            if (!isWhole(live)) {
                bad++;
            }
            looks = seen;
            broken = bad;
        }
    }

    /** Whether the file is there with its first line, both rules and every key of the lab's token. */
    static boolean isWhole(Path live) {
        try {
            String text = Files.readString(live);
            int rules = text.split("={31}", -1).length - 1;
            return text.startsWith("SOFTWARE_LICENSE_V1\n")
                    && rules == 2
                    && text.contains("\nProduct: ")
                    && text.contains("\nExpiry: ")
                    && text.contains("\nCounter: ")
                    && text.endsWith("\n");
        } catch (IOException e) {
            return false;
        }
    }

    int looks() {
        return looks;
    }

    int broken() {
        return broken;
    }

    @Override
    public void close() throws InterruptedException {
        stop = true;
        thread.join();
    }
}
