package dev.tokenkeeper.pass;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.FileStat;
import dev.tokenkeeper.volume.Ownership;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Does something right after the first exchange of names: what an application does at the worst moment. */
final class LateDisk implements Disk {
    private final Disk under;
    private Runnable once;

    LateDisk(Disk under, Runnable once) {
        this.under = under;
        this.once = once;
    }

    @Override
    public void exchange(Path one, Path other) throws DiskException {
        under.exchange(one, other);
        Runnable now = once;
        once = () -> {};
        now.run();
    }

    @Override
    public FileStat stat(Path path) throws DiskException {
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
    public List<String> list(Path folder) throws DiskException {
        return under.list(folder);
    }

    @Override
    public void makeFolder(Path folder, int mode) throws DiskException {
        under.makeFolder(folder, mode);
    }

    @Override
    public FileStat create(Path path, Ownership ownership) throws DiskException {
        return under.create(path, ownership);
    }

    @Override
    public void write(Path path, Content content) throws DiskException {
        under.write(path, content);
    }

    @Override
    public void sync(Path path) throws DiskException {
        under.sync(path);
    }

    @Override
    public void link(Path existing, Path fresh) throws DiskException {
        under.link(existing, fresh);
    }

    @Override
    public void rename(Path from, Path to) throws DiskException {
        under.rename(from, to);
    }

    @Override
    public void remove(Path path) throws DiskException {
        under.remove(path);
    }

    @Override
    public void own(Path path, Ownership ownership) throws DiskException {
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
    public Lease lock(Path path, Ownership ownership, Duration wait) throws DiskException {
        return under.lock(path, ownership, wait);
    }
}
