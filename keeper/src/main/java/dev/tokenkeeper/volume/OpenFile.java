package dev.tokenkeeper.volume;

import dev.tokenkeeper.content.Content;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Set;

/**
 * A regular file (or, to sync, a folder) that is open and known to be the one that stands at its path.
 *
 * <p>It is looked at, opened without following a link, and looked at again. Nothing but a regular file is opened, since
 * opening a FIFO waits for its other end. Between look and opening a hostile neighbour could still put a FIFO there; it
 * can keep us waiting, and no more.
 */
final class OpenFile implements AutoCloseable {
    private static final int PIECE = 1 << 16;
    private static final Set<OpenOption> READ = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    private static final Set<OpenOption> WRITE = Set.of(StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    private static final Set<OpenOption> CREATE =
            Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW, LinkOption.NOFOLLOW_LINKS);

    private final Path path;
    private final BasicFileAttributes look;
    private final FileChannel channel;

    private OpenFile(Path path, BasicFileAttributes look, FileChannel channel) {
        this.path = path;
        this.look = look;
        this.channel = channel;
    }

    static OpenFile toRead(Path path) throws IOException {
        return open(path, regular(path), READ);
    }

    static OpenFile toWrite(Path path) throws IOException {
        return open(path, regular(path), WRITE);
    }

    static OpenFile toSync(Path path) throws IOException {
        BasicFileAttributes look = look(path);
        if (!look.isRegularFile() && !look.isDirectory()) {
            throw new DiskException(DiskException.Fault.NOT_REGULAR, path);
        }
        return open(path, look, READ);
    }

    static void createNew(Path path, int mode) throws IOException {
        FileChannel.open(path, CREATE, Modes.asAttribute(mode)).close();
    }

    /** Kind, size and identity, which cost a start less than a {@link FileStat}. */
    private static BasicFileAttributes look(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    private static BasicFileAttributes regular(Path path) throws IOException {
        BasicFileAttributes look = look(path);
        if (!look.isRegularFile()) {
            throw new DiskException(DiskException.Fault.NOT_REGULAR, path);
        }
        return look;
    }

    private static OpenFile open(Path path, BasicFileAttributes look, Set<OpenOption> how) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(path, how);
        } catch (IOException e) {
            lookAgain(path, look);
            // Another thing may have stood there for that moment, a link say. If it is so again, it is the file itself.
            channel = FileChannel.open(path, how);
        }
        try {
            return new OpenFile(path, lookAgain(path, look), channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** What stands there now, which must be what stood there before. */
    private static BasicFileAttributes lookAgain(Path path, BasicFileAttributes look) throws IOException {
        BasicFileAttributes again = look(path);
        if (!again.fileKey().equals(look.fileKey())
                || again.isRegularFile() != look.isRegularFile()
                || again.isDirectory() != look.isDirectory()) {
            throw new DiskException(DiskException.Fault.BUSY, path);
        }
        return again;
    }

    FileChannel channel() {
        return channel;
    }

    /** All bytes; one more than {@code limit} is the most that is ever read. */
    Content read(int limit) throws IOException {
        if (look.size() > limit) {
            throw new DiskException(DiskException.Fault.TOO_LARGE, path);
        }
        byte[] bytes = new byte[(int) look.size() + 1];
        int length = 0;
        while (true) {
            ByteBuffer room = ByteBuffer.wrap(bytes, length, Math.min(PIECE, bytes.length - length));
            int count = channel.read(room);
            if (count < 0) {
                return Content.copyOf(bytes, 0, length);
            }
            length += count;
            if (length > limit) {
                throw new DiskException(DiskException.Fault.TOO_LARGE, path);
            }
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(limit + 1L, 2L * length));
            }
        }
    }

    /** Writes over what is there, then cuts: a reader meanwhile sees a mix, but never an empty file. */
    void write(Content content) throws IOException {
        byte[] bytes = content.bytes();
        int length = 0;
        while (length < bytes.length) {
            length += channel.write(ByteBuffer.wrap(bytes, length, Math.min(PIECE, bytes.length - length)));
        }
        if (channel.size() > bytes.length) {
            channel.truncate(bytes.length);
        }
    }

    /** The bytes from {@code offset} on, until {@code into} is full or the file ends; how many they are. */
    int readAt(long offset, byte[] into) throws IOException {
        int length = 0;
        while (length < into.length) {
            ByteBuffer room = ByteBuffer.wrap(into, length, Math.min(PIECE, into.length - length));
            int count = channel.read(room, offset + length);
            if (count <= 0) {
                return length;
            }
            length += count;
        }
        return length;
    }

    void writeAt(long offset, byte[] bytes, int length) throws IOException {
        int done = 0;
        while (done < length) {
            done += channel.write(ByteBuffer.wrap(bytes, done, Math.min(PIECE, length - done)), offset + done);
        }
    }

    void sync() throws IOException {
        channel.force(true);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
