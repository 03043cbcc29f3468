package dev.tokenkeeper.volume;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.volume.DiskException.Fault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A disk in memory that behaves like Linux: inodes, hard links, symbolic links, modes, setgid folders, mounts. A new file
 * gets the lowest inode number that is free, as on ext4, so that a removed file's number soon comes back. It knows no
 * permissions and never fills ({@link FaultyDisk} does that). Safe for several threads.
 *
 * <p>The methods without {@link DiskException} are for the test's own hands: they make what an application or a kubelet
 * would make, and fail the test when that cannot be.
 */
public final class MemoryDisk implements Disk {
    private static final int ROOT = 0;
    private static final int MOST_LINKS = 40;

    final TreeMap<Integer, MemoryNode> nodes = new TreeMap<>();
    DiskJournal journal = DiskJournal.NONE;
    private final Map<Integer, Semaphore> locks = new HashMap<>();
    int nextId = ROOT + 1;
    private int uid = 1000;
    private int gid = 1000;
    private boolean exchanges = true;
    private String type = "ext4";
    private long room = 1L << 40;

    /** A disk with an empty root folder. */
    public MemoryDisk() {
        MemoryNode root = new MemoryNode(ROOT, 2, FileStat.Kind.FOLDER, 1, null);
        root.mode = 0755;
        root.links = 1;
        nodes.put(ROOT, root);
    }

    /** Another disk with the same files, inode numbers and settings; no locks, nothing held open. */
    public synchronized MemoryDisk copy() {
        MemoryDisk copy = new MemoryDisk();
        copy.nodes.clear();
        nodes.forEach((id, node) -> {
            if (node.links > 0) {
                copy.nodes.put(id, node.copy());
            }
        });
        copy.nextId = nextId;
        copy.uid = uid;
        copy.gid = gid;
        copy.exchanges = exchanges;
        copy.type = type;
        copy.room = room;
        return copy;
    }

    /** From now on a file system without RENAME_EXCHANGE. */
    public synchronized MemoryDisk withoutExchange() {
        exchanges = false;
        return this;
    }

    /** From now on what {@link #fileSystemType} tells. */
    public synchronized MemoryDisk withType(String name) {
        type = name;
        return this;
    }

    /** From now on what {@link #usableSpace} tells; nothing counts it down. */
    public synchronized MemoryDisk withRoom(long bytes) {
        room = bytes;
        return this;
    }

    /** From now on whom new files belong to. */
    public synchronized MemoryDisk asUser(int newUid, int newGid) {
        uid = newUid;
        gid = newGid;
        return this;
    }

    @Override
    public synchronized FileStat stat(Path path) throws DiskException {
        MemoryNode node = find(path);
        return node == null ? null : node.stat();
    }

    @Override
    public synchronized Path readLink(Path path) throws DiskException {
        MemoryNode node = existing(path);
        if (node.kind != FileStat.Kind.LINK) {
            throw new DiskException(Fault.NOT_REGULAR, path);
        }
        return node.target;
    }

    @Override
    public synchronized Content read(Path path, int limit) throws DiskException {
        MemoryNode file = regular(path);
        if (file.content.size() > limit) {
            throw new DiskException(Fault.TOO_LARGE, path);
        }
        return file.content;
    }

    @Override
    public synchronized int readAt(Path path, long offset, byte[] into) throws DiskException {
        byte[] bytes = regular(path).content.bytes();
        int length = Math.clamp(bytes.length - offset, 0, into.length);
        System.arraycopy(bytes, (int) Math.min(offset, bytes.length), into, 0, length);
        return length;
    }

    @Override
    public synchronized List<String> list(Path folder) throws DiskException {
        MemoryNode node = existing(folder);
        if (!node.isFolder()) {
            throw new DiskException(Fault.NOT_REGULAR, folder);
        }
        return List.copyOf(node.names.keySet());
    }

    @Override
    public synchronized void makeFolder(Path folder, int mode) throws DiskException {
        MemoryNode parent = parent(folder);
        requireFree(parent, folder);
        int setgid = parent.mode & 02000;
        enter(parent, folder, made(FileStat.Kind.FOLDER, parent, new Ownership(mode | setgid, null, null), null));
    }

