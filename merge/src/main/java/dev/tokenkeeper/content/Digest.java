package dev.tokenkeeper.content;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A SHA-256 (FIPS 180-4). It never leaves the volume as it is: a plain hash of a short token can be guessed, so what
 * people see is {@link #keyed keyed}. Immutable.
 */
public final class Digest {
    /** The length in bytes. */
    public static final int LENGTH = 32;

    private final byte[] hash;

    private Digest(byte[] hash) {
        this.hash = hash;
    }

    /** The digest of {@code bytes}. */
    public static Digest of(byte[] bytes) {
        return new Digest(Sha256.of(bytes, 0, bytes.length));
    }

    /**
     * The digest that {@link #hex()} wrote.
     *
     * @throws IllegalArgumentException if {@code hex} is not 64 hexadecimal digits
     */
    public static Digest parse(String hex) {
        byte[] hash = HexFormat.of().parseHex(hex);
        if (hash.length != LENGTH) {
            throw new IllegalArgumentException("not a SHA-256");
        }
        return new Digest(hash);
    }

    /** 64 lower-case hexadecimal digits, for files inside the state folder only. */
    public String hex() {
        return HexFormat.of().formatHex(hash);
    }

    /** The mask that may be shown: 12 hexadecimal digits of SHA-256 over key and digest; equal values look equal. */
    public String keyed(MaskKey key) {
        byte[] both = Arrays.copyOf(key.bytes(), key.bytes().length + hash.length);
        System.arraycopy(hash, 0, both, key.bytes().length, hash.length);
        return HexFormat.of().formatHex(Sha256.of(both, 0, both.length), 0, 6);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Digest that && Arrays.equals(hash, that.hash);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hash);
    }

    @Override
    public String toString() {
        return "Digest";
    }
}
