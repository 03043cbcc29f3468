package dev.tokenkeeper.cli.watch;

import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.FileStat;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns the kernel's events about folders into {@link Hints}. Events are lost (overflow), stop (a folder that was
 * replaced) or never come (another machine's writes on a network file system), so callers arm the folders again after
 * each pass, and look by themselves where {@link #arm} says that it cannot be relied on.
 *
 * <p>{@link #arm} is for one thread; a thread of its own receives.
 */
final class FolderEvents implements AutoCloseable {
    /** File systems on which other machines write, or whose events are made by a program. */
    private static final Set<String> DEAF = Set.of(
            "nfs",
            "nfs4",
            "cifs",
            "smb3",
            "smbfs",
            "9p",
            "ceph",
            "glusterfs",
            "lustre",
            "virtiofs",
            "afs",
            "gfs2",
            "ocfs2",
            "beegfs");

    private final Disk disk;
    private final Hints hints;
    private final @Nullable WatchService service;
    private volatile List<Armed> armed = List.of();

    private record Armed(WatchedFolder folder, WatchKey key, long device, long inode) {}

    FolderEvents(Disk disk, Hints hints) {
        this.disk = disk;
        this.hints = hints;
        service = open();
        if (service != null) {
            Thread.ofPlatform().daemon().name("events").start(() -> receive(service));
        }
    }

    private static @Nullable WatchService open() {
        try {
            return FileSystems.getDefault().newWatchService();
        } catch (IOException e) {
            // All of this user's inotify instances are taken: the watch looks by itself.
            return null;
        }
    }

    /**
     * Watches exactly these folders. One that is watched and still the same folder stays; a fresh one gives a hint, since
     * something may have happened in it before.
     *
     * @return whether every event in them will be heard
     */
    boolean arm(Collection<WatchedFolder> folders) {
        if (service == null) {
            return false;
        }
        boolean heard = true;
        List<Armed> next = new ArrayList<>();
        for (WatchedFolder folder : folders) {
            try {
                FileStat stat = disk.stat(folder.path());
                if (stat == null || !stat.isFolder()) {
                    heard &= folder.role() == WatchedFolder.Role.STATE;
                    continue;
                }
                next.add(arm(service, folder, stat));
                heard &= !deaf(disk.fileSystemType(folder.path()));
            } catch (IOException e) {
                heard = false;
            }
        }
        List<Armed> before = armed;
        armed = List.copyOf(next);
        for (Armed old : before) {
            if (next.stream().noneMatch(each -> each.key().equals(old.key()))) {
                old.key().cancel();
            }
        }
        return heard;
    }

    private Armed arm(WatchService service, WatchedFolder folder, FileStat stat) throws IOException {
        for (Armed old : armed) {
            boolean same = old.device() == stat.device() && old.inode() == stat.inode();
            if (same && old.key().isValid() && old.folder().path().equals(folder.path())) {
                return new Armed(folder, old.key(), stat.device(), stat.inode());
            }
        }
        WatchKey key = folder.path()
                .register(
                        service,
                        StandardWatchEventKinds.ENTRY_CREATE,
                        StandardWatchEventKinds.ENTRY_MODIFY,
                        StandardWatchEventKinds.ENTRY_DELETE);
        hints.lost();
        return new Armed(folder, key, stat.device(), stat.inode());
    }

    private static boolean deaf(String type) {
        String plain = type.toLowerCase(Locale.ROOT);
        return DEAF.contains(plain) || plain.startsWith("fuse");
    }

    private void receive(WatchService service) {
        try {
            while (true) {
                WatchKey key = service.take();
                for (WatchEvent<?> event : key.pollEvents()) {
                    report(key, event);
                }
                if (!key.reset()) {
                    hints.lost();
                }
            }
        } catch (ClosedWatchServiceException | InterruptedException e) {
            // The watch ends.
        }
    }

    private void report(WatchKey key, WatchEvent<?> event) {
        if (!(event.context() instanceof Path name)) {
            hints.lost();
            return;
        }
        boolean known = false;
        for (Armed each : armed) {
            if (each.key().equals(key)) {
                known = true;
                each.folder().report(event.kind(), name.toString(), hints);
            }
        }
        if (!known) {
            // It came before arm() had written the folder down.
            hints.lost();
        }
    }

    @Override
    public void close() throws IOException {
        if (service != null) {
            service.close();
        }
    }
}