    @Override
    public synchronized FileStat create(Path path, Ownership ownership) throws DiskException {
        MemoryNode parent = parent(path);
        requireFree(parent, path);
        MemoryNode file = made(FileStat.Kind.REGULAR, parent, ownership, null);
        enter(parent, path, file);
        return file.stat();
    }

    @Override
    public synchronized void write(Path path, Content content) throws DiskException {
        overwrite(regular(path), content);
    }

    @Override
    public synchronized void writeAt(Path path, long offset, byte[] bytes, int length) throws DiskException {
        MemoryNode file = regular(path);
        byte[] after = Arrays.copyOf(file.content.bytes(), Math.max(file.content.size(), (int) offset + length));
        System.arraycopy(bytes, 0, after, (int) offset, length);
        overwrite(file, Content.copyOf(after));
    }

    @Override
    public synchronized void sync(Path path) throws DiskException {
        MemoryNode node = existing(path);
        if (node.kind != FileStat.Kind.REGULAR && !node.isFolder()) {
            throw new DiskException(Fault.NOT_REGULAR, path);
        }
        journal.synced(node.id);
    }

    @Override
    public synchronized void link(Path existing, Path fresh) throws DiskException {
        MemoryNode node = existing(existing);
        MemoryNode folder = parent(fresh);
        requireFree(folder, fresh);
        if (node.device != folder.device) {
            throw new DiskException(Fault.CROSS_DEVICE, fresh);
        }
        if (node.isFolder()) {
            throw new DiskException(Fault.NOT_REGULAR, fresh);
        }
        enter(folder, fresh, node);
    }

    @Override
    public synchronized void makeLink(Path link, Path target) throws DiskException {
        MemoryNode parent = parent(link);
        requireFree(parent, link);
        enter(parent, link, made(FileStat.Kind.LINK, parent, Ownership.mode(0777), target));
    }

    @Override
    public synchronized void rename(Path from, Path to) throws DiskException {
        MemoryNode moved = existing(from);
        MemoryNode source = parent(from);
        MemoryNode folder = parent(to);
        MemoryNode over = find(to);
        requireMovable(from, to, source, folder);
        if (over == moved) {
            return;
        }
        if (over != null && over.isFolder() != moved.isFolder()) {
            throw new DiskException(Fault.NOT_REGULAR, to);
        }
        if (over != null && !over.names.isEmpty()) {
            throw new DiskException(Fault.BUSY, to);
        }
        enter(folder, to, moved);
        leave(source, from);
    }

    @Override
    public synchronized void exchange(Path one, Path other) throws DiskException {
        if (!exchanges) {
            throw new DiskException(Fault.UNSUPPORTED, other);
        }
        MemoryNode first = existing(one);
        MemoryNode second = existing(other);
        requireMovable(one, other, parent(one), parent(other));
        first.holders++;
        enter(parent(one), one, second);
        first.holders--;
        enter(parent(other), other, first);
    }

    @Override
    public synchronized void remove(Path path) throws DiskException {
        MemoryNode node = existing(path);
        MemoryNode folder = parent(path);
        if (!node.names.isEmpty() || node.device != folder.device) {
            throw new DiskException(Fault.BUSY, path);
        }
        leave(folder, path);
    }

    @Override
    public synchronized void own(Path path, Ownership ownership) throws DiskException {
        MemoryNode node = existing(path);
        if (node.kind != FileStat.Kind.REGULAR && !node.isFolder()) {
            throw new DiskException(Fault.NOT_REGULAR, path);
        }
        node.mode = ownership.mode();
        node.uid = ownership.uid() == null ? node.uid : ownership.uid();
        node.gid = ownership.gid() == null ? node.gid : ownership.gid();
        journal.owned(node.id, new Ownership(node.mode, node.uid, node.gid));
    }

    @Override
    public synchronized boolean isMountPoint(Path path) throws DiskException {
        MemoryNode node = find(path);
        return node != null && (node.id == ROOT || node.device != parent(path).device);
    }

    @Override
    public synchronized String fileSystemType(Path path) throws DiskException {
        existing(path.getParent() == null ? path : path.getParent());
        return type;
    }

    @Override
    public synchronized long usableSpace(Path folder) throws DiskException {
        existing(folder);
        return room;
    }

