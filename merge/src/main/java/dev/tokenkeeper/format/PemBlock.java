package dev.tokenkeeper.format;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * One block of a PEM file.
 *
 * @param lines from its first line to its last, with their ends
 * @param content what is between the two, without the white space that means nothing
 * @param certificate what it says; null for anything else, and for what cannot be read
 */
record PemBlock(
        Span lines, String label, String content, @Nullable Certificate certificate) {
    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String DASHES = "-----";

    @Override
    public String toString() {
        return "PemBlock";
    }

    boolean isPrivateKey() {
        return label.contains("PRIVATE KEY");
    }

    /**
     * The block that begins with the line at {@code from}; null if that line begins none.
     *
     * @throws Unparsable if the block does not end, or one ends that has not begun
     */
    static @Nullable PemBlock at(String text, int from) {
        int next = LineEnds.next(text, from);
        String label = label(text, from, next, BEGIN);
        if (label == null) {
            if (text.startsWith(END, from)) {
                throw Unparsable.syntax(from);
            }
            return null;
        }
        StringBuilder content = new StringBuilder();
        boolean headers = false;
        for (int at = next; at < text.length(); at = next) {
            next = LineEnds.next(text, at);
            if (text.startsWith(DASHES, at)) {
                if (!label.equals(label(text, at, next, END))) {
                    throw Unparsable.syntax(at);
                }
                String plain = content.toString();
                return new PemBlock(new Span(from, next), label, plain, certificate(label, plain));
            }
            String line = text.substring(at, next).strip();
            headers = headers || line.indexOf(':') >= 0;
            content.append(line);
            if (headers) {
                content.append('\n');
            }
        }
        throw Unparsable.syntax(from);
    }

    /** What a line names between {@code head} and dashes; null if it is no such line. */
    private static @Nullable String label(String text, int from, int to, String head) {
        int end = to;
        while (end > from && text.charAt(end - 1) <= ' ') {
            end--;
        }
        int start = from + head.length();
        boolean framed = text.startsWith(head, from) && end - DASHES.length() > start;
        return framed && text.startsWith(DASHES, end - DASHES.length())
                ? text.substring(start, end - DASHES.length())
                : null;
    }

    private static @Nullable Certificate certificate(String label, String content) {
        if (!label.equals("CERTIFICATE") && !label.equals("X509 CERTIFICATE")) {
            return null;
        }
        try {
            return Certificate.read(Base64.getDecoder().decode(content));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
