package dev.tokenkeeper.acceptance.kill;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Memory that the application and the test share. The application says when it is inside a write of its own: a file that
 * is truncated and written is torn at that moment by the application itself, and is not judged.
 */
final class Board {
    private static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final int WRITES = 0;
    private static final int LINES = 8;
    private static final int STOP = 16;
    private static final int SIZE = 24;

    private final ByteBuffer memory;

    private Board(ByteBuffer memory) {
        this.memory = memory;
    }

    static Board at(Path file) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return new Board(channel.map(FileChannel.MapMode.READ_WRITE, 0, SIZE));
        }
    }

    /** Odd while the application is inside a write; another number after each. */
    long writes() {
        return (long) LONG.getVolatile(memory, WRITES);
    }

    void beginWrite() {
        LONG.setVolatile(memory, WRITES, writes() + 1);
    }

    void endWrite(long lines) {
        LONG.setVolatile(memory, LINES, lines);
        LONG.setVolatile(memory, WRITES, writes() + 1);
    }

    /** How many lines the application has written. */
    int lines() {
        return (int) (long) LONG.getVolatile(memory, LINES);
    }

    void stop() {
        LONG.setVolatile(memory, STOP, 1L);
    }

    boolean stopping() {
        return (long) LONG.getVolatile(memory, STOP) != 0;
    }
}
