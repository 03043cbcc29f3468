package dev.tokenkeeper.volume;

import dev.tokenkeeper.content.Content;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A file that an application holds open: it writes to the inode, whatever name that has by now. */
public final class HeldFile implements AutoCloseable {
    private final MemoryDisk disk;
    private final MemoryNode node;

    HeldFile(MemoryDisk disk, MemoryNode node) {
        this.disk = disk;
        this.node = node;
    }

    /** Appends {@code text}. */
    public void append(String text) {
        synchronized (disk) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.writeBytes(node.content.bytes());
            bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
            disk.overwrite(node, Content.copyOf(bytes.toByteArray()));
        }
    }

    /** Makes {@code text} all that the file holds. */
    public void write(String text) {
        synchronized (disk) {
            disk.overwrite(node, Content.copyOf(text.getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Override
    public void close() {
        synchronized (disk) {
            node.holders--;
            disk.release(node);
        }
    }
}
