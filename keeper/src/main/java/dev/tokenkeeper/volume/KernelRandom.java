package dev.tokenkeeper.volume;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;

/**
 * Random bytes that nobody can guess, from {@code /dev/urandom}: the source that SecureRandom has too, without the
 * security providers, whose loading a first delivery would pay for. Where there is no such file it is SecureRandom.
 */
final class KernelRandom {
    private KernelRandom() {}

    /** {@code length} bytes. */
    static byte[] bytes(int length) {
        try (InputStream kernel = new FileInputStream("/dev/urandom")) {
            byte[] random = kernel.readNBytes(length);
            if (random.length == length) {
                return random;
            }
        } catch (IOException none) {
            // Fall through to what every Java has.
        }
        byte[] random = new byte[length];
        new SecureRandom().nextBytes(random);
        return random;
    }
}
