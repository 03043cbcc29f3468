package dev.tokenkeeper.acceptance.preload;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Folders of files for a test: made from a seed, and told apart by sums. */
final class Tree {
    private static final int PIECE = 1 << 16;

    private Tree() {}

    /** Writes {@code large} files of {@code size} bytes and {@code small} ones of a hundredth of that. */
    static void write(Path folder, long seed, int large, int small, int size) throws IOException {
        Random random = new Random(seed);
        for (int i = 0; i < large + small; i++) {
            Path file = folder.resolve("part" + i % 7).resolve("file" + i);
            Files.createDirectories(file.getParent());
            byte[] bytes = new byte[PIECE];
            try (OutputStream out = Files.newOutputStream(file)) {
                for (int left = i < large ? size : size / 100; left > 0; left -= PIECE) {
                    random.nextBytes(bytes);
                    out.write(bytes, 0, Math.min(PIECE, left));
                }
            }
        }
        Files.writeString(folder.resolve("version"), "version " + seed + "\n");
    }

    /** The SHA-256 of each file, by its path below {@code folder}. */
    static Map<String, String> sums(Path folder) throws IOException {
        Map<String, String> sums = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> sums.put(folder.relativize(file).toString(), sum(file)));
        }
        return sums;
    }

    /** The size of each file, by its path below {@code folder}: what a reader can look at often. */
    static Map<String, Long> sizes(Path folder) throws IOException {
        Map<String, Long> sizes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                sizes.put(folder.relativize(file).toString(), Files.size(file));
            }
        }
        return sizes;
    }

    private static String sum(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] bytes = new byte[PIECE];
            for (int count = in.read(bytes); count > 0; count = in.read(bytes)) {
                digest.update(bytes, 0, count);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
