package dev.tokenkeeper.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * A 64-bit little-endian ELF file (System V gABI), as far as its interpreter goes: the loader that the kernel starts in the
 * place of a program. Its path is fixed in the program, so a program that is to run on a C library of its own has to name
 * another one. The new path takes the place of the old one, so it may not be longer.
 */
final class Elf {
    private static final int PROGRAM_HEADERS_AT = 32;
    private static final int HEADER_SIZE_AT = 54;
    private static final int HEADER_COUNT_AT = 56;
    private static final int PT_INTERP = 3;

    private final Path file;
    private final ByteBuffer bytes;

    private Elf(Path file, byte[] bytes) {
        this.file = file;
        this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Reads a file; empty if it is no such ELF file. */
    static Optional<Elf> read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        byte[] magic = {0x7f, 'E', 'L', 'F', 2, 1};
        boolean elf = bytes.length > 64 && Arrays.equals(magic, 0, magic.length, bytes, 0, magic.length);
        return elf ? Optional.of(new Elf(file, bytes)) : Optional.empty();
    }

    /** The path of its interpreter; empty for a library or a static program. */
    Optional<String> interpreter() {
        int header = interpreterHeader();
        if (header < 0) {
            return Optional.empty();
        }
        String text = new String(bytes.array(), at(header), room(header), StandardCharsets.US_ASCII);
        return Optional.of(text.substring(0, text.indexOf('\0')));
    }

    /** Names another interpreter, in the file. */
    void setInterpreter(String path) throws IOException, ImageException {
        int header = interpreterHeader();
        byte[] text = (path + "\0").getBytes(StandardCharsets.US_ASCII);
        if (header < 0 || text.length > room(header)) {
            throw new ImageException(file + " has no room for the loader " + path);
        }
        byte[] all = bytes.array();
        Arrays.fill(all, at(header), at(header) + room(header), (byte) 0);
        System.arraycopy(text, 0, all, at(header), text.length);
        Files.write(file, all);
    }

    private int interpreterHeader() {
        int first = Math.toIntExact(bytes.getLong(PROGRAM_HEADERS_AT));
        int size = bytes.getShort(HEADER_SIZE_AT);
        int count = bytes.getShort(HEADER_COUNT_AT);
        for (int i = 0; i < count; i++) {
            if (bytes.getInt(first + i * size) == PT_INTERP) {
                return first + i * size;
            }
        }
        return -1;
    }

    private int at(int header) {
        return Math.toIntExact(bytes.getLong(header + 8));
    }

    private int room(int header) {
        return Math.toIntExact(bytes.getLong(header + 32));
    }
}
