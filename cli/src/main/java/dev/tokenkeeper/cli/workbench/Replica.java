package dev.tokenkeeper.cli.workbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An example application as a process, and what it has said. */
public final class Replica {
    private static final long PATIENCE_SECONDS = 15;

    private final String name;
    private final Process process;
    private final Path log;

    private Replica(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /** Starts {@code application}; each start has a log of its own. */
    public static Replica start(Workbench bench, Class<?> application, String name, List<String> arguments)
            throws IOException {
        Path log = Files.createTempFile(Files.createDirectories(bench.folder().resolve("logs")), name + "-", ".log");
        return new Replica(name, bench.startApplication(application, log, arguments.toArray(String[]::new)), log);
    }

    /** What it was called when it was started. */
    public String name() {
        return name;
    }

    /** Whether it runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** What it printed, up to its last whole line. */
    public String said() {
        String text = Program.text(log);
        return text.substring(0, text.lastIndexOf('\n') + 1);
    }

    /** Waits until it has said {@code words}; whether it did. */
    public boolean says(String words) throws InterruptedException {
        return saysAgain(words, 0);
    }

    /** The same of what it says behind the first {@code known} characters. */
    public boolean saysAgain(String words, int known) throws InterruptedException {
        Patience.comes(() -> said().indexOf(words, known) >= 0 || !process.isAlive());
        return said().indexOf(words, known) >= 0;
    }

    /** Its command line, as everybody on the machine may see it. */
    public String commandLine() {
        return process.info().commandLine().orElse("");
    }

    /** The number behind {@code words} in the last line that has them; 0 if none has. */
    public long last(String words) {
        return NumberBehind.last(said(), words);
    }

    /** The number behind {@code words} in the first line that has them; 0 if none has. */
    public long first(String words) {
        return NumberBehind.first(said(), words);
    }

    /** Ends it as a deleted pod with no grace. */
    public void kill() throws InterruptedException {
        Program.kill(process);
    }

    /** Asks it to end (SIGTERM), as a deleted pod is; whether it did. */
    public boolean end() throws InterruptedException {
        process.destroy();
        return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
