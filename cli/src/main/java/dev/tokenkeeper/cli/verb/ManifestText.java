package dev.tokenkeeper.cli.verb;

import dev.tokenkeeper.cli.flags.UsageException;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads what {@code -f} names. */
final class ManifestText {
    private static final int LARGEST = 32 << 20;

    private ManifestText() {}

    /** The text of a file, or of standard input for {@code -}. */
    static String read(String name) throws UsageException {
        try {
            if (name.equals("-")) {
                return read(System.in, "standard input");
            }
            try (InputStream in = new FileInputStream(name)) {
                return read(in, name);
            }
        } catch (IOException e) {
            throw new UsageException(name, "cannot be read");
        }
    }

    private static String read(InputStream in, String name) throws IOException, UsageException {
        byte[] bytes = in.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new UsageException(name, "has more than 32 MiB");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UsageException(name, "is not UTF-8");
        }
    }
}
