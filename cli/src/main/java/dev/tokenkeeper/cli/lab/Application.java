package dev.tokenkeeper.cli.lab;

import dev.tokenkeeper.cli.workbench.Program;
import dev.tokenkeeper.cli.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The lab text's application as a child process: it writes "Last Access" into its licence, here each half second. */
final class Application {
    private static final String SCRIPT = """
            echo "Starting licensed application..."
            if [ -f "$TOKEN" ]; then
              echo "License token found:"
            else
              echo "ERROR: License token not found!"
              exit 1
            fi
            while true; do
              echo "$(date): Application running with license..."
              echo "# Last Access: $(date)" >> "$TOKEN"
              echo "Token file permissions:"
              ls -la "$TOKEN"
              sleep 0.5
            done
            """;

    private final Process process;
    private final Path log;

    private Application(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts it and waits until it has written at least once. */
    static Application start(Workbench bench, String pod) throws IOException, InterruptedException {
        Path log = bench.folder().resolve(pod + ".log");
        Application application = new Application(bench.startShell(SCRIPT, log), log);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (!application.log().contains("Token file permissions:")
                && application.process.isAlive()
                && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return application;
    }

    String log() throws IOException {
        return Files.exists(log) ? Program.text(log) : "";
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Kills it at once, as a pod that is deleted with no grace. */
    void kill() throws InterruptedException {
        Program.kill(process);
    }
}
