package dev.tokenkeeper.volume;

import dev.tokenkeeper.content.Content;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The operating system's files, by the JDK alone; only {@link #exchange} needs a foreign call, loaded at its first use.
 *
 * <p>What it does not promise: the JDK has no descriptor-relative calls for all of this, so that folders above a path
 * are the caller's to check ({@link VolumePath}). A file is looked at before and after it is opened, and must be the
 * same regular file both times.
 *
 * <p>An interrupt closes a channel in the middle of a step. Such a step is done again from its start, and the thread's
 * interrupt flag is set again afterwards: a step is done or failed, never interrupted. Safe for several threads.
 */
public final class RealDisk implements Disk {
    private static final int ATTEMPTS = 3;

    private final Diagnosis diagnosis = new Diagnosis();

    private RealDisk() {}

    /** The disk of this machine. */
    public static RealDisk create() {
        return new RealDisk();
    }

    @Override
    public @Nullable FileStat stat(Path path) throws DiskException {
        try {
            return UnixStat.of(path);
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            DiskException.Fault fault = diagnosis.readFault(e, path);
            if (fault == DiskException.Fault.MISSING) {
                return null;
            }
            throw new DiskException(fault, path);
        }
    }

    @Override
    public Path readLink(Path path) throws DiskException {
        try {
            return Files.readSymbolicLink(path);
        } catch (IOException e) {
            throw failed(e, path);
        }
    }

    @Override
    public Content read(Path path, int limit) throws DiskException {
        try {
            return steadily(() -> {
                try (OpenFile file = OpenFile.toRead(path)) {
                    return file.read(limit);
                }
            });
        } catch (IOException e) {
            throw failed(e, path);
        }
    }

    @Override
    public int readAt(Path path, long offset, byte[] into) throws DiskException {
        try {
            return steadily(() -> {
                try (OpenFile file = OpenFile.toRead(path)) {
                    return file.readAt(offset, into);
                }
            });
        } catch (IOException e) {
            throw failed(e, path);
        }
    }

