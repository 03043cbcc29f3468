package dev.tokenkeeper.volume;

import dev.tokenkeeper.content.Content;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The only door to the operating system's files. One method is one step that a crash can come before or after.
 *
 * <p>No method follows a symbolic link in its path's last element. Bytes and names are durable only after
 * {@link #sync} of the file, and of the folder. Each method throws {@link DiskException}, whose fault tells what to do.
 */
public interface Disk {
    /** What stands at {@code path}; null if nothing does. */
    @Nullable
    FileStat stat(Path path) throws DiskException;

    /** Where the symbolic link {@code path} points, as it is written there. */
    Path readLink(Path path) throws DiskException;

    /** The bytes of a regular file; {@link DiskException.Fault#TOO_LARGE} where there are more than {@code limit}. */
    Content read(Path path, int limit) throws DiskException;

    /**
     * Reads the bytes of a regular file from {@code offset} on, as many as {@code into} has room for and the file has.
     *
     * @return how many; fewer than there is room for only at the file's end
     */
    int readAt(Path path, long offset, byte[] into) throws DiskException;

    /** The names in a folder, in no order; {@link DiskException.Fault#NOT_REGULAR} if it is none. */
    List<String> list(Path folder) throws DiskException;

    /**
     * Makes one folder with exactly this mode, and with setgid besides where its parent hands that down;
     * {@link DiskException.Fault#EXISTS} if the name is taken.
     */
    void makeFolder(Path folder, int mode) throws DiskException;

    /**
     * Makes an empty regular file under a name that is free, never wider open than asked.
     *
     * @return its look, with the inode number
     */
    FileStat create(Path path, Ownership ownership) throws DiskException;

    /**
     * Makes {@code content} all that the regular file {@code path} holds, in place: written over the old bytes, then cut
     * to its length, so that a reader or a crash meanwhile sees a mix of both, but never an empty file.
     */
    void write(Path path, Content content) throws DiskException;

    /**
     * Writes the first {@code length} bytes of {@code bytes} over those from {@code offset} on of a regular file, which
     * grows if need be and is never cut. After a fault any of them may be there.
     */
    void writeAt(Path path, long offset, byte[] bytes, int length) throws DiskException;

    /** Makes a file's bytes, or a folder's names, durable. After {@link DiskException.Fault#IO} it is never tried again. */
    void sync(Path path) throws DiskException;

    /** Gives a file a second name; {@link DiskException.Fault#EXISTS} if the name is taken. */
    void link(Path existing, Path fresh) throws DiskException;

    /** Makes the symbolic link {@code link} that says {@code target}; {@link DiskException.Fault#EXISTS} if the name is taken. */
    void makeLink(Path link, Path target) throws DiskException;

    /**
     * Moves a name over another one, atomically, within one file system. Where both are names of one file nothing
     * happens, and both stay (rename(2)).
     */
    void rename(Path from, Path to) throws DiskException;

    /** Exchanges two names atomically; {@link DiskException.Fault#UNSUPPORTED} where the file system cannot. */
    void exchange(Path one, Path other) throws DiskException;

    /** Removes a file's name or an empty folder; {@link DiskException.Fault#BUSY} if the folder is not empty. */
    void remove(Path path) throws DiskException;

    /** Gives a file or folder mode, owner and group. */
    void own(Path path, Ownership ownership) throws DiskException;

    /** Whether something is mounted exactly at {@code path}, by mountinfo. */
    boolean isMountPoint(Path path) throws DiskException;

    /** The type of the file system that holds {@code path}, such as {@code ext4}, {@code tmpfs}, {@code nfs4}. */
    String fileSystemType(Path path) throws DiskException;

    /** How many bytes may still be written, by this user, on the file system that holds {@code folder}. */
    long usableSpace(Path folder) throws DiskException;

    /**
     * Takes the lock file {@code path}, made with {@code ownership} if it is missing, against other processes and other
     * threads.
     *
     * @return null if another holds it for all of {@code wait}, or an interrupt ended the wait
     */
    @Nullable
    Lease lock(Path path, Ownership ownership, Duration wait) throws DiskException;

    /** A held lock; closing gives it back. */
    interface Lease extends AutoCloseable {
        @Override
        void close();
    }
}
