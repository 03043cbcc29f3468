package dev.tokenkeeper.token;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.Glance;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks at one file again whenever its folder changes, and once a second besides: not every file system tells, and none
 * tells of a write from another node.
 */
final class Watching implements Watch, Runnable {
    private static final long LOOK_SECONDS = 1;

    private final Path place;
    private final Consumer<Content> listener;
    private final @Nullable WatchService events;
    private volatile boolean closed;
    private @Nullable Content last;

    private Watching(Path place, Consumer<Content> listener) {
        this.place = place;
        this.listener = listener;
        this.events = events(place);
        this.last = read();
    }

    static Watch start(Path place, Consumer<Content> listener) {
        Watching watching = new Watching(place, listener);
        Thread.ofPlatform()
                .daemon()
                .name("tokenkeeper-watch-" + place.getFileName())
                .start(watching);
        return watching;
    }

    private static @Nullable WatchService events(Path place) {
        try {
            WatchService service = FileSystems.getDefault().newWatchService();
            place.resolveSibling(".")
                    .register(
                            service,
                            StandardWatchEventKinds.ENTRY_CREATE,
                            StandardWatchEventKinds.ENTRY_MODIFY,
                            StandardWatchEventKinds.ENTRY_DELETE);
            return service;
        } catch (IOException | UnsupportedOperationException e) {
            return null;
        }
    }

    @Override
    public void run() {
        while (!closed) {
            try {
                await();
            } catch (InterruptedException | ClosedWatchServiceException e) {
                break;
            }
            Content now = read();
            if (!closed && now != null && !now.equals(last)) {
                last = now;
                tell(now);
            }
        }
    }

    private void await() throws InterruptedException {
        if (events == null) {
            TimeUnit.SECONDS.sleep(LOOK_SECONDS);
            return;
        }
        WatchKey key = events.poll(LOOK_SECONDS, TimeUnit.SECONDS);
        if (key != null) {
            key.pollEvents();
            key.reset();
        }
    }

    /** One bad listener call must not end the watch: the next version may be the one that it can take. */
    private void tell(Content now) {
        try {
            listener.accept(now);
        } catch (RuntimeException e) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
    }

    private @Nullable Content read() {
        try {
            return Glance.content(place);
        } catch (DiskException e) {
            return null;
        }
    }

    @Override
    public void close() {
        closed = true;
        if (events != null) {
            try {
                events.close();
            } catch (IOException e) {
                // It holds nothing that has to be saved.
            }
        }
    }
}