    @Override
    public List<String> list(Path folder) throws DiskException {
        try {
            // Opening a FIFO waits for its other end. The cheap look first: it is all that a folder costs.
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                    && !UnixStat.of(folder).isFolder()) {
                throw new DiskException(DiskException.Fault.NOT_REGULAR, folder);
            }
            List<String> names = new ArrayList<>();
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
                for (Path entry : entries) {
                    names.add(entry.getFileName().toString());
                }
            } catch (DirectoryIteratorException e) {
                throw e.getCause();
            }
            return names;
        } catch (IOException e) {
            throw failed(e, folder);
        }
    }

    @Override
    public void makeFolder(Path folder, int mode) throws DiskException {
        try {
            Files.createDirectory(folder, Modes.asAttribute(mode & 0700));
        } catch (IOException e) {
            throw changeFailed(e, folder);
        }
        try {
            FileStat made = UnixStat.of(folder);
            assertOwnership(folder, made, Ownership.mode(mode | (made.mode() & Modes.SETGID)));
        } catch (IOException e) {
            throw withdrawn(changeFailed(e, folder), folder);
        }
    }

    @Override
    public FileStat create(Path path, Ownership ownership) throws DiskException {
        try {
            OpenFile.createNew(path, ownership.mode() & 0600);
        } catch (IOException e) {
            throw changeFailed(e, path);
        }
        try {
            FileStat made = UnixStat.of(path);
            if (ownership.isOf(made)) {
                return made;
            }
            assertOwnership(path, made, ownership);
            FileStat changed = UnixStat.of(path);
            if (!changed.sameFile(made)) {
                throw new DiskException(DiskException.Fault.BUSY, path);
            }
            return changed;
        } catch (IOException e) {
            throw withdrawn(changeFailed(e, path), path);
        }
    }

    @Override
    public void write(Path path, Content content) throws DiskException {
        try {
            steadily(() -> {
                try (OpenFile file = OpenFile.toWrite(path)) {
                    file.write(content);
                    return content;
                }
            });
        } catch (IOException e) {
            throw new DiskException(diagnosis.changeFault(e, path, content.size()), path);
        }
    }

    @Override
    public void writeAt(Path path, long offset, byte[] bytes, int length) throws DiskException {
        try {
            steadily(() -> {
                try (OpenFile file = OpenFile.toWrite(path)) {
                    file.writeAt(offset, bytes, length);
                    return path;
                }
            });
        } catch (IOException e) {
            throw new DiskException(diagnosis.changeFault(e, path, length), path);
        }
    }

    @Override
    public void sync(Path path) throws DiskException {
        try {
            steadily(() -> {
                try (OpenFile file = OpenFile.toSync(path)) {
                    file.sync();
                    return path;
                }
            });
        } catch (IOException e) {
            throw changeFailed(e, path);
        }
    }

    @Override
    public void link(Path existing, Path fresh) throws DiskException {
        try {
            Files.createLink(fresh, existing);
        } catch (UnsupportedOperationException e) {
            throw new DiskException(DiskException.Fault.UNSUPPORTED, fresh);
        } catch (IOException e) {
            throw new DiskException(diagnosis.linkFault(e, existing, fresh), fresh);
        }
    }

    @Override
    public void makeLink(Path link, Path target) throws DiskException {
        try {
            Files.createSymbolicLink(link, target);
        } catch (UnsupportedOperationException e) {
            throw new DiskException(DiskException.Fault.UNSUPPORTED, link);
        } catch (IOException e) {
            throw changeFailed(e, link);
        }
    }

    @Override
    public void rename(Path from, Path to) throws DiskException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new DiskException(diagnosis.nameFault(e, from, to), to);
        }
    }

    @Override
    public void exchange(Path one, Path other) throws DiskException {
        int errno = Exchange.names(one, other);
        if (errno != 0) {
            throw new DiskException(Exchange.fault(errno), other);
        }
    }

    @Override
    public void remove(Path path) throws DiskException {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new DiskException(diagnosis.nameFault(e, path, path), path);
        }
    }

    @Override
    public void own(Path path, Ownership ownership) throws DiskException {
        FileStat before = stat(path);
        if (before == null) {
            throw new DiskException(DiskException.Fault.MISSING, path);
        }
        if (!before.isRegular() && !before.isFolder()) {
            throw new DiskException(DiskException.Fault.NOT_REGULAR, path);
        }
        assertOwnership(path, before, ownership);
    }

    private void assertOwnership(Path path, FileStat before, Ownership ownership) throws DiskException {
        for (int attempt = 1; ; attempt++) {
            try {
                Modes.change(path, before, ownership);
                return;
            } catch (IOException e) {
                FileStat now = stat(path);
                if (now != null && !now.sameFile(before)) {
                    throw new DiskException(DiskException.Fault.BUSY, path);
                }
                // Something else may have stood there for a moment, and a new file may have got the old one's number.
                if (attempt == ATTEMPTS) {
                    throw new DiskException(diagnosis.ownFault(e, path, before, ownership), path);
                }
            }
        }
    }

    /** What was made but could not be made as asked goes again; the first failure is the one to report. */
    private static DiskException withdrawn(DiskException failure, Path made) {
        try {
            Files.delete(made);
        } catch (IOException second) {
            failure.addSuppressed(new DiskException(DiskException.Fault.IO, made));
        }
        return failure;
    }

    @Override
    public boolean isMountPoint(Path path) throws DiskException {
        try {
            return Mounts.read().isMountPoint(path);
        } catch (IOException e) {
            throw failed(e, path);
        }
    }

    @Override
    public String fileSystemType(Path path) throws DiskException {
        try {
            return Mounts.read().holding(path).type();
        } catch (IOException e) {
            throw failed(e, path);
        }
    }

    @Override
    public long usableSpace(Path folder) throws DiskException {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            throw failed(e, folder);
        }
    }

    @Override
    public @Nullable Lease lock(Path path, Ownership ownership, Duration wait) throws DiskException {
        FileStat standing = stat(path);
        while (standing == null) {
            try {
                standing = create(path, ownership);
            } catch (DiskException e) {
                if (e.fault() != DiskException.Fault.EXISTS) {
                    throw e;
                }
                standing = stat(path);
            }
        }
        if (!standing.isRegular()) {
            throw new DiskException(DiskException.Fault.NOT_REGULAR, path);
        }
        try {
            return ProcessLocks.take(path, standing, wait);
        } catch (IOException e) {
            throw changeFailed(e, path);
        }
    }

    /** A step that an interrupt may break off and that is then done again. */
    private interface Step<T> {
        T run() throws IOException;
    }

    private static <T> T steadily(Step<T> step) throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return step.run();
                } catch (ClosedByInterruptException e) {
                    interrupted |= Thread.interrupted();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private DiskException changeFailed(IOException e, Path path) {
        return e instanceof DiskException known ? known : new DiskException(diagnosis.changeFault(e, path, 0), path);
    }

    private DiskException failed(IOException e, Path path) {
        return e instanceof DiskException known ? known : new DiskException(diagnosis.readFault(e, path), path);
    }
}
