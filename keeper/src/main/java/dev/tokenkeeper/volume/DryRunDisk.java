package dev.tokenkeeper.volume;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.volume.DiskException.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A disk that changes nothing: reads see the disk below, changes are kept in memory and seen by later reads.
 *
 * <p>What it cannot foresee: a full or read-only disk, a missing permission, a file system without exchange, and whom a
 * new file would belong to (it shows the folder's owner). A lock file that is there is really locked, as another process
 * may be writing. Safe for several threads.
 */
public final class DryRunDisk implements Disk {
    private static final int MOST_KEPT = 64 << 20;

    private final Disk under;
    private final ShadowTree tree;
    private final Map<Shadow, Semaphore> locks = new HashMap<>();

    /** Pretends on top of {@code under}. */
    public DryRunDisk(Disk under) {
        this.under = under;
        this.tree = new ShadowTree(under);
    }

    @Override
    public synchronized @Nullable FileStat stat(Path path) throws DiskException {
        Shadow found = tree.find(path);
        return found == null ? null : tree.stat(found);
    }

    @Override
    public synchronized Path readLink(Path path) throws DiskException {
        Shadow link = tree.existing(path);
        Path real = link.real;
        if (link.target != null) {
            return link.target;
        }
        if (real == null) {
            throw new DiskException(Fault.NOT_REGULAR, path);
        }
        return under.readLink(real);
    }

    @Override
    public synchronized Content read(Path path, int limit) throws DiskException {
        Shadow file = regular(path);
        Content content = file.content;
        Path real = file.real;
        if (content == null) {
            return real == null ? Content.EMPTY : under.read(real, limit);
        }
        if (content.size() > limit) {
            throw new DiskException(Fault.TOO_LARGE, path);
        }
        return content;
    }

    @Override
    public synchronized int readAt(Path path, long offset, byte[] into) throws DiskException {
        Shadow file = regular(path);
        Content content = file.content;
        Path real = file.real;
        if (content == null) {
            return real == null ? 0 : under.readAt(real, offset, into);
        }
        int length = Math.clamp(content.size() - offset, 0, into.length);
        System.arraycopy(content.bytes(), (int) Math.min(offset, content.size()), into, 0, length);
        return length;
    }

    @Override
    public synchronized List<String> list(Path folder) throws DiskException {
        Shadow found = tree.existing(folder);
        if (!found.isFolder()) {
            throw new DiskException(Fault.NOT_REGULAR, folder);
        }
        return tree.list(found);
    }

    @Override
    public synchronized void makeFolder(Path folder, int mode) throws DiskException {
        Shadow parent = parentOfFree(folder);
        int setgid = tree.stat(parent).mode() & Modes.SETGID;
        tree.enter(parent, folder, tree.make(FileStat.Kind.FOLDER, parent, Ownership.mode(mode | setgid)));
    }

    @Override
    public synchronized FileStat create(Path path, Ownership ownership) throws DiskException {
        Shadow parent = parentOfFree(path);
        Shadow file = tree.make(FileStat.Kind.REGULAR, parent, ownership);
        tree.enter(parent, path, file);
        return tree.stat(file);
    }

    @Override
    public synchronized void write(Path path, Content content) throws DiskException {
        regular(path).content = content;
    }

    /** What is written so is kept in memory, too: no way to pretend to write much. */
    @Override
    public synchronized void writeAt(Path path, long offset, byte[] bytes, int length) throws DiskException {
        byte[] before = read(path, MOST_KEPT).bytes();
        long end = offset + length;
        if (end > MOST_KEPT) {
            throw new DiskException(Fault.TOO_LARGE, path);
        }
        byte[] after = Arrays.copyOf(before, Math.max(before.length, (int) end));
        System.arraycopy(bytes, 0, after, (int) offset, length);
        regular(path).content = Content.copyOf(after);
    }

    @Override
    public synchronized void sync(Path path) throws DiskException {
        fileOrFolder(path);
    }

    @Override
    public synchronized void link(Path existing, Path fresh) throws DiskException {
        Shadow file = tree.existing(existing);
        Shadow parent = parentOfFree(fresh);
        if (file.device() != parent.device()) {
            throw new DiskException(Fault.CROSS_DEVICE, fresh);
        }
        if (file.isFolder()) {
            throw new DiskException(Fault.NOT_REGULAR, fresh);
        }
        tree.enter(parent, fresh, file);
    }

    @Override
    public synchronized void makeLink(Path link, Path target) throws DiskException {
        Shadow parent = parentOfFree(link);
        Shadow made = tree.make(FileStat.Kind.LINK, parent, Ownership.mode(0777));
        made.target = target;
        tree.enter(parent, link, made);
    }

    @Override
    public synchronized void rename(Path from, Path to) throws DiskException {
        Shadow moved = tree.existing(from);
        Shadow source = tree.parent(from);
        Shadow parent = tree.parent(to);
        Shadow over = tree.find(to);
        requireMovable(from, to);
        if (over == moved) {
            return;
        }
        if (over != null && over.isFolder() != moved.isFolder()) {
            throw new DiskException(Fault.NOT_REGULAR, to);
        }
        if (over != null && over.isFolder() && !tree.list(over).isEmpty()) {
            throw new DiskException(Fault.BUSY, to);
        }
        tree.enter(parent, to, moved);
        tree.leave(source, from);
    }

    @Override
    public synchronized void exchange(Path one, Path other) throws DiskException {
        Shadow first = tree.existing(one);
        Shadow second = tree.existing(other);
        requireMovable(one, other);
        tree.enter(tree.parent(one), one, second);
        tree.enter(tree.parent(other), other, first);
    }

    @Override
    public synchronized void remove(Path path) throws DiskException {
        Shadow found = tree.existing(path);
        if (isMountPoint(path) || (found.isFolder() && !tree.list(found).isEmpty())) {
            throw new DiskException(Fault.BUSY, path);
        }
        tree.leave(tree.parent(path), path);
    }

    @Override
    public synchronized void own(Path path, Ownership ownership) throws DiskException {
        fileOrFolder(path).own(ownership);
    }

    @Override
    public synchronized boolean isMountPoint(Path path) throws DiskException {
        Shadow found = tree.find(path);
        Path real = found == null ? null : found.real;
        return real != null && under.isMountPoint(real);
    }

    @Override
    public synchronized String fileSystemType(Path path) throws DiskException {
        return under.fileSystemType(realAt(path));
    }

    @Override
    public synchronized long usableSpace(Path folder) throws DiskException {
        tree.existing(folder);
        return under.usableSpace(realAt(folder));
    }

    /** {@code path} on the disk below, or what is nearest above it there. */
    private Path realAt(Path path) throws DiskException {
        Path above = path;
        while (true) {
            Shadow found = tree.find(above);
            Path real = found == null ? null : found.real;
            if (real != null) {
                return real;
            }
            above = above.getParent();
            if (above == null) {
                throw new DiskException(Fault.MISSING, path);
            }
        }
    }

    @Override
    public @Nullable Lease lock(Path path, Ownership ownership, Duration wait) throws DiskException {
        Path real;
        Semaphore turn;
        synchronized (this) {
            if (tree.find(path) == null) {
                create(path, ownership);
            }
            Shadow file = regular(path);
            real = file.real;
            turn = locks.computeIfAbsent(file, any -> new Semaphore(1));
        }
        if (real != null) {
            return under.lock(real, ownership, wait);
        }
        try {
            return turn.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS) ? new Turn(turn) : null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private Shadow regular(Path path) throws DiskException {
        Shadow found = tree.existing(path);
        if (!found.isRegular()) {
            throw new DiskException(Fault.NOT_REGULAR, path);
        }
        return found;
    }

    private Shadow fileOrFolder(Path path) throws DiskException {
        Shadow found = tree.existing(path);
        if (!found.isRegular() && !found.isFolder()) {
            throw new DiskException(Fault.NOT_REGULAR, path);
        }
        return found;
    }

    private Shadow parentOfFree(Path path) throws DiskException {
        Shadow parent = tree.parent(path);
        if (tree.find(path) != null) {
            throw new DiskException(Fault.EXISTS, path);
        }
        return parent;
    }

    private void requireMovable(Path from, Path to) throws DiskException {
        if (isMountPoint(from) || isMountPoint(to)) {
            throw new DiskException(Fault.BUSY, to);
        }
        if (tree.parent(from).device() != tree.parent(to).device()) {
            throw new DiskException(Fault.CROSS_DEVICE, to);
        }
    }

    /** A lock file's turn that is given back once. */
    private static final class Turn implements Lease {
        private final Semaphore turn;
        private boolean held = true;

        Turn(Semaphore turn) {
            this.turn = turn;
        }

        @Override
        public synchronized void close() {
            if (held) {
                held = false;
                turn.release();
            }
        }
    }
}
