package dev.tokenkeeper.content;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The immutable bytes of one version of one file.
 *
 * <p>Its {@link #toString()} tells the length and nothing else, so that a token never reaches a log by accident.
 * Safe for use by several threads.
 */
public final class Content {
    /** No bytes at all. */
    public static final Content EMPTY = new Content(new byte[0]);

    private final byte[] bytes;
    private @Nullable Digest digest;

    private Content(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Takes a copy of {@code bytes}. */
    public static Content copyOf(byte[] bytes) {
        return new Content(bytes.clone());
    }

    /** Takes a copy of {@code bytes[from..to)}. */
    public static Content copyOf(byte[] bytes, int from, int to) {
        return new Content(Arrays.copyOfRange(bytes, from, to));
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The number of bytes. */
    public int size() {
        return bytes.length;
    }

    /** The byte at {@code index}. */
    public byte at(int index) {
        return bytes[index];
    }

    /** Whether there are no bytes. */
    public boolean isEmpty() {
        return bytes.length == 0;
    }

    /** Whether {@code head} is where these bytes begin; every content begins with the empty one and with itself. */
    public boolean startsWith(Content head) {
        return head.bytes.length <= bytes.length
                && Arrays.equals(bytes, 0, head.bytes.length, head.bytes, 0, head.bytes.length);
    }

    /** SHA-256 of the bytes, computed at first use. */
    public Digest digest() {
        Digest known = digest;
        if (known == null) {
            known = Digest.of(bytes);
            digest = known;
        }
        return known;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Content that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Content[" + bytes.length + " bytes]";
    }
}
