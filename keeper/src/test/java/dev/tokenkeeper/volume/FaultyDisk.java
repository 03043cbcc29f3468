package dev.tokenkeeper.volume;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.volume.DiskException.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A disk that fails at its n-th call (once, or from then on) with a given fault. Only calls that can fail so are
 * counted: a full disk can still be read. A write that fails by that or by I/O
 * has written the first half of its bytes.
 */
public final class FaultyDisk implements Disk {
    private static final Set<Call> TAKES_SPACE = EnumSet.of(
            Call.MAKE_FOLDER,
            Call.CREATE,
            Call.WRITE,
            Call.WRITE_AT,
            Call.SYNC,
            Call.LINK,
            Call.MAKE_LINK,
            Call.RENAME,
            Call.EXCHANGE);
    private static final Set<Call> CHANGES = EnumSet.of(
            Call.MAKE_FOLDER,
            Call.CREATE,
            Call.WRITE,
            Call.WRITE_AT,
            Call.LINK,
            Call.MAKE_LINK,
            Call.RENAME,
            Call.EXCHANGE,
            Call.REMOVE,
            Call.OWN,
            Call.LOCK);

    private final Disk under;
    private final Fault fault;
    private final int first;
    private final boolean again;
    private final Set<Call> failing;
    private int calls;

    private FaultyDisk(Disk under, Fault fault, int first, boolean again) {
        this.under = under;
        this.fault = fault;
        this.first = first;
        this.again = again;
        this.failing = switch (fault) {
            case FULL -> TAKES_SPACE;
            case READ_ONLY -> CHANGES;
            default -> EnumSet.allOf(Call.class);
        };
    }

    /** The calls of {@link Disk}. */
    private enum Call {
        STAT,
        READ_LINK,
        READ,
        READ_AT,
        LIST,
        MAKE_FOLDER,
        CREATE,
        WRITE,
        WRITE_AT,
        SYNC,
        LINK,
        MAKE_LINK,
        RENAME,
        EXCHANGE,
        REMOVE,
        OWN,
        IS_MOUNT_POINT,
        FILE_SYSTEM_TYPE,
        USABLE_SPACE,
        LOCK
    }

    /** Fails at call {@code n}, counted from 1, and at no other. */
    public static FaultyDisk once(Disk under, Fault fault, int n) {
        return new FaultyDisk(under, fault, n, false);
    }

    /** Fails at call {@code n}, counted from 1, and at all later ones. */
    public static FaultyDisk from(Disk under, Fault fault, int n) {
        return new FaultyDisk(under, fault, n, true);
    }

    /** How many calls so far could have failed with this fault. */
    public int calls() {
        return calls;
    }

    private boolean fails(Call call) {
        if (!failing.contains(call)) {
            return false;
        }
        calls++;
        return calls == first || (again && calls > first);
    }

    private Disk before(Call call, Path path) throws DiskException {
        if (fails(call)) {
            throw new DiskException(fault, path);
        }
        return under;
    }

    @Override
    public FileStat stat(Path path) throws DiskException {
        return before(Call.STAT, path).stat(path);
    }

    @Override
    public Path readLink(Path path) throws DiskException {
        return before(Call.READ_LINK, path).readLink(path);
    }

    @Override
    public Content read(Path path, int limit) throws DiskException {
        return before(Call.READ, path).read(path, limit);
    }

    @Override
    public int readAt(Path path, long offset, byte[] into) throws DiskException {
        return before(Call.READ_AT, path).readAt(path, offset, into);
    }

    @Override
    public void writeAt(Path path, long offset, byte[] bytes, int length) throws DiskException {
        if (!fails(Call.WRITE_AT)) {
            under.writeAt(path, offset, bytes, length);
            return;
        }
        if (fault == Fault.FULL || fault == Fault.IO) {
            under.writeAt(path, offset, bytes, length / 2);
        }
        throw new DiskException(fault, path);
    }

    @Override
    public void makeLink(Path link, Path target) throws DiskException {
        before(Call.MAKE_LINK, link).makeLink(link, target);
    }

    @Override
    public long usableSpace(Path folder) throws DiskException {
        return before(Call.USABLE_SPACE, folder).usableSpace(folder);
    }

    @Override
    public List<String> list(Path folder) throws DiskException {
        return before(Call.LIST, folder).list(folder);
    }

    @Override
    public void makeFolder(Path folder, int mode) throws DiskException {
        before(Call.MAKE_FOLDER, folder).makeFolder(folder, mode);
    }

    @Override
    public FileStat create(Path path, Ownership ownership) throws DiskException {
        return before(Call.CREATE, path).create(path, ownership);
    }

    @Override
    public void write(Path path, Content content) throws DiskException {
        if (!fails(Call.WRITE)) {
            under.write(path, content);
            return;
        }
        if (fault != Fault.FULL && fault != Fault.IO) {
            throw new DiskException(fault, path);
        }
        byte[] bytes = under.read(path, Integer.MAX_VALUE - 8).bytes();
        int half = content.size() / 2;
        byte[] torn = Arrays.copyOf(bytes, Math.max(bytes.length, half));
        System.arraycopy(content.bytes(), 0, torn, 0, half);
        under.write(path, Content.copyOf(torn));
        throw new DiskException(fault, path);
    }

    @Override
    public void sync(Path path) throws DiskException {
        before(Call.SYNC, path).sync(path);
    }

    @Override
    public void link(Path existing, Path fresh) throws DiskException {
        before(Call.LINK, fresh).link(existing, fresh);
    }

    @Override
    public void rename(Path from, Path to) throws DiskException {
        before(Call.RENAME, to).rename(from, to);
    }

    @Override
    public void exchange(Path one, Path other) throws DiskException {
        before(Call.EXCHANGE, other).exchange(one, other);
    }

    @Override
    public void remove(Path path) throws DiskException {
        before(Call.REMOVE, path).remove(path);
    }

    @Override
    public void own(Path path, Ownership ownership) throws DiskException {
        before(Call.OWN, path).own(path, ownership);
    }

    @Override
    public boolean isMountPoint(Path path) throws DiskException {
        return before(Call.IS_MOUNT_POINT, path).isMountPoint(path);
    }

    @Override
    public String fileSystemType(Path path) throws DiskException {
        return before(Call.FILE_SYSTEM_TYPE, path).fileSystemType(path);
    }

    @Override
    public Lease lock(Path path, Ownership ownership, Duration wait) throws DiskException {
        return before(Call.LOCK, path).lock(path, ownership, wait);
    }
}
