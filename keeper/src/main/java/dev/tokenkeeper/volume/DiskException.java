package dev.tokenkeeper.volume;

import java.io.IOException;
import java.nio.file.Path;

/** A step on the disk that failed: which path, and what kind of fault. The operating system's own text is left out. */
public final class DiskException extends IOException {
    private static final long serialVersionUID = 1L;

    private final Fault fault;
    private final transient Path path;

    /** What kind of fault it was. */
    public enum Fault {
        /** Nothing stands there. */
        MISSING,
        /** The name is taken. */
        EXISTS,
        /** No permission. */
        DENIED,
        /** No space, no inodes, or over quota. */
        FULL,
        /** The file system is mounted read-only. */
        READ_ONLY,
        /** Another kind than meant: a link, FIFO, device or socket, a folder for a file or a file for a folder. */
        NOT_REGULAR,
        /** More bytes than asked for. */
        TOO_LARGE,
        /** In use: a mount point, a folder that is not empty, or a name that changed hands meanwhile. */
        BUSY,
        /** Another file system. */
        CROSS_DEVICE,
        /** This file system or machine cannot do it. */
        UNSUPPORTED,
        /** Anything else that the disk reported. */
        IO
    }

    public DiskException(Fault fault, Path path) {
        super(path + ": " + fault);
        this.fault = fault;
        this.path = path;
    }

    public Fault fault() {
        return fault;
    }

    public Path path() {
        return path;
    }
}
