package dev.tokenkeeper.cli.workbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The temporary folder of one lab: the Secret's mount, the volume, the naive volume beside it, and what still runs. */
public final class Workbench implements AutoCloseable {
    public static final String KEY = "license.token";

    private final Path folder;
    private final SecretMount secret;
    private final Path volume;
    private final Path naive;
    private final Program program;
    private final List<Process> running = new ArrayList<>();

    private Workbench(Path folder, String mainClass) throws IOException {
        this.folder = folder;
        this.secret = SecretMount.in(folder.resolve("secret"));
        this.volume = Files.createDirectory(folder.resolve("volume"));
        this.naive = Files.createDirectory(folder.resolve("naive"));
        this.program = Program.ofThisProcess(mainClass, Files.createDirectory(folder.resolve("printed")));
    }

    /** Makes the folder, in {@code TMPDIR} as other programs do. */
    public static Workbench open(String mainClass) throws IOException {
        String chosen = System.getenv("TMPDIR");
        Path parent = Path.of(chosen == null || chosen.isEmpty() ? System.getProperty("java.io.tmpdir") : chosen);
        return new Workbench(Files.createTempDirectory(parent, "tokenkeeper-lab-"), mainClass);
    }

    public Path folder() {
        return folder;
    }

    public SecretMount secret() {
        return secret;
    }

    public Path volume() {
        return volume;
    }

    public Program program() {
        return program;
    }

    /** The token as the application sees it. */
    public Path live() {
        return volume.resolve(KEY);
    }

    /** The token that an init container with {@code cp} keeps. */
    public Path naiveLive() {
        return naive.resolve(KEY);
    }

    public String text(Path file) throws IOException {
        return Files.readString(file);
    }

    /** {@code tokenkeeper init} of the token with these further flags. */
    public Outcome init(String... flags) throws IOException, InterruptedException {
        return run("init", ofToken(flags));
    }

    private static String[] ofToken(String... flags) {
        List<String> all = new ArrayList<>(List.of("--file=" + KEY, "--mode=0664"));
        all.addAll(List.of(flags));
        return all.toArray(new String[0]);
    }

    /** A verb that reads the volume only. */
    public Outcome verb(String verb, String... flags) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(verb.split(" ")));
        all.add("--target=" + volume);
        all.addAll(List.of(flags));
        return program.run(all.toArray(new String[0]));
    }

    /** The revision that the volume's history names first: it is newest first. */
    public long newestRevision() throws IOException, InterruptedException {
        return NumberBehind.first(verb("history", "-o=json").out(), "\"revision\":");
    }

    /** A script of the shell that knows {@code $TOKEN}, {@code $NAIVE}, {@code $SOURCE} and {@code $VOLUME}. */
    public Outcome shell(String script) throws IOException, InterruptedException {
        return program.shell(variables(), script);
    }

    public Process startShell(String script, Path log) throws IOException {
        return kept(program.startShell(variables(), script, log));
    }

    public Process startWatch(Path log, String... flags) throws IOException {
        return start(log, "watch", ofToken(flags));
    }

    /** Starts {@code tokenkeeper WORDS}. */
    public Process startProgram(Path log, String... words) throws IOException {
        return kept(program.start(log, words));
    }

    /** Starts {@code tokenkeeper VERB} with the Secret's mount, the volume and these further flags. */
    public Process start(Path log, String verb, String... flags) throws IOException {
        return startProgram(log, between(verb, flags));
    }

    /** Runs {@code tokenkeeper VERB} with the Secret's mount, the volume and these further flags. */
    public Outcome run(String verb, String... flags) throws IOException, InterruptedException {
        return program.run(between(verb, flags));
    }

    private String[] between(String verb, String... flags) {
        List<String> all = new ArrayList<>(List.of(verb, "--source=" + secret.folder(), "--target=" + volume));
        all.addAll(List.of(flags));
        return all.toArray(new String[0]);
    }

    /** Starts an application: a main class of this program, which prints into {@code log}. */
    public Process startApplication(Class<?> application, Path log, String... arguments) throws IOException {
        return kept(program.startApplication(application, log, arguments));
    }

    public String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    /** Identity and time of the last change: equal before and after where nothing was written. */
    public String stamp(Path file) throws IOException {
        return Files.getAttribute(file, "unix:ino") + " " + Files.getLastModifiedTime(file);
    }

    private Process kept(Process process) {
        running.add(process);
        return process;
    }

    private Map<String, String> variables() {
        return Map.of(
                "TOKEN", live().toString(),
                "NAIVE", naiveLive().toString(),
                "SOURCE", secret.key(KEY).toString(),
                "VOLUME", volume.toString());
    }

    /** Ends what still runs and removes the folder. */
    @Override
    public void close() throws IOException {
        for (Process process : running) {
            try {
                Program.kill(process);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        if (Files.exists(folder)) {
            List<Path> all;
            try (Stream<Path> found = Files.walk(folder)) {
                all = new ArrayList<>(found.toList());
            }
            for (Path path : all.reversed()) {
                Files.deleteIfExists(path);
            }
        }
    }

    /** How many of the started processes are still there. */
    public long alive() {
        return running.stream().filter(Process::isAlive).count();
    }
}
