package dev.tokenkeeper.cli;

import dev.tokenkeeper.cli.exec.Restart;
import dev.tokenkeeper.cli.flags.ArgumentReader;
import dev.tokenkeeper.cli.flags.UsageException;
import dev.tokenkeeper.cli.flags.Verb;
import dev.tokenkeeper.cli.talk.Console;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/**
 * What the build runs once, so that the JVM can note what the short ways of {@code init} and {@code exec} load: a first
 * delivery, nothing to do, a merge that is published by exchange, a conflict, a refused source, and all of {@code exec} up
 * to the call that does not return. Not a test: nothing is claimed here.
 */
final class Rehearsal {
    private static final String NAME = "license.token";

    private final Path secret;
    private final Path target;

    private Rehearsal(Path folder) {
        secret = folder.resolve("secret");
        target = folder.resolve("target");
    }

    /** Plays it in the folder {@code args[0]}, which must not exist. */
    public static void main(String[] args) throws IOException, UsageException {
        // What main does before a verb runs, and what a start beside another jar needs.
        ArchivedCode.isOfThisJar(System.getProperty("java.home", ""));
        new ArgumentReader(Console.ofProcess().environment()).quick(Verb.VERSION, new String[0], 0);
        Restart.withoutCache(Tokenkeeper.class.getName());
        new Rehearsal(Path.of(args[0])).play();
    }

    private void play() throws IOException {
        Files.createDirectories(target);
        deliver(1, "2024-12-31", "");
        run("init", "--mode=0664");
        run("init", "--mode=0664");

        Path live = target.resolve(NAME);
        String edited = Files.readString(live).replace("Counter: 3", "Counter: 7") + "# Last access: now\n";
        Files.writeString(live, edited);
        run("init", "--mode=0664");
        deliver(2, "2025-12-31", "Feature: Reports\n");
        run("init", "--mode=0664");
        Files.writeString(live, Files.readString(live).replace("2025-12-31", "2099-12-31"));
        deliver(3, "2026-12-31", "Feature: Reports\n");
        run("init", "--mode=0664");
        run("init", "--validate=contains:NOT_THERE", "--report=" + secret.resolveSibling("report"));
        deliver(4, "2027-12-31", "");
        run("exec", "--mode=0664", "--", secret.resolve("no-such-program").toString());
        aPlainFolder();
        install();
    }

    /** In the image, the whole of it, twice: what is there already is compared. */
    private void install() throws IOException {
        Path copy = Files.createDirectories(secret.resolveSibling("copy"));
        program("install", "--to=" + copy);
        program("install", "--to=" + copy);
    }

    /** What a laptop has instead of a mount; and a source that is empty. */
    private void aPlainFolder() throws IOException {
        Files.delete(secret.resolve("..data"));
        Files.delete(secret.resolve(NAME));
        Files.writeString(secret.resolve(NAME), "SOFTWARE_LICENSE_V1\nExpiry: 2028-12-31\n");
        run("init", "--mode=0664");
        Files.writeString(secret.resolve(NAME), "");
        run("init", "--mode=0664");
    }

    private void run(String verb, String... more) {
        String[] args = new String[4 + more.length];
        args[0] = verb;
        args[1] = "--source=" + secret;
        args[2] = "--target=" + target;
        args[3] = "--file=" + NAME;
        System.arraycopy(more, 0, args, 4, more.length);
        program(args);
    }

    private static void program(String... args) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        Tokenkeeper.run(args, new Console(nowhere, nowhere, Map.of(), false));
    }

    /** Puts a version where the kubelet would: a folder of its own, and one link that is swapped. */
    private void deliver(int version, String expiry, String more) throws IOException {
        Path folder = Files.createDirectories(secret.resolve("..2024_" + version));
        Files.writeString(
                folder.resolve(NAME),
                "SOFTWARE_LICENSE_V1\n=====\nProduct: Enterprise Application\nExpiry: " + expiry + "\n" + more
                        + "Counter: 3\n=====\n");
        Path data = secret.resolve("..data_tmp");
        Files.createSymbolicLink(data, folder.getFileName());
        Files.move(data, secret.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
        if (version == 1) {
            Files.createSymbolicLink(secret.resolve(NAME), Path.of("..data", NAME));
        }
    }
}
