package dev.tokenkeeper.acceptance.commandline;

import dev.tokenkeeper.cli.Tokenkeeper;
import dev.tokenkeeper.merge.Merge;
import dev.tokenkeeper.pass.Keeper;
import dev.tokenkeeper.workload.manifest.Manifest;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import picocli.CommandLine;

/**
 * A pod in a temporary folder: a Secret as the kubelet mounts it, a volume, and the real program, each start a process of
 * its own.
 */
final class Pod {
    static final String KEY = "license.token";
    static final String TOKEN = """
        SOFTWARE_LICENSE_V1
        ===============================
        Product: Enterprise Application
        Version: 2024.1
        License Type: Development
        Expiry: 2024-12-31
        Counter: 3
        ===============================
        """;

    private final Path folder;
    private int version;

    Pod(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(secret());
        Files.createDirectories(volume());
    }

    Path folder() {
        return folder;
    }

    Path secret() {
        return folder.resolve("readonly-tokens");
    }

    Path volume() {
        return folder.resolve("writable-tokens");
    }

    Path live() {
        return volume().resolve(KEY);
    }

    String text() throws IOException {
        return Files.readString(live());
    }

    /** Mounts a new version of the Secret: a folder of its own, and a link that is swapped. */
    void mount(Map<String, String> keys) throws IOException {
        Path data = Files.createDirectory(secret().resolve("..2024_" + ++version));
        for (Map.Entry<String, String> key : keys.entrySet()) {
            Files.writeString(data.resolve(key.getKey()), key.getValue());
            Path link = secret().resolve(key.getKey());
            if (!Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
                Files.createSymbolicLink(link, Path.of("..data", key.getKey()));
            }
        }
        Path fresh = secret().resolve("..data_tmp");
        Files.createSymbolicLink(fresh, data.getFileName());
        Files.move(fresh, secret().resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
    }

    void mount(String token) throws IOException {
        mount(Map.of(KEY, token));
    }

    /** {@code init} as the lab's manifest has it, with {@code more} flags. */
    Ran init(String... more) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(
                List.of("init", "--source=" + secret(), "--target=" + volume(), "--file=" + KEY, "--mode=0664"));
        words.addAll(List.of(more));
        return run(words);
    }

    /** A verb on the volume. */
    Ran verb(String verb, String... more) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(verb, "--target=" + volume()));
        words.addAll(List.of(more));
        return run(words);
    }

    Ran run(List<String> words) throws IOException, InterruptedException {
        return command(java(words));
    }

    /** The command that starts the program with {@code words}. */
    static List<String> java(List<String> words) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath(),
                Tokenkeeper.class.getName()));
        command.addAll(words);
        return command;
    }

    /** Runs any command to its end, without our environment. */
    Ran command(List<String> command) throws IOException, InterruptedException {
        return command(command, Map.of());
    }

    Ran command(List<String> command, Map<String, String> environment) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", System.getenv("PATH"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("takes longer than two minutes: " + command);
        }
        Ran ran = new Ran(process.exitValue(), Files.readString(out), Files.readString(err));
        Files.delete(out);
        Files.delete(err);
        return ran;
    }

    /** All names in the volume with what they are and hold, and no times: equal if nothing was written. */
    String look() throws IOException {
        Map<String, String> look = new TreeMap<>();
        try (Stream<Path> files = Files.walk(volume())) {
            for (Path file : (Iterable<Path>) files::iterator) {
                look.put(volume().relativize(file).toString(), look(file));
            }
        }
        return look.entrySet().stream().map(Object::toString).collect(Collectors.joining("\n"));
    }

    /** Inode, time of change, mode and size of one file. */
    static String look(Path file) throws IOException {
        Map<String, Object> look =
                Files.readAttributes(file, "unix:ino,mode,size,lastModifiedTime,ctime", LinkOption.NOFOLLOW_LINKS);
        return new TreeMap<>(look).toString();
    }

    static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static String classPath() {
        return Stream.of(Merge.class, Keeper.class, Manifest.class, Load.class, Tokenkeeper.class, CommandLine.class)
                .map(Pod::origin)
                .collect(Collectors.joining(":"));
    }

    private static String origin(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
