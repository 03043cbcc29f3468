package dev.tokenkeeper.format;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One value of DER (X.690): its tag, and where its content is. Tags of more than one byte are not read. */
final class Der {
    private final byte[] bytes;
    private final int tag;
    private final int from;
    private final int to;

    private Der(byte[] bytes, int tag, int from, int to) {
        this.bytes = bytes;
        this.tag = tag;
        this.from = from;
        this.to = to;
    }

    /** The first byte. */
    int tag() {
        return tag;
    }

    /** The content, one character a byte. */
    String content() {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** The value that begins at {@code at} and ends before {@code end}; null if there is no whole one. */
    static @Nullable Der at(byte[] bytes, int at, int end) {
        if (at + 2 > end) {
            return null;
        }
        int length = bytes[at + 1] & 0xff;
        int from = at + 2;
        if (length >= 0x80) {
            int count = length & 0x7f;
            if (count == 0 || count > 3 || from + count > end) {
                return null;
            }
            length = 0;
            for (int i = 0; i < count; i++) {
                length = length << 8 | (bytes[from + i] & 0xff);
            }
            from += count;
        }
        return length > end - from ? null : new Der(bytes, bytes[at] & 0xff, from, from + length);
    }

    /** The first value in it; null if there is none. */
    @Nullable
    Der first() {
        return at(bytes, from, to);
    }

    /** The values in it, up to the first that is not whole. */
    List<Der> parts() {
        List<Der> parts = new ArrayList<>();
        for (Der part = first(); part != null; part = at(bytes, part.to, to)) {
            parts.add(part);
        }
        return parts;
    }
}
