package dev.tokenkeeper.volume;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Lock files of this process. An fcntl lock belongs to the process, and is given up as soon as the process closes any
 * descriptor of that file. So a lock file is opened by nobody but its holder: threads (and several {@link RealDisk}s)
 * first exclude each other here, by the file's identity, then the file is opened and locked against other processes.
 *
 * <p>The table is the one piece of state that is shared by the whole process, because such locks are, too.
 */
final class ProcessLocks {
    private static final long SHORTEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(50);
    private static final ConcurrentHashMap<Identity, Semaphore> TABLE = new ConcurrentHashMap<>();

    private ProcessLocks() {}

    /** Its own equality: that of a record is made by the JVM at the first call, which costs a start 27 ms. */
    private record Identity(long device, long inode) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Identity that && device == that.device && inode == that.inode;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(31 * device + inode);
        }
    }

    /**
     * Locks the file {@code path}, which was seen as {@code standing}; null if it is not to be had within {@code wait},
     * if the thread is interrupted (its flag stays set), or if another file stands there now.
     */
    static Disk.@Nullable Lease take(Path path, FileStat standing, Duration wait) throws IOException {
        long deadline = System.nanoTime() + wait.toNanos();
        Semaphore turn =
                TABLE.computeIfAbsent(new Identity(standing.device(), standing.inode()), any -> new Semaphore(1));
        try {
            if (!turn.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS)) {
                return null;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
        Disk.Lease lease = null;
        try {
            lease = takeFile(path, standing, deadline, turn);
            return lease;
        } finally {
            if (lease == null) {
                turn.release();
            }
        }
    }

    private static Disk.@Nullable Lease takeFile(Path path, FileStat standing, long deadline, Semaphore turn)
            throws IOException {
        OpenFile file = OpenFile.toWrite(path);
        FileLock lock = null;
        try {
            lock = poll(file, deadline);
            if (lock != null && UnixStat.of(path).sameFile(standing)) {
                return new Held(file, turn);
            }
            lock = null;
            return null;
        } finally {
            if (lock == null) {
                file.close();
            }
        }
    }

    private static @Nullable FileLock poll(OpenFile file, long deadline) throws IOException {
        long pause = SHORTEST_PAUSE;
        while (true) {
            FileLock lock = file.channel().tryLock();
            long left = deadline - System.nanoTime();
            if (lock != null || left <= 0) {
                return lock;
            }
            try {
                TimeUnit.NANOSECONDS.sleep(Math.min(pause, left));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return null;
            }
            pause = Math.min(LONGEST_PAUSE, 2 * pause);
        }
    }

    /** Closing the file gives up the lock; closing twice does no harm. */
    private static final class Held implements Disk.Lease {
        private final OpenFile file;
        private final Semaphore turn;
        private boolean open = true;

        Held(OpenFile file, Semaphore turn) {
            this.file = file;
            this.turn = turn;
        }

        @Override
        public synchronized void close() {
            if (!open) {
                return;
            }
            open = false;
            try {
                file.close();
            } catch (IOException e) {
                throw new IllegalStateException("a lock file could not be closed", e);
            } finally {
                turn.release();
            }
        }
    }
}
