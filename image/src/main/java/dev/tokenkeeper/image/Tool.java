package dev.tokenkeeper.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A program of this machine that the build calls. Its environment is nothing but a PATH and a locale. */
final class Tool {
    private static final Map<String, String> PACKAGES =
            Map.of("gcc", "gcc and libc6-dev", "unshare", "util-linux", "setarch", "util-linux", "strip", "binutils");

    private Tool() {}

    /**
     * Runs it.
     *
     * @return its standard output and standard error
     * @throws ImageException if it is not there, or fails: with its words
     */
    static String run(List<String> command) throws ImageException, InterruptedException {
        String name = command.getFirst();
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        String path = builder.environment().getOrDefault("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
        builder.environment().clear();
        builder.environment().put("PATH", path);
        builder.environment().put("LC_ALL", "C");
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int status = process.waitFor();
            if (status != 0) {
                throw new ImageException(name + " ended with " + status + ":\n" + said);
            }
            return said;
        } catch (IOException e) {
            throw new ImageException("there is no " + name + " here (Debian, Ubuntu: apt-get install "
                    + PACKAGES.getOrDefault(name, name) + ")");
        }
    }
}
