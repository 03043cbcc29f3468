package dev.tokenkeeper.cli.watch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a client of the sidecar's web server asks for (RFC 9112, section 3). Fields and body are read over: nothing that is
 * served depends on them.
 *
 * @param path the target up to a question mark, as it was sent
 */
record Request(String method, String path) {
    private static final int MOST = 16 * 1024;

    /** Reads up to the empty line behind the fields; null if that is no request, or more than 16 KiB. */
    static @Nullable Request read(InputStream in) throws IOException {
        byte[] head = new byte[MOST];
        int length = 0;
        while (!isWhole(head, length)) {
            int count = length == MOST ? -1 : in.read(head, length, MOST - length);
            if (count < 0) {
                return null;
            }
            length += count;
        }
        return parse(new String(head, 0, length, StandardCharsets.ISO_8859_1));
    }

    boolean isHead() {
        return method.equals("HEAD");
    }

    private static boolean isWhole(byte[] head, int length) {
        for (int i = 1; i < length; i++) {
            if (head[i] == '\n' && (head[i - 1] == '\n' || (i > 1 && head[i - 1] == '\r' && head[i - 2] == '\n'))) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Request parse(String head) {
        String line = head.substring(0, head.indexOf('\n')).stripTrailing();
        int first = line.indexOf(' ');
        int last = line.lastIndexOf(' ');
        if (first <= 0 || last == first || !line.startsWith("HTTP/1.", last + 1)) {
            return null;
        }
        String target = line.substring(first + 1, last);
        int question = target.indexOf('?');
        return new Request(line.substring(0, first), question < 0 ? target : target.substring(0, question));
    }
}
