package dev.tokenkeeper.acceptance.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A checkout with the real launcher and nothing real behind it: a {@code mvn} that notes how it is called and makes a
 * runtime whose {@code java} prints what it is given. So the launcher's own decisions can be seen within milliseconds.
 */
final class Checkout {
    private static final String TOOLS =
            "sh cat cp date env find flock grep ln mkdir mv readlink rm sed sleep sort tail touch";

    private static final String MAVEN = """
            #!/bin/sh
            echo "$*" >>"$CHECKOUT/maven-calls"
            case " $* " in
            *' -o '*) [ ! -e "$CHECKOUT/cache-is-empty" ] || { echo "cannot be resolved: offline mode"; exit 1; } ;;
            esac
            [ ! -e "$CHECKOUT/does-not-compile" ] || { echo "COMPILATION ERROR: A.java"; exit 1; }
            echo "tokenkeeper: pretending to build"
            sleep 0.5
            made=$CHECKOUT/cli/target/runtime/made-$$
            mkdir -p "$made/bin" "$made/lib/tokenkeeper"
            cp "$CHECKOUT/fake-java" "$made/bin/java"
            echo "$made/lib/tokenkeeper" >"$made/lib/tokenkeeper/place"
            touch "$made/lib/tokenkeeper/stamp"
            ln -s "made-$$" "$made.link"
            mv -T "$made.link" "$CHECKOUT/cli/target/runtime/current"
            """;

    private static final String JAVA = """
            #!/bin/sh
            env | sort
            for argument in "$@"; do echo "argument: $argument"; done
            exit 7
            """;

    private final Path root;
    private final Path tools;

    private Checkout(Path root, Path tools) {
        this.root = root;
        this.tools = tools;
    }

    static Checkout in(Path folder) throws IOException {
        Path root = Files.createDirectories(folder.resolve("check out"));
        Path tools = Files.createDirectories(folder.resolve("tools"));
        for (String tool : TOOLS.split(" ")) {
            executable(tools.resolve(tool), "#!/bin/sh\nexec " + find(tool) + " \"$@\"\n");
        }
        for (String sources : List.of("merge/src/main", "keeper/src/main", "cli/src/main", "cli/runtime")) {
            Files.createDirectories(root.resolve(sources));
            Files.writeString(root.resolve(sources).resolve("A.java"), "");
        }
        Files.writeString(root.resolve("pom.xml"), "");
        Files.writeString(root.resolve("cli/pom.xml"), "");
        executable(root.resolve("cli/runtime/jdk25.sh"), "#!/bin/sh\necho /the/jdk\n");
        executable(root.resolve("fake-java"), JAVA);
        executable(tools.resolve("mvn"), MAVEN);
        Path launcher = Path.of(System.getProperty("tokenkeeper.root"), "tokenkeeper");
        executable(root.resolve("tokenkeeper"), Files.readString(launcher));
        return new Checkout(root, tools);
    }

    private static Path find(String tool) throws IOException {
        for (String folder : System.getenv("PATH").split(":")) {
            Path candidate = Path.of(folder, tool);
            if (Files.isExecutable(candidate)) {
                return candidate;
            }
        }
        throw new IOException("this test needs the command " + tool);
    }

    private static void executable(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    Path root() {
        return root;
    }

    Path launcher() {
        return root.resolve("tokenkeeper");
    }

    Checkout without(String tool) throws IOException {
        Files.delete(tools.resolve(tool));
        return this;
    }

    Checkout with(String file, String text) throws IOException {
        executable(root.resolve(file), text);
        return this;
    }

    /** How Maven was called, one line a call. */
    List<String> mavenCalls() throws IOException {
        Path calls = root.resolve("maven-calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    Map<String, String> environment(String... more) {
        Map<String, String> environment = new TreeMap<>(Map.of(
                "PATH", tools.toString(), "CHECKOUT", root.toString(), "HOME", "/nonexistent", "LANG", "C.UTF-8"));
        for (int i = 0; i < more.length; i += 2) {
            environment.put(more[i], more[i + 1]);
        }
        return environment;
    }

    Ran run(String... arguments) throws IOException, InterruptedException {
        return run(root, environment(), launcher(), arguments);
    }

    Ran run(Path folder, Map<String, String> environment, Path launcher, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        return Ran.command(folder, environment, command);
    }
}
