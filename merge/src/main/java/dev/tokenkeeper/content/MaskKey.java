package dev.tokenkeeper.content;

/** The volume's 32 random bytes that key each mask and each digest which leaves the volume. Immutable. */
public final class MaskKey {
    private final byte[] bytes;

    private MaskKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * A key of exactly {@link Digest#LENGTH} bytes.
     *
     * @throws IllegalArgumentException if the length is another one
     */
    public static MaskKey of(byte[] bytes) {
        if (bytes.length != Digest.LENGTH) {
            throw new IllegalArgumentException("a mask key has 32 bytes");
        }
        return new MaskKey(bytes.clone());
    }

    byte[] bytes() {
        return bytes;
    }

    @Override
    public String toString() {
        return "MaskKey";
    }
}
