package dev.tokenkeeper.acceptance.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Options for Java in the environment change nothing here, and reach the application that {@code exec} starts. */
class EnvironmentIT {
    private static final Map<String, String> FOR_JAVA = Map.of(
            "JAVA_TOOL_OPTIONS", "-XX:+UseParallelGC -Dcolour=red",
            "JDK_JAVA_OPTIONS", "-Xint -version",
            "_JAVA_OPTIONS", "-Xmx3m",
            "CLASSPATH", "/nowhere/a.jar");

    @TempDir
    private Path folder;

    @Test
    void optionsInTheEnvironmentChangeNothing() throws Exception {
        Ran plain = run(Map.of(), "version");
        Ran ran = run(FOR_JAVA, "version");

        assertThat(plain.out()).startsWith("tokenkeeper ");
        assertThat(ran).isEqualTo(plain);
    }

    @Test
    void theApplicationGetsThem() throws Exception {
        Path source = Files.createDirectories(folder.resolve("source"));
        Files.writeString(source.resolve("license.token"), "Counter: 3\n");
        Files.createDirectories(folder.resolve("target"));
        Ran ran = run(FOR_JAVA, "exec", "--source=" + source, "--target=" + folder.resolve("target"), "--", "env");

        assertThat(ran.status()).as(ran.err()).isZero();
        List<String> lines = ran.out().lines().toList();
        FOR_JAVA.forEach((name, value) -> assertThat(lines).contains(name + "=" + value));
        assertThat(lines).noneMatch(line -> line.startsWith("TOKENKEEPER_SAVED_"));
    }

    private static Ran run(Map<String, String> more, String... arguments) throws Exception {
        Path root = Path.of(System.getProperty("tokenkeeper.root"));
        Map<String, String> environment =
                new TreeMap<>(Map.of("PATH", System.getenv("PATH"), "LANG", "C.UTF-8", "TOKENKEEPER_BUILD", "never"));
        environment.putAll(more);
        List<String> command =
                new ArrayList<>(List.of(root.resolve("tokenkeeper").toString()));
        command.addAll(List.of(arguments));
        return Ran.command(root, environment, command);
    }
}
