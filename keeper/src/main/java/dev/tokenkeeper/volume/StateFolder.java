package dev.tokenkeeper.volume;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.content.Digest;
import dev.tokenkeeper.content.MaskKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where everything is that Tokenkeeper keeps on the volume, and how wide it is open.
 *
 * <pre>
 * &lt;target&gt;/.tokenkeeper/        0700, or 2770 where it is shared; the set-group bit of the target is kept
 *     lock                      one writer at a time
 *     key                       32 random bytes
 *     lock-&lt;digits&gt;             an application's own lock of one file
 *     &lt;name&gt;/                   one per delivery, see {@link StateName}
 * </pre>
 *
 * It only names and makes; what the files mean is told by the packages history and publish. Not safe for several threads.
 */
public final class StateFolder {
    /** The folder's name in the target; never a file of a delivery. */
    public static final String NAME = ".tokenkeeper";

    private static final String OWN_LOCK = "lock-";
    private static final int OWN_LOCK_DIGITS = 24;
    private static final int SET_GROUP = 02000;

    private final Disk disk;
    private final Path target;
    private final Path root;
    private final Path folder;
    private final boolean shared;
    private final Nonces nonces;

    /**
     * The state of the delivery {@code name} of {@code target}.
     *
     * @throws IllegalArgumentException if the name is not made of letters, digits, {@code - _ .}, begins with another
     *     character than a letter or digit, or is {@code key}, {@code lock} or begins with {@code lock-}
     */
    public StateFolder(Disk disk, Path target, String name, boolean shared) {
        this(disk, target, name, shared, new Nonces());
    }

    /** The same with names that a test can foresee. */
    public StateFolder(Disk disk, Path target, String name, boolean shared, Nonces nonces) {
        if (!isName(name)) {
            throw new IllegalArgumentException("not a delivery's name: letters, digits, '-', '_' and '.' only");
        }
        this.disk = disk;
        this.target = target;
        this.root = target.resolve(NAME);
        this.folder = root.resolve(name);
        this.shared = shared;
        this.nonces = nonces;
    }

    /** Whether a delivery may be called {@code name}. */
    public static boolean isName(String name) {
        if (name.isEmpty()
                || name.length() > 100
                || name.equals("lock")
                || name.startsWith(OWN_LOCK)
                || name.equals("key")) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!plain && (i == 0 || (c != '-' && c != '_' && c != '.'))) {
                return false;
            }
        }
        return true;
    }

    /** The folder on the volume that holds the live files. */
    public Path target() {
        return target;
    }

    /** The folder that holds the state of all deliveries of this target. */
    public Path root() {
        return root;
    }

    /** The folder of this delivery. */
    public Path folder() {
        return folder;
    }

    /** Whether {@code path} is part of the state: a fault there is about state, not about the target. */
    public boolean holds(Path path) {
        return path.startsWith(root);
    }

    /** Who may read what is kept: the owner, and the group where the state is shared. */
    public Ownership privately() {
        return Ownership.mode(shared ? 0660 : 0600);
    }

    /**
     * Makes the folders that are missing, and narrows or widens those that are there to the mode that is asked for.
     *
     * @return whether the modes are as they should be; false where a folder of another owner could not be changed
     */
    public boolean open() throws DiskException {
        FileStat around = disk.stat(target);
        if (around == null) {
            throw new DiskException(DiskException.Fault.MISSING, target);
        }
        boolean asserted = open(root, around);
        return open(folder, around) && asserted;
    }

    private boolean open(Path made, FileStat around) throws DiskException {
        int mode = (shared ? 02770 : 0700) | (around.mode() & SET_GROUP);
        FileStat stat = disk.stat(made);
        if (stat == null) {
            try {
                disk.makeFolder(made, mode);
                return true;
            } catch (DiskException e) {
                if (e.fault() != DiskException.Fault.EXISTS) {
                    throw e;
                }
                stat = disk.stat(made);
            }
        }
        if (stat == null || !stat.isFolder()) {
            throw new DiskException(DiskException.Fault.NOT_REGULAR, made);
        }
        if (stat.mode() == mode) {
            return true;
        }
        try {
            disk.own(made, Ownership.mode(mode));
            return true;
        } catch (DiskException e) {
            if (e.fault() != DiskException.Fault.DENIED) {
                throw e;
            }
            return false;
        }
    }

    /** Takes the lock of this target's state; null if another process holds it for all of {@code wait}. */
    public Disk.@Nullable Lease lock(Duration wait) throws DiskException {
        return disk.lock(root.resolve("lock"), privately(), wait);
    }

    /**
     * Takes the application's own lock of the file {@code path}, which guards neither reading nor publishing; null if
     * another holds it for all of {@code wait}. The folders must be there.
     */
    public Disk.@Nullable Lease lock(String path, Duration wait) throws DiskException {
        String digits = Digest.of(path.getBytes(StandardCharsets.UTF_8)).hex().substring(0, OWN_LOCK_DIGITS);
        return disk.lock(root.resolve(OWN_LOCK + digits), privately(), wait);
    }

    /** The names in this delivery's folder, in no order; none where there is no folder. */
    public List<StateName> names() throws DiskException {
        List<String> texts;
        try {
            texts = disk.list(folder);
        } catch (DiskException e) {
            if (e.fault() == DiskException.Fault.MISSING) {
                return List.of();
            }
            throw e;
        }
        List<StateName> names = new ArrayList<>(texts.size());
        for (String text : texts) {
            names.add(StateName.parse(text));
        }
        return names;
    }

    /** Where {@code name} stands. */
    public Path path(StateName name) {
        return folder.resolve(name.text());
    }

    /** Where a file of a generation stands that has no random part in its name. */
    public Path path(StateName.Kind kind, int number) {
        return path(new StateName(kind, number, ""));
    }

    /** Where a file of a generation stands. */
    public Path path(StateName.Kind kind, int number, String nonce) {
        return path(new StateName(kind, number, nonce));
    }

    /** The random part of a fresh name. */
    public String nonce() {
        return nonces.next();
    }

    /** The volume's mask key, made once. */
    public MaskKey key() throws DiskException {
        Path key = root.resolve("key");
        if (disk.stat(key) == null) {
            byte[] random = KernelRandom.bytes(Digest.LENGTH);
            Path fresh = path(new StateName(StateName.Kind.TEMPORARY, 0, nonce()));
            disk.create(fresh, privately());
            disk.write(fresh, Content.copyOf(random));
            disk.sync(fresh);
            try {
                disk.link(fresh, key);
            } catch (DiskException e) {
                if (e.fault() != DiskException.Fault.EXISTS) {
                    throw e;
                }
            }
            disk.remove(fresh);
            disk.sync(root);
        }
        Content bytes = disk.read(key, Digest.LENGTH);
        if (bytes.size() != Digest.LENGTH) {
            throw new DiskException(DiskException.Fault.IO, key);
        }
        return MaskKey.of(bytes.bytes());
    }
}
