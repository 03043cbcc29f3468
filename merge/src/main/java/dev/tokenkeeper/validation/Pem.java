package dev.tokenkeeper.validation;

import dev.tokenkeeper.content.Content;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The blocks of a PEM text (RFC 7468), in order; what stands between them is passed over. Immutable. */
record Pem(List<Block> blocks) {
    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----";

    /**
     * One block.
     *
     * @param label such as {@code CERTIFICATE}
     * @param content what it holds; null where that is no base64 or the end is missing
     */
    record Block(String label, @Nullable Content content) {
        @Override
        public String toString() {
            return label;
        }
    }

    Pem {
        blocks = List.copyOf(blocks);
    }

    static Pem of(Content content) {
        return of(new String(content.bytes(), StandardCharsets.ISO_8859_1));
    }

    static Pem of(String text) {
        List<Block> blocks = new ArrayList<>();
        int at = text.indexOf(BEGIN);
        while (at >= 0) {
            int label = at + BEGIN.length();
            int close = text.indexOf(END, label);
            if (close < 0) {
                break;
            }
            String name = text.substring(label, close);
            int body = close + END.length();
            int end = text.indexOf("-----END " + name + END, body);
            blocks.add(new Block(name, end < 0 ? null : decoded(text.substring(body, end))));
            at = text.indexOf(BEGIN, end < 0 ? body : end);
        }
        return new Pem(blocks);
    }

    /** Headers, as encrypted keys of old have them, are no base64. */
    private static @Nullable Content decoded(String body) {
        try {
            return Content.copyOf(Base64.getDecoder().decode(withoutBlanks(body)));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    static String withoutBlanks(String text) {
        StringBuilder dense = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > ' ') {
                dense.append(text.charAt(i));
            }
        }
        return dense.toString();
    }
}
