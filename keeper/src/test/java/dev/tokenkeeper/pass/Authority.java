package dev.tokenkeeper.pass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Makes certificates and keys with openssl, as a person would. */
final class Authority {
    private final Path folder;
    private int count;

    Authority(Path folder) {
        this.folder = folder;
    }

    /** A new private key: {@code genpkey -algorithm RSA} and so on. */
    String key(String... how) throws IOException, InterruptedException {
        return made("key", how);
    }

    /** A certificate of its own for {@code key}, valid from now on for a year. */
    String certificate(String key) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("for-" + ++count), key);
        return made("crt", "req", "-x509", "-new", "-key", file.toString(), "-subj", "/CN=tokenkeeper", "-days", "365");
    }

    private String made(String ending, String... how) throws IOException, InterruptedException {
        Path made = folder.resolve(++count + "." + ending);
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(how));
        command.addAll(List.of("-out", made.toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        process.getOutputStream().close();
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IllegalStateException(command + ": " + Files.readString(folder.resolve("log")));
        }
        return Files.readString(made);
    }
}
