package dev.tokenkeeper.cli.uses.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** Reads files of the cache all the time, as an application that opens its folder once for each use, and compares them. */
final class Eye implements AutoCloseable {
    private static final long LIMIT_NANOS = 10_000_000_000L;

    private final Path link;
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicInteger mixed = new AtomicInteger();
    private final Thread thread;
    private volatile String version = "";
    private volatile boolean ends;

    private Eye(Path link) {
        this.link = link;
        this.thread = Thread.ofPlatform().daemon().start(this::look);
    }

    static Eye on(Path link) {
        return new Eye(link);
    }

    private void look() {
        byte[] first = null;
        byte[] second = null;
        while (!ends) {
            try {
                Path tree = link.toRealPath();
                String seen = SeedFolder.version(tree).lines().findFirst().orElse("");
                byte[] part = Files.readAllBytes(tree.resolve("index/part-499"));
                byte[] known = seen.equals("version 1") ? first : second;
                if (known != null && !Arrays.equals(known, part)) {
                    mixed.incrementAndGet();
                }
                if (seen.equals("version 1")) {
                    first = part;
                } else {
                    second = part;
                }
                version = seen;
                looks.incrementAndGet();
                Thread.sleep(1);
            } catch (InterruptedException e) {
                return;
            } catch (IOException e) {
                // There was nothing to open: that is a broken look, too.
                mixed.incrementAndGet();
            }
        }
    }

    /** Waits until it sees {@code wanted}. */
    void sees(String wanted) throws InterruptedException {
        long end = System.nanoTime() + LIMIT_NANOS;
        while (!version.equals(wanted) && System.nanoTime() < end) {
            Thread.sleep(5);
        }
    }

    int looks() {
        return looks.get();
    }

    int mixed() {
        return mixed.get();
    }

    @Override
    public void close() throws InterruptedException {
        ends = true;
        thread.join();
    }
}
