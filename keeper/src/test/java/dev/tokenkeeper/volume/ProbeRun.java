package dev.tokenkeeper.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tokenkeeper.content.Content;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Runs {@link DiskProbe} as a process of its own, where a shell script has prepared the ground. */
final class ProbeRun {
    private ProbeRun() {}

    /** The command that starts the probe. */
    static List<String> command(String... steps) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                place(DiskProbe.class)
                        + File.pathSeparator
                        + place(RealDisk.class)
                        + File.pathSeparator
                        + place(Content.class),
                DiskProbe.class.getName()));
        command.addAll(List.of(steps));
        return command;
    }

    private static String place(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }

    /** Copies the probe's classes to where every user can read them, and gives the class path. */
    static String copyFor(Path folder) throws Exception {
        List<String> copies = new ArrayList<>();
        for (Class<?> type : List.of(DiskProbe.class, RealDisk.class, Content.class)) {
            Path from = Path.of(place(type));
            Path to = folder.resolve("classes" + copies.size());
            try (Stream<Path> files = Files.walk(from)) {
                for (Path file : files.toList()) {
                    Files.copy(file, to.resolve(from.relativize(file).toString()));
                }
            }
            copies.add(to.toString());
        }
        return String.join(File.pathSeparator, copies);
    }

    /** What a command prints, a line each; errors are printed through. */
    static List<String> lines(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as("exit status of %s, which printed %s", command, out)
                .isZero();
        return out.lines().toList();
    }

    /**
     * Runs a script in a mount namespace of its own, and then the probe there. The test is left out, with a word why,
     * where the machine does not let us make one.
     */
    static List<String> inNamespace(Path folder, String script, String... steps) throws Exception {
        List<String> unshare = List.of("unshare", "--map-root-user", "--mount");
        assumeTrue(
                succeeds(unshare, "mount -t tmpfs tmpfs " + folder),
                "left out: this machine lets us make no mount namespace (unshare --map-root-user --mount)");
        List<String> command = new ArrayList<>(unshare);
        command.addAll(List.of("sh", "-ec", "cd \"$0\"\n" + script + "\nexec \"$@\"", folder.toString()));
        command.addAll(command(steps));
        return lines(command);
    }

    /** Whether a script succeeds under a command. */
    static boolean succeeds(List<String> under, String script) {
        List<String> command = new ArrayList<>(under);
        command.addAll(List.of("sh", "-c", script));
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
