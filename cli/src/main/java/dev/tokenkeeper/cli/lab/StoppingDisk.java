package dev.tokenkeeper.cli.lab;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.FileStat;
import dev.tokenkeeper.volume.Ownership;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A disk that ends the whole process at one of its changes, without any clean-up: for a write, in its middle. */
final class StoppingDisk implements Disk {
    /** The exit status of a process that was stopped, as of one killed by SIGKILL. */
    static final int STOPPED = 137;

    private final Disk under;
    private int left;

    /** Stops at the {@code step}-th change, counted from 1. */
    StoppingDisk(Disk under, int step) {
        this.under = under;
        this.left = step;
    }

    private boolean isLast() {
        left--;
        return left == 0;
    }

    private void change() {
        if (isLast()) {
            Runtime.getRuntime().halt(STOPPED);
        }
    }

    @Override
    public @Nullable FileStat stat(Path path) throws DiskException {
        return under.stat(path);
    }

    @Override
    public Path readLink(Path path) throws DiskException {
        return under.readLink(path);
    }

    @Override
    public Content read(Path path, int limit) throws DiskException {
        return under.read(path, limit);
    }

    @Override
    public int readAt(Path path, long offset, byte[] into) throws DiskException {
        return under.readAt(path, offset, into);
    }

    @Override
    public List<String> list(Path folder) throws DiskException {
        return under.list(folder);
    }

    @Override
    public void makeFolder(Path folder, int mode) throws DiskException {
        change();
        under.makeFolder(folder, mode);
    }

    @Override
    public FileStat create(Path path, Ownership ownership) throws DiskException {
        change();
        return under.create(path, ownership);
    }

    @Override
    public void write(Path path, Content content) throws DiskException {
        if (isLast()) {
            under.write(path, Content.copyOf(content.bytes(), 0, content.size() / 2));
            Runtime.getRuntime().halt(STOPPED);
        }
        under.write(path, content);
    }

    @Override
    public void writeAt(Path path, long offset, byte[] bytes, int length) throws DiskException {
        if (isLast()) {
            under.writeAt(path, offset, bytes, length / 2);
            Runtime.getRuntime().halt(STOPPED);
        }
        under.writeAt(path, offset, bytes, length);
    }

    @Override
    public void sync(Path path) throws DiskException {
        change();
        under.sync(path);
    }

    @Override
    public void link(Path existing, Path fresh) throws DiskException {
        change();
        under.link(existing, fresh);
    }

    @Override
    public void makeLink(Path link, Path target) throws DiskException {
        change();
        under.makeLink(link, target);
    }

    @Override
    public void rename(Path from, Path to) throws DiskException {
        change();
        under.rename(from, to);
    }

    @Override
    public void exchange(Path one, Path other) throws DiskException {
        change();
        under.exchange(one, other);
    }

    @Override
    public void remove(Path path) throws DiskException {
        change();
        under.remove(path);
    }

    @Override
    public void own(Path path, Ownership ownership) throws DiskException {
        change();
        under.own(path, ownership);
    }

    @Override
    public boolean isMountPoint(Path path) throws DiskException {
        return under.isMountPoint(path);
    }

    @Override
    public String fileSystemType(Path path) throws DiskException {
        return under.fileSystemType(path);
    }

    @Override
    public long usableSpace(Path folder) throws DiskException {
        return under.usableSpace(folder);
    }

    @Override
    public @Nullable Lease lock(Path path, Ownership ownership, Duration wait) throws DiskException {
        return under.lock(path, ownership, wait);
    }
}
