package dev.tokenkeeper.cli;

import dev.tokenkeeper.cli.talk.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * The training run of the start's cache: the ways of {@code init} that pods take, so that the cache holds what they load:
 * a first delivery, nothing to do, a merge that is published by exchange, a source that is refused.
 */
final class Rehearsal {
    private static final String TOKEN = """
        SOFTWARE_LICENSE_V1
        ===============================
        Product: Rehearsal
        Expiry: 2024-12-31
        Counter: 3
        """;

    private Rehearsal() {}

    /** Rehearses in the folder {@code args[0]}, which is made. */
    public static void main(String[] args) throws IOException {
        ArchivedCode.isOfThisJar(System.getProperty("java.home", ""));
        Path folder = Path.of(args[0]);
        Path source = Files.createDirectories(folder.resolve("source"));
        Path target = Files.createDirectories(folder.resolve("target"));
        Path live = target.resolve("license.token");
        mount(source, "one", TOKEN);
        init(source, target);
        init(source, target);
        Files.writeString(live, Files.readString(live).replace("Counter: 3", "Counter: 7") + "# Last access: now\n");
        mount(source, "two", TOKEN.replace("2024", "2025"));
        init(source, target);
        init(source, target, "--report=" + folder.resolve("report"));
        mount(source, "three", "");
        init(source, target);
    }

    /** What the kubelet makes: a folder of its own for each version, and a link that is swapped. */
    private static void mount(Path source, String version, String token) throws IOException {
        Path folder = Files.createDirectories(source.resolve(".." + version));
        Files.writeString(folder.resolve("license.token"), token);
        Path data = source.resolve("..data");
        Files.deleteIfExists(data);
        Files.createSymbolicLink(data, folder.getFileName());
        if (Files.notExists(source.resolve("license.token"), LinkOption.NOFOLLOW_LINKS)) {
            Files.createSymbolicLink(source.resolve("license.token"), Path.of("..data/license.token"));
        }
    }

    private static void init(Path source, Path target, String... more) {
        String[] args = new String[more.length + 5];
        args[0] = "init";
        args[1] = "--source=" + source;
        args[2] = "--target=" + target;
        args[3] = "--file=license.token";
        args[4] = "--mode=0664";
        System.arraycopy(more, 0, args, 5, more.length);
        Tokenkeeper.run(args, Console.ofProcess());
    }
}