    @Override
    public Lease lock(Path path, Ownership ownership, Duration wait) throws DiskException {
        Semaphore turn = lockOf(path, ownership);
        try {
            return turn.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS)
                    ? new MemoryLease(turn, new AtomicBoolean())
                    : null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private synchronized Semaphore lockOf(Path path, Ownership ownership) throws DiskException {
        if (find(path) == null) {
            create(path, ownership);
        }
        return locks.computeIfAbsent(regular(path).id, any -> new Semaphore(1));
    }

    private record MemoryLease(Semaphore turn, AtomicBoolean closed) implements Lease {
        @Override
        public void close() {
            if (!closed.getAndSet(true)) {
                turn.release();
            }
        }
    }

    /** Makes the file {@code path} hold {@code text}, in place where it exists, with its folders. */
    public void put(String path, String text) {
        put(path, Content.copyOf(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Makes the file {@code path} hold {@code content}, in place where it exists, with its folders. */
    public synchronized void put(String path, Content content) {
        byHand(() -> {
            Path where = Path.of(path);
            folders(where.getParent());
            if (find(where) == null) {
                create(where, Ownership.mode(0644));
            }
            write(where, content);
        });
    }

    /** Makes the folder {@code path} and those above it. */
    public synchronized void folder(String path) {
        byHand(() -> folders(Path.of(path)));
    }

    /** Makes or replaces the symbolic link {@code path}. */
    public synchronized void symlink(String path, String target) {
        odd(path, FileStat.Kind.LINK, Path.of(target));
    }

    /** Makes a FIFO. */
    public synchronized void fifo(String path) {
        odd(path, FileStat.Kind.OTHER, null);
    }

    /** Mounts a file of another file system with this text on {@code path}. */
    public synchronized void mountFile(String path, String text) {
        byHand(() -> {
            Path where = Path.of(path);
            MemoryNode elsewhere = made(FileStat.Kind.REGULAR, null, Ownership.mode(0644), null);
            folders(where.getParent());
            enter(parent(where), where, elsewhere);
            overwrite(elsewhere, Content.copyOf(text.getBytes(StandardCharsets.UTF_8)));
        });
    }

    /** The text of the file {@code path}; null where nothing stands. */
    public synchronized String text(String path) {
        try {
            MemoryNode node = find(Path.of(path));
            return node == null
                    ? null
                    : new String(regular(Path.of(path)).content.bytes(), StandardCharsets.UTF_8);
        } catch (DiskException e) {
            throw new AssertionError(e);
        }
    }

    /** Opens the file {@code path} as an application would that keeps it open whatever happens to its name. */
    public synchronized HeldFile hold(String path) {
        MemoryNode[] node = new MemoryNode[1];
        byHand(() -> node[0] = regular(Path.of(path)));
        node[0].holders++;
        return new HeldFile(this, node[0]);
    }

    /** Each path with kind, inode, mode, links and bytes, a line each: equal disks have equal pictures. */
    public synchronized String picture() {
        List<String> lines = new ArrayList<>();
        picture("", nodes.get(ROOT), lines);
        return String.join("\n", lines);
    }

    private void picture(String path, MemoryNode folder, List<String> lines) {
        folder.names.forEach((name, id) -> {
            MemoryNode node = nodes.get(id);
            lines.add(path + "/" + name + " " + node.stat() + " " + node.target + " "
                    + node.content.digest().hex());
            picture(path + "/" + name, node, lines);
        });
    }

    void overwrite(MemoryNode file, Content content) {
        file.content = content;
        journal.written(file.id, content);
    }

    void release(MemoryNode node) {
        if (node.links == 0 && node.holders == 0) {
            nodes.remove(node.id);
        }
    }

    /** Counts each node's names again and drops the nodes that no folder leads to. */
    void forgetUnnamed() {
        nodes.values().forEach(node -> node.links = 0);
        nodes.get(ROOT).links = 1;
        List<MemoryNode> reached = new ArrayList<>(List.of(nodes.get(ROOT)));
        for (int i = 0; i < reached.size(); i++) {
            for (int id : reached.get(i).names.values()) {
                MemoryNode node = nodes.get(id);
                if (node.links++ == 0) {
                    reached.add(node);
                }
            }
        }
        nodes.values().removeIf(node -> node.links == 0);
    }

    private void odd(String path, FileStat.Kind kind, Path target) {
        byHand(() -> {
            Path where = Path.of(path);
            folders(where.getParent());
            MemoryNode folder = parent(where);
            enter(folder, where, made(kind, folder, Ownership.mode(0777), target));
        });
    }

    private void folders(Path path) throws DiskException {
        if (path.getParent() != null && find(path) == null) {
            folders(path.getParent());
            makeFolder(path, 0755);
        }
    }

    private interface Hand {
        void run() throws DiskException;
    }

    private static void byHand(Hand hand) {
        try {
            hand.run();
        } catch (DiskException e) {
            throw new AssertionError(e);
        }
    }

    private MemoryNode made(FileStat.Kind kind, MemoryNode parent, Ownership ownership, Path target) {
        long number = 11;
        while (journal.mayReturn(number) || isUsed(number)) {
            number++;
        }
        MemoryNode node = new MemoryNode(nextId++, number, kind, parent == null ? 99 : parent.device, target);
        boolean setgid = parent != null && (parent.mode & 02000) != 0;
        node.mode = ownership.mode();
        node.uid = ownership.uid() == null ? uid : ownership.uid();
        node.gid = ownership.gid() != null ? ownership.gid() : setgid ? parent.gid : gid;
        nodes.put(node.id, node);
        journal.made(node);
        return node;
    }

    private boolean isUsed(long number) {
        return nodes.values().stream().anyMatch(node -> node.number == number);
    }

    private void enter(MemoryNode folder, Path path, MemoryNode node) {
        String name = name(path);
        node.links++;
        Integer before = folder.names.put(name, node.id);
        journal.named(folder.id, name, node.id);
        unlinked(before);
    }

    private void leave(MemoryNode folder, Path path) {
        Integer before = folder.names.remove(name(path));
        journal.named(folder.id, name(path), null);
        unlinked(before);
    }

    private void unlinked(Integer id) {
        if (id != null) {
            MemoryNode node = nodes.get(id);
            node.links--;
            release(node);
        }
    }

    private void requireFree(MemoryNode parent, Path path) throws DiskException {
        if (parent.names.containsKey(name(path))) {
            throw new DiskException(Fault.EXISTS, path);
        }
    }

    private void requireMovable(Path from, Path to, MemoryNode source, MemoryNode folder) throws DiskException {
        if (isMountPoint(from) || isMountPoint(to)) {
            throw new DiskException(Fault.BUSY, to);
        }
        if (source.device != folder.device) {
            throw new DiskException(Fault.CROSS_DEVICE, to);
        }
    }

    private MemoryNode existing(Path path) throws DiskException {
        MemoryNode node = find(path);
        if (node == null) {
            throw new DiskException(Fault.MISSING, path);
        }
        return node;
    }

    private MemoryNode regular(Path path) throws DiskException {
        MemoryNode node = existing(path);
        if (node.kind != FileStat.Kind.REGULAR) {
            throw new DiskException(Fault.NOT_REGULAR, path);
        }
        return node;
    }

    private MemoryNode find(Path path) throws DiskException {
        if (path.getParent() == null) {
            return nodes.get(ROOT);
        }
        MemoryNode folder = folderAt(path.getParent(), MOST_LINKS);
        return folder == null
                ? null
                : nodes.get(folder.names.get(name(path)) == null ? -1 : folder.names.get(name(path)));
    }

    private MemoryNode parent(Path path) throws DiskException {
        MemoryNode folder = path.getParent() == null ? null : folderAt(path.getParent(), MOST_LINKS);
        if (folder == null) {
            throw new DiskException(Fault.MISSING, path);
        }
        return folder;
    }

    /** The folder that a path leads to, links followed; null where it leads to none. */
    private MemoryNode folderAt(Path path, int linksLeft) throws DiskException {
        if (path.getParent() == null) {
            return nodes.get(ROOT);
        }
        MemoryNode above = folderAt(path.getParent(), linksLeft);
        Integer id = above == null ? null : above.names.get(name(path));
        if (id == null) {
            return null;
        }
        MemoryNode node = nodes.get(id);
        if (node.kind == FileStat.Kind.LINK) {
            if (linksLeft == 0) {
                throw new DiskException(Fault.IO, path);
            }
            return folderAt(path.resolveSibling(node.target).normalize(), linksLeft - 1);
        }
        return node.isFolder() ? node : null;
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }
}
