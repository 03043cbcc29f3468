package dev.tokenkeeper.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Makes keys and certificates of their own with openssl. */
final class Certificates {
    private final Path folder;
    private int count;

    Certificates(Path folder) {
        this.folder = folder;
    }

    /** A key and its certificate, for localhost. */
    record Made(String key, String certificate) {}

    Made make(String name) throws IOException, InterruptedException {
        count++;
        Path key = folder.resolve(count + ".key");
        Path certificate = folder.resolve(count + ".crt");
        run("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", key.toString());
        run(
                "req",
                "-x509",
                "-new",
                "-key",
                key.toString(),
                "-subj",
                "/CN=" + name,
                "-days",
                "30",
                "-addext",
                "subjectAltName=DNS:localhost,IP:127.0.0.1",
                "-out",
                certificate.toString());
        return new Made(Files.readString(key), Files.readString(certificate));
    }

    private void run(String... how) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(how));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        process.getOutputStream().close();
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IllegalStateException(command + ": " + Files.readString(folder.resolve("log")));
        }
    }
}
