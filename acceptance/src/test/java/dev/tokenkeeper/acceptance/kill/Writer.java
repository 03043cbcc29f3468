package dev.tokenkeeper.acceptance.kill;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import java.util.Set;

/**
 * The application: a program of its own that writes numbered lines in one {@link Style} until it is told to stop. Like many
 * it keeps what it wrote in memory; when it writes the whole file, it takes over what the source's part is at that moment.
 */
public final class Writer {
    private static final Set<OpenOption> APPEND = Set.of(StandardOpenOption.WRITE, StandardOpenOption.APPEND);

    private final Path file;
    private final Board board;
    private final StringBuilder own = new StringBuilder();
    private final Random random = new Random();
    private int count;

    private Writer(Path file, Board board) {
        this.file = file;
        this.board = board;
    }

    /** {@code STYLE FILE BOARD PAUSE}: the middle of the pauses between two lines, in milliseconds. */
    public static void main(String[] arguments) throws Exception {
        Writer writer = new Writer(Path.of(arguments[1]), Board.at(Path.of(arguments[2])));
        writer.run(Style.valueOf(arguments[0]), Integer.parseInt(arguments[3]));
    }

    private void run(Style style, int pause) throws IOException, InterruptedException {
        FileChannel held = style == Style.HELD ? FileChannel.open(file, APPEND) : null;
        while (!board.stopping()) {
            String line = Token.line(++count);
            own.append(line);
            switch (style) {
                case APPEND -> {
                    try (FileChannel channel = FileChannel.open(file, APPEND)) {
                        write(channel, line);
                    }
                }
                case HELD -> write(held, line);
                case TRUNCATE -> {
                    String all = sourcesPart() + own;
                    board.beginWrite();
                    try (FileChannel channel =
                            FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                        put(channel, all);
                    }
                    board.endWrite(count);
                }
                case RENAME -> {
                    Path fresh = file.resolveSibling("application.tmp");
                    Files.writeString(fresh, sourcesPart() + own);
                    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
                    board.beginWrite();
                    board.endWrite(count);
                }
            }
            Thread.sleep(random.nextLong(pause / 4, 2L * pause));
        }
    }

    private void write(FileChannel channel, String text) throws IOException {
        board.beginWrite();
        put(channel, text);
        board.endWrite(count);
    }

    private String sourcesPart() throws IOException {
        return Token.head(Files.readString(file, StandardCharsets.UTF_8));
    }

    private static void put(FileChannel channel, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
