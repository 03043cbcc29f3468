package dev.tokenkeeper.volume;

import dev.tokenkeeper.volume.DiskException.Fault;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
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

    /** A fault at one path. */
    Fault fault(IOException e, Path path) {
        return writeFault(e, path, 0);
    }

    /** A fault while {@code wanted} bytes were written to {@code path}. */
    Fault writeFault(IOException e, Path path, long wanted) {
        Fault known = byType(e);
        if (known != null) {
            return known;
        }
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null) {
            return Fault.IO;
        }
        try {
            if (!isFolder(folder)) {
                return Fault.MISSING;
            }
            if (Mounts.read().holding(folder).readOnly()) {
                return Fault.READ_ONLY;
            }
        } catch (NoSuchFileException missing) {
            return Fault.MISSING;
        } catch (AccessDeniedException denied) {
            return Fault.DENIED;
        } catch (IOException unknown) {
            return Fault.IO;
        }
        if (folder.toFile().getUsableSpace() < Math.max(BLOCK, wanted)) {
            return Fault.FULL;
        }
        try {
            FileStat there = UnixStat.of(path);
            if (!there.isRegular() && !there.isFolder()) {
                return Fault.NOT_REGULAR;
            }
        } catch (IOException nothing) {
            return saysFull(e) ? Fault.FULL : Fault.IO;
        }
        return saysFull(e) ? Fault.FULL : Fault.IO;
    }

    /** A fault of a step on two names. */
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
            if (!from.equals(to) && isFolder(to) != isFolder(from)) {
                return Fault.NOT_REGULAR;
            }
        } catch (IOException unknown) {
            return fault(e, to);
        }
        return fault(e, to);
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
        Fault fault = fault(e, path);
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

    private static boolean isFolder(Path path) throws IOException {
        return UnixStat.of(path.toRealPath()).isFolder();
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
