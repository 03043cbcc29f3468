package dev.tokenkeeper.volume;

/**
 * The random part of a name that must be free: 8 hexadecimal digits from SplitMix64 (Steele, Lea, Flood: Fast Splittable
 * Pseudorandom Number Generators, 2014). A name that is guessed or taken does no harm, as files are only made under free
 * names, so no costly generator is loaded for it. Not safe for several threads.
 */
public final class Nonces {
    private long state;

    /** Names that differ from those of other processes. */
    public Nonces() {
        this(System.nanoTime() ^ (System.currentTimeMillis() << 20) ^ System.identityHashCode(new Object()));
    }

    /** The same names each time for the same {@code seed}. */
    public Nonces(long seed) {
        state = seed;
    }

    /** The next random part. */
    public String next() {
        state += 0x9E3779B97F4A7C15L;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        int bits = (int) (z >>> 32);
        StringBuilder text = new StringBuilder(8);
        for (int shift = 28; shift >= 0; shift -= 4) {
            text.append(Character.forDigit((bits >>> shift) & 15, 16));
        }
        return text.toString();
    }
}
