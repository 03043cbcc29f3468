package dev.tokenkeeper.validation;

/** As much of DER (X.690) as it takes to put a bare private key into the wrapping that the JDK reads. */
final class Der {
    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 0x04;
    private static final byte[] VERSION = {2, 1, 0};

    private Der() {}

    /**
     * A key of RFC 8017 or RFC 5915 as a PrivateKeyInfo (RFC 5958).
     *
     * @param publicKey the wrapped public key, whose algorithm the private key has too
     * @throws IllegalArgumentException if {@code publicKey} is none
     */
    static byte[] wrapped(byte[] publicKey, byte[] bare) {
        int[] outer = content(publicKey, 0);
        int[] algorithm = content(publicKey, outer[0]);
        int length = algorithm[1] - outer[0];
        byte[] key = element(OCTETS, bare);
        byte[] inside = new byte[VERSION.length + length + key.length];
        System.arraycopy(VERSION, 0, inside, 0, VERSION.length);
        System.arraycopy(publicKey, outer[0], inside, VERSION.length, length);
        System.arraycopy(key, 0, inside, VERSION.length + length, key.length);
        return element(SEQUENCE, inside);
    }

    /** Where the content of the sequence at {@code at} begins and ends. */
    private static int[] content(byte[] der, int at) {
        if (at + 2 > der.length || der[at] != SEQUENCE) {
            throw new IllegalArgumentException("no sequence");
        }
        int length = der[at + 1] & 0xff;
        int from = at + 2;
        if (length > 0x80) {
            int more = length - 0x80;
            length = 0;
            for (int i = 0; i < more && from < der.length; i++) {
                length = (length << 8) | (der[from++] & 0xff);
            }
        }
        if (length < 0 || length > der.length - from) {
            throw new IllegalArgumentException("no sequence");
        }
        return new int[] {from, from + length};
    }

    private static byte[] element(int tag, byte[] content) {
        int size = content.length;
        int more = size < 0x80 ? 0 : size < 0x100 ? 1 : size < 0x10000 ? 2 : 3;
        byte[] element = new byte[2 + more + size];
        element[0] = (byte) tag;
        element[1] = (byte) (more == 0 ? size : 0x80 + more);
        for (int i = 0; i < more; i++) {
            element[2 + i] = (byte) (size >> (8 * (more - 1 - i)));
        }
        System.arraycopy(content, 0, element, 2 + more, size);
        return element;
    }
}
