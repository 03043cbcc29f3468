package dev.tokenkeeper.volume;

import dev.tokenkeeper.content.Content;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A disk on which the process dies at a chosen step, and the power with it. Only steps that change something are
 * counted; each is named in {@link #steps()}, and dying after step n is dying before step n + 1.
 *
 * <ol>
 *   <li>Run once without a stop: {@link #steps()} tells how many there are and how many bytes a write has.
 *   <li>For each n (and for each prefix of a write) run on a new crash disk with {@link #stopBefore} or
 *       {@link #stopInside} until {@link Crash}.
 *   <li>Look at each disk of {@link #afterCrash}: the one that a kill leaves, and those that a power loss may leave.
 * </ol>
 */
public final class CrashDisk implements Disk {
    private final MemoryDisk disk;
    private final PowerLoss losses;
    private final List<Step> steps = new ArrayList<>();
    private int stop = Integer.MAX_VALUE;
    private int part = -1;
    private boolean dead;

    private CrashDisk(MemoryDisk start, PowerLoss.Kind kind) {
        disk = start.copy();
        losses = new PowerLoss(start.copy(), disk, kind);
        disk.journal = losses;
    }

    /** One counted step: its name with its paths, and how many bytes it writes. */
    public record Step(String name, int bytes) {}

    /** All that {@code start} holds is durable; each name changed later can be lost on its own. */
    public static CrashDisk on(MemoryDisk start) {
        return new CrashDisk(start, PowerLoss.Kind.EACH_NAME);
    }

    /** As {@link #on}, but the two names of one rename or exchange are lost or kept together, as by a journal. */
    public static CrashDisk withJournal(MemoryDisk start) {
        return new CrashDisk(start, PowerLoss.Kind.EACH_STEP);
    }

    /** Only the process dies and nothing is lost; the number of a removed inode comes back at once. */
    public static CrashDisk killOnly(MemoryDisk start) {
        return new CrashDisk(start, PowerLoss.Kind.NOTHING);
    }

    /** Dies before step {@code n}, counted from 1. */
    public CrashDisk stopBefore(int n) {
        stop = n;
        part = -1;
        return this;
    }

    /** Dies in the middle of step {@code n}: a write after {@code bytes} bytes, a making or owning half way. */
    public CrashDisk stopInside(int n, int bytes) {
        stop = n;
        part = bytes;
        return this;
    }

    /** Another process goes on after the one that died: nothing was lost, and what was not synced still is not. */
    public CrashDisk restart() {
        dead = false;
        stop = Integer.MAX_VALUE;
        return this;
    }

    /** The steps so far. */
    public List<Step> steps() {
        return List.copyOf(steps);
    }

    /** The disk as all processes see it, for an application's own hands. */
    public MemoryDisk now() {
        return disk;
    }

    /**
     * The disks that may be found after the crash, without doubles: first the one where nothing is lost (a kill), then
     * the one where all that was not synced is lost. All of them where there are at most {@code limit} choices, else some
     * with a single loss, some with a single rest, and others, as {@code seed} chooses; never more than {@code limit}.
     */
    public List<MemoryDisk> afterCrash(int limit, long seed) {
        return losses.outcomes(limit, seed);
    }

    private interface Whole<T> {
        T run() throws DiskException;
    }

    private interface Half {
        void run() throws DiskException;
    }

    private <T> T step(String name, int bytes, Whole<T> whole, Half half) throws DiskException {
        alive(name);
        steps.add(new Step(name, bytes));
        losses.nextStep();
        if (steps.size() != stop) {
            return whole.run();
        }
        if (part >= 0) {
            half.run();
        }
        dead = true;
        throw new Crash(steps.size() + " " + name + (part < 0 ? "" : " inside " + part));
    }

    private void step(String name, Half whole) throws DiskException {
        step(
                name,
                0,
                () -> {
                    whole.run();
                    return name;
                },
                () -> {});
    }

    private void alive(String name) {
        if (dead) {
            throw new Crash("a dead process cannot " + name);
        }
    }

    @Override
    public FileStat stat(Path path) throws DiskException {
        alive("stat");
        return disk.stat(path);
    }

    @Override
    public Path readLink(Path path) throws DiskException {
        alive("readLink");
        return disk.readLink(path);
    }

    @Override
    public Content read(Path path, int limit) throws DiskException {
        alive("read");
        return disk.read(path, limit);
    }

    @Override
    public int readAt(Path path, long offset, byte[] into) throws DiskException {
        alive("readAt");
        return disk.readAt(path, offset, into);
    }

    @Override
    public long usableSpace(Path folder) throws DiskException {
        alive("usableSpace");
        return disk.usableSpace(folder);
    }

    @Override
    public List<String> list(Path folder) throws DiskException {
        alive("list");
        return disk.list(folder);
    }

    @Override
    public boolean isMountPoint(Path path) throws DiskException {
        alive("isMountPoint");
        return disk.isMountPoint(path);
    }

    @Override
    public String fileSystemType(Path path) throws DiskException {
        alive("fileSystemType");
        return disk.fileSystemType(path);
    }

    @Override
    public void makeFolder(Path folder, int mode) throws DiskException {
        step(
                "makeFolder " + folder,
                0,
                () -> {
                    disk.makeFolder(folder, mode);
                    return folder;
                },
                () -> disk.makeFolder(folder, mode & 0700));
    }

    @Override
    public FileStat create(Path path, Ownership ownership) throws DiskException {
        return step(
                "create " + path,
                0,
                () -> disk.create(path, ownership),
                () -> disk.create(path, Ownership.mode(ownership.mode() & 0600)));
    }

    @Override
    public void write(Path path, Content content) throws DiskException {
        step(
                "write " + path,
                content.size(),
                () -> {
                    disk.write(path, content);
                    return path;
                },
                () -> disk.write(path, mix(content, disk.read(path, Integer.MAX_VALUE), part)));
    }

    private static Content mix(Content fresh, Content old, int prefix) {
        byte[] bytes = new byte[Math.max(prefix, old.size())];
        System.arraycopy(old.bytes(), 0, bytes, 0, old.size());
        System.arraycopy(fresh.bytes(), 0, bytes, 0, prefix);
        return Content.copyOf(bytes);
    }

    @Override
    public void writeAt(Path path, long offset, byte[] bytes, int length) throws DiskException {
        step(
                "writeAt " + path + " " + offset,
                length,
                () -> {
                    disk.writeAt(path, offset, bytes, length);
                    return path;
                },
                () -> disk.writeAt(path, offset, bytes, part));
    }

    @Override
    public void makeLink(Path link, Path target) throws DiskException {
        step("makeLink " + link, () -> disk.makeLink(link, target));
    }

    @Override
    public void sync(Path path) throws DiskException {
        step("sync " + path, () -> disk.sync(path));
    }

    @Override
    public void link(Path existing, Path fresh) throws DiskException {
        step("link " + existing + " " + fresh, () -> disk.link(existing, fresh));
    }

    @Override
    public void rename(Path from, Path to) throws DiskException {
        step("rename " + from + " " + to, () -> disk.rename(from, to));
    }

    @Override
    public void exchange(Path one, Path other) throws DiskException {
        step("exchange " + one + " " + other, () -> disk.exchange(one, other));
    }

    @Override
    public void remove(Path path) throws DiskException {
        step("remove " + path, () -> disk.remove(path));
    }

    @Override
    public void own(Path path, Ownership ownership) throws DiskException {
        step(
                "own " + path,
                0,
                () -> {
                    disk.own(path, ownership);
                    return path;
                },
                () -> disk.own(
                        path, Ownership.mode(ownership.mode() & disk.stat(path).mode())));
    }

    @Override
    public Lease lock(Path path, Ownership ownership, Duration wait) throws DiskException {
        if (stat(path) == null) {
            create(path, ownership);
        }
        return disk.lock(path, ownership, wait);
    }
}
