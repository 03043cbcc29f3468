package dev.tokenkeeper.volume;

import dev.tokenkeeper.volume.DiskException.Fault;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what kind of fault a failed step was.
 *
 * <ol>
 *   <li>The exception's type, where the JDK has one for the error number.
 *   <li>A look at the disk: what stands there, mountinfo's {@code ro}, the space that is left, mount points, owners.
 *   <li>Only for a full disk, and only after the looks above found it writable, the error's text: no call of the JDK
 *       tells exhausted inodes or a quota. In another language the text is not known, and the fault is {@code IO}, which
 *       is as safe and only less telling.
 *   <li>Else {@code IO}.
 * </ol>
 */
final class Diagnosis {
    private static final long BLOCK = 4096;
    private static final int STICKY = 01000;

    /** A fault of a step that changes nothing. */
    Fault readFault(IOException e, Path path) {
        Fault known = byType(e);
        if (known != null) {
            return known;
        }
        Fault above = above(path);
        return above == null ? kindFault(path) : above;
    }

    /** A fault of a step that changes {@code path} and takes up to {@code wanted} bytes. */
    Fault changeFault(IOException e, Path path, long wanted) {
        Fault known = byType(e);
        if (known != null) {
            return known;
        }
        Fault above = above(path);
        if (above != null) {
            return above;
        }
        Path folder = path.toAbsolutePath().getParent();
        try {
            if (Mounts.read().holding(path).readOnly()) {
                return Fault.READ_ONLY;
            }
        } catch (IOException unknown) {
            return Fault.IO;
        }
        if (folder != null && folder.toFile().getUsableSpace() < Math.max(BLOCK, wanted)) {
            return Fault.FULL;
        }
        Fault kind = kindFault(path);
        return kind == Fault.IO && saysFull(e) ? Fault.FULL : kind;
    }

    /** A fault of a step on two names; for removal both are the same. */
    Fault nameFault(IOException e, Path from, Path to) {
        Fault known = byType(e);
        if (known != null) {
            return known;
        }
        try {
            Mounts mounts = Mounts.read();
            if (mounts.isMountPoint(from) || mounts.isMountPoint(to)) {
                return Fault.BUSY;
            }
            if (!mounts.holding(from).point().equals(mounts.holding(to).point())) {
                return Fault.CROSS_DEVICE;
            }
            if (keepsOthersOut(from) || keepsOthersOut(to)) {
                return Fault.DENIED;
            }
            if (!from.equals(to)) {
                boolean folder = UnixStat.of(from).isFolder();
                if (UnixStat.of(to).isFolder()) {
                    return folder ? Fault.BUSY : Fault.NOT_REGULAR;
                }
                if (folder) {
                    return Fault.NOT_REGULAR;
                }
            }
        } catch (IOException unknown) {
            return changeFault(e, to, 0);
        }
        return changeFault(e, to, 0);
    }

    /** A fault of link(2); some file systems have no hard links, and the kernel may protect other people's files. */
    Fault linkFault(IOException e, Path existing, Path fresh) {
        Fault fault = nameFault(e, existing, fresh);
        if (fault != Fault.IO) {
            return fault;
        }
        try {
            FileStat file = UnixStat.of(existing);
            if (file.isFolder()) {
                return Fault.NOT_REGULAR;
            }
            return file.uid() == self() ? Fault.UNSUPPORTED : Fault.DENIED;
        } catch (IOException unknown) {
            return Fault.IO;
        }
    }

    /** A fault of chmod or chown, which the kernel refuses with an error that the JDK has no type for. */
    Fault ownFault(IOException e, Path path, FileStat before, Ownership wanted) {
        Fault fault = changeFault(e, path, 0);
        if (fault != Fault.IO) {
            return fault;
        }
        try {
            boolean gives = (wanted.uid() != null && wanted.uid() != before.uid())
                    || (wanted.gid() != null && wanted.gid() != before.gid());
            return gives || before.uid() != self() ? Fault.DENIED : Fault.IO;
        } catch (IOException unknown) {
            return Fault.IO;
        }
    }

    private static @Nullable Fault byType(IOException e) {
        if (e instanceof DiskException known) {
            return known.fault();
        }
        if (e instanceof NoSuchFileException) {
            return Fault.MISSING;
        }
        if (e instanceof FileAlreadyExistsException) {
            return Fault.EXISTS;
        }
        if (e instanceof AccessDeniedException) {
            return Fault.DENIED;
        }
        if (e instanceof AtomicMoveNotSupportedException) {
            return Fault.CROSS_DEVICE;
        }
        if (e instanceof DirectoryNotEmptyException) {
            return Fault.BUSY;
        }
        return e instanceof NotDirectoryException || e instanceof NotLinkException ? Fault.NOT_REGULAR : null;
    }

    /** What is wrong with the folder above; null if nothing is. */
    private static @Nullable Fault above(Path path) {
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null) {
            return null;
        }
        try {
            return UnixStat.of(folder.toRealPath()).isFolder() ? null : Fault.MISSING;
        } catch (IOException e) {
            Fault known = byType(e);
            return known == null ? Fault.IO : known;
        }
    }

    private static Fault kindFault(Path path) {
        try {
            FileStat there = UnixStat.of(path);
            return there.isRegular() || there.isFolder() ? Fault.IO : Fault.NOT_REGULAR;
        } catch (IOException nothing) {
            return Fault.IO;
        }
    }

    /** Whether {@code path} is somebody else's in a sticky folder of somebody else. */
    private static boolean keepsOthersOut(Path path) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null) {
            return false;
        }
        FileStat above = UnixStat.of(folder.toRealPath());
        int self = self();
        return (above.mode() & STICKY) != 0
                && above.uid() != self
                && Files.exists(path, LinkOption.NOFOLLOW_LINKS)
                && UnixStat.of(path).uid() != self;
    }

    private static boolean saysFull(IOException e) {
        String text = e.getMessage();
        return text != null && (text.endsWith("No space left on device") || text.endsWith("Disk quota exceeded"));
    }

    /** This process's user: whom its own folder in /proc belongs to. */
    private static int self() throws IOException {
        return UnixStat.of(Path.of("/proc/self").toRealPath()).uid();
    }
}
