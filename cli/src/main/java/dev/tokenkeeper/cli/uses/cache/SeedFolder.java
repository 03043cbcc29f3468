package dev.tokenkeeper.cli.uses.cache;

import dev.tokenkeeper.cli.workbench.Outcome;
import dev.tokenkeeper.cli.workbench.Workbench;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;

/** The seed: an index of many small files and one large one, with the list of their sums as {@code sha256sum} writes it. */
final class SeedFolder {
    static final int SMALL = 500;
    static final int LARGE_MIB = 96;
    static final String LARGE = "model.bin";
    static final String VERSION = "VERSION";

    private static final int MIB = 1 << 20;
    private static final int SMALL_BYTES = 8_192;
    private static final String[] OPTIONS = {"--layout=generations", "--mode=0640"};

    private final Path folder;

    private SeedFolder(Path folder) {
        this.folder = folder;
    }

    static SeedFolder of(Workbench bench) {
        return new SeedFolder(bench.folder().resolve("seed"));
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** Makes all of it. The contents look random and are the same for each {@code version}. */
    void write(int version) throws IOException {
        Files.createDirectories(folder.resolve("index"));
        Random random = new Random(version);
        StringBuilder sums = new StringBuilder();
        Files.writeString(file(VERSION), "version " + version + "\n");
        sums.append(sum(file(VERSION))).append("  ").append(VERSION).append('\n');
        byte[] small = new byte[SMALL_BYTES];
        for (int i = 0; i < SMALL; i++) {
            random.nextBytes(small);
            String name = "index/part-" + i;
            Files.write(file(name), small);
            sums.append(sum(small)).append("  ").append(name).append('\n');
        }
        byte[] large = new byte[MIB];
        MessageDigest digest = sha256();
        try (OutputStream out = Files.newOutputStream(file(LARGE))) {
            for (int i = 0; i < LARGE_MIB; i++) {
                random.nextBytes(large);
                out.write(large);
                digest.update(large);
            }
        }
        sums.append(HexFormat.of().formatHex(digest.digest()))
                .append("  ")
                .append(LARGE)
                .append('\n');
        Files.writeString(file("SHA256SUMS"), sums);
    }

    /** Changes one byte of a file, as a bad disk or a torn upload does; its sum stays as it was. */
    void damage(String name) throws IOException {
        damage(file(name));
    }

    static void damage(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes, StandardOpenOption.WRITE);
    }

    private static String sum(Path file) throws IOException {
        return sum(Files.readAllBytes(file));
    }

    private static String sum(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each JDK has SHA-256", e);
        }
    }

    Outcome init(Workbench bench) throws IOException, InterruptedException {
        return bench.program().run(words(bench));
    }

    Process start(Workbench bench, Path log) throws IOException {
        return bench.startProgram(log, words(bench));
    }

    private String[] words(Workbench bench) {
        return new String[] {"init", "--source=" + folder, "--target=" + bench.volume(), OPTIONS[0], OPTIONS[1]};
    }

    /** The link that applications open. */
    static Path current(Workbench bench) {
        return bench.volume().resolve("current");
    }

    /** Whether all that is behind the link is what {@code sha256sum} says; a program of its own, not ours. */
    static boolean isWhole(Workbench bench) throws IOException, InterruptedException {
        return bench.shell("cd \"$VOLUME/current\" && sha256sum -c SHA256SUMS >/dev/null 2>&1")
                .succeeded();
    }

    static String version(Path tree) throws IOException {
        return Files.readString(tree.resolve(VERSION), StandardCharsets.UTF_8).strip();
    }
}
