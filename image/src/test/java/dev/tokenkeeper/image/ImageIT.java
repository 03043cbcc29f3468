package dev.tokenkeeper.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the image is: small, the same each time, closed, and able to run anywhere. */
class ImageIT {
    private static final String PROGRAM = "/tokenkeeper/bin/tokenkeeper";
    private static final Map<String, String> NOTHING = Map.of();

    @TempDir
    private static Path unpackedIn;

    private static Unpacked image;

    @TempDir
    private Path folder;

    private Path volume;

    @BeforeAll
    static void unpack() throws Exception {
        image = Unpacked.of(target().resolve("tokenkeeper-docker.tar"), unpackedIn);
    }

    @BeforeEach
    void makeAVolume() throws IOException {
        volume = Files.createDirectories(folder.resolve("volume"));
        Files.createDirectories(volume.resolve("source"));
        Files.writeString(volume.resolve("source/license.token"), "Counter: 3\n");
        Path target = Files.createDirectories(volume.resolve("target"));
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    @Test
    void itStartsTheLauncherAsAnOrdinaryUser() {
        assertThat(image.manifest().get("RepoTags").get(0).asText()).isEqualTo("tokenkeeper:0.1.0");
        var config = image.config().get("config");
        assertThat(config.get("User").asText()).isEqualTo("65532:65532");
        assertThat(config.get("Entrypoint")).hasSize(1);
        assertThat(config.get("Entrypoint").get(0).asText()).isEqualTo(PROGRAM);
        assertThat(config.get("Env").get(0).asText()).isEqualTo("PATH=/tokenkeeper/bin");
        assertThat(image.config().get("os").asText()).isEqualTo("linux");
    }

    @Test
    void allOfItBelongsToRootLiesInOneFolderAndOnlyRootMayWriteIt() {
        assertThat(image.listing()).hasSizeGreaterThan(40).allSatisfy(line -> {
            assertThat(line).matches("[d-]rw[x-]r-[x-]r-[x-] 0/0 .*").contains(" tokenkeeper");
        });
    }

    @Test
    void nothingInItCanBeStartedButTheProgramAndItsHelper() {
        List<String> programs = image.listing().stream()
                .filter(line -> line.startsWith("-rwx"))
                .map(line -> line.substring(line.indexOf("tokenkeeper/")))
                .toList();

        assertThat(programs)
                .containsExactlyInAnyOrder(
                        "tokenkeeper/bin/java",
                        "tokenkeeper/bin/tokenkeeper",
                        "tokenkeeper/lib/jspawnhelper",
                        "tokenkeeper/lib/ld.so");
    }

    @Test
    void theBillOfMaterialsNamesEachJarTheRuntimeAndTheLibrary() throws Exception {
        Path own = image.root().resolve("tokenkeeper/lib/tokenkeeper");
        String bom = Files.readString(own.resolve("tokenkeeper.cdx.json"));

        assertThat(bom).contains("\"openjdk\"", "\"glibc\"", "\"bomFormat\" : \"CycloneDX\"");
        assertThat(Files.readAllLines(own.resolve("libraries")))
                .isNotEmpty()
                .allSatisfy(packed -> assertThat(bom).contains("\"" + packed.substring(0, packed.indexOf(' ')) + "\""));
        assertThat(target().resolve("tokenkeeper.cdx.json")).hasContent(bom);
    }

    @Test
    void itRunsWithAReadOnlyRootAsAUserThatNobodyKnows() throws Exception {
        Container.Ran first = container().run(NOTHING, init());
        Container.Ran second = container().run(NOTHING, init());

        assertThat(first.status()).as(first.err()).isZero();
        assertThat(second.status()).as(second.err()).isZero();
        assertThat(volume.resolve("target/license.token")).hasContent("Counter: 3\n");
    }

    @Test
    void codeAndCacheAreOfOneBuildAndTheCacheIsUsed() throws Exception {
        Path own = image.root().resolve("tokenkeeper/lib/tokenkeeper");
        String build = Files.readString(own.resolve("build")).split(" ", -1)[0];
        Container.Ran ran = container().run(NOTHING, PROGRAM, "version");
        String jar = "/tokenkeeper/lib/tokenkeeper/tokenkeeper.jar";
        Container.Ran cached = container()
                .run(
                        NOTHING,
                        "/tokenkeeper/bin/java",
                        "-XX:AOTMode=on",
                        "-XX:AOTCache=/tokenkeeper/lib/tokenkeeper/tokenkeeper.aot",
                        "-Xbootclasspath/a:" + jar,
                        "-cp",
                        jar,
                        "dev.tokenkeeper.cli.Tokenkeeper",
                        "version");

        assertThat(ran.out()).isEqualTo("tokenkeeper 0.1.0 (build " + build + ")\n");
        assertThat(ran.err()).isEmpty();
        // With this mode Java ends where it cannot use its cache.
        assertThat(cached).isEqualTo(ran);
    }

    @Test
    void theEnvironmentDoesNotChangeHowItStarts() throws Exception {
        Container.Ran ran = container()
                .run(
                        Map.of(
                                "JAVA_TOOL_OPTIONS", "-XX:+NoSuchOption",
                                "JDK_JAVA_OPTIONS", "-version",
                                "_JAVA_OPTIONS", "-Xmx3m",
                                "CLASSPATH", "/nowhere",
                                "LC_ALL", "xx_YY"),
                        PROGRAM,
                        "version");

        assertThat(ran).isEqualTo(container().run(NOTHING, PROGRAM, "version"));
    }

    @Test
    void theCopyOfInstallRunsBesideAnotherLibraryAndBecomesTheApplication() throws Exception {
        Path other = musl();
        Path copy = Files.createDirectories(volume.resolve("copy"));
        Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwxrwxrwx"));
        Container.Ran install = container().run(NOTHING, PROGRAM, "install", "--to=/volume/copy");
        Container.Ran again = container().run(NOTHING, PROGRAM, "install", "--to=/volume/copy");
        assertThat(install.status()).as(install.err()).isZero();
        assertThat(again.err()).contains(" 0 files copied");
        Tool.run(List.of("diff", "-r", image.root().resolve("tokenkeeper").toString(), copy.toString()));

        Container.Ran ran = new Container(other, copy, volume)
                .run(
                        Map.of("JAVA_TOOL_OPTIONS", "-Dours=no", "LD_LIBRARY_PATH", "/lib"),
                        PROGRAM,
                        "exec",
                        "--source=/volume/source",
                        "--target=/volume/target",
                        "--file=license.token",
                        "--",
                        "/application",
                        "a b");

        assertThat(ran.status()).as(ran.err()).isEqualTo(7);
        assertThat(ran.out().lines())
                .contains("argument: a b", "JAVA_TOOL_OPTIONS=-Dours=no", "LD_LIBRARY_PATH=/lib")
                .noneMatch(line -> line.startsWith("LC_ALL=") || line.startsWith("LOCPATH="))
                .noneMatch(line -> line.startsWith("TOKENKEEPER_SAVED_"));
        assertThat(volume.resolve("target/license.token")).hasContent("Counter: 3\n");
    }

    @Test
    void namesOfFilesMayBeAnyText() throws Exception {
        Files.writeString(volume.resolve("source/Schlüssel-鍵"), "k\n");
        Container.Ran ran = container()
                .run(
                        Map.of("LANG", "C"),
                        PROGRAM,
                        "init",
                        "--source=/volume/source",
                        "--target=/volume/target",
                        "--file=Schlüssel-鍵");

        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(volume.resolve("target/Schlüssel-鍵")).hasContent("k\n");
    }

    @Test
    void aSecondBuildGivesTheSameBytes() throws Exception {
        Path again = Files.createDirectories(folder.resolve("again"));
        Image.main(Stream.concat(
                        Stream.of(
                                root().resolve("cli/target/runtime/current").toString(),
                                root().resolve("image").toString(),
                                again.toString(),
                                "tokenkeeper:0.1.0"),
                        Stream.of(
                                System.getProperty("tokenkeeper.libraries", "").split(" ", -1)))
                .toArray(String[]::new));

        for (String name : List.of("tokenkeeper-docker.tar", "tokenkeeper-oci.tar", "tokenkeeper.cdx.json")) {
            assertThat(Files.mismatch(again.resolve(name), target().resolve(name)))
                    .as("first byte of " + name + " that differs")
                    .isEqualTo(-1);
        }
    }

    @Test
    void itIsSmall() throws Exception {
        long packed = Files.size(target().resolve("tokenkeeper-docker.tar"));
        long unpacked = 0;
        try (Stream<Path> files = Files.walk(image.root())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                unpacked += Files.size(file);
            }
        }
        System.out.println("image: " + packed + " bytes compressed, " + unpacked + " bytes as files");
        assertThat(packed).isLessThan(26_000_000);
        assertThat(unpacked).isLessThan(74_000_000);
    }

    private static String[] init() {
        return new String[] {
            PROGRAM, "init", "--source=/volume/source", "--target=/volume/target", "--file=license.token", "--mode=0664"
        };
    }

    private Container container() {
        return new Container(image.root(), image.root().resolve("tokenkeeper"), volume);
    }

    /** The root of an image whose programs use musl: the loader that is its library, and one program. */
    private Path musl() throws Exception {
        Path root = Files.createDirectories(folder.resolve("musl"));
        Path source = Files.writeString(folder.resolve("application.c"), """
                #include <stdio.h>
                extern char **environ;
                int main(int count, char **arguments) {
                    for (int i = 1; i < count; i++) printf("argument: %s\\n", arguments[i]);
                    for (char **each = environ; *each; each++) puts(*each);
                    return 7;
                }
                """);
        try {
            Tool.run(List.of("musl-gcc", "-o", root.resolve("application").toString(), source.toString()));
        } catch (ImageException e) {
            abort("this machine lacks musl-gcc (apt-get install musl-tools): " + e.getMessage());
        }
        Path loader = Files.createDirectories(root.resolve("lib"));
        String name = Elf.read(root.resolve("application"))
                .orElseThrow()
                .interpreter()
                .orElseThrow();
        Files.copy(Path.of(name).toRealPath(), loader.resolve(Path.of(name).getFileName()));
        return root;
    }

    private static Path root() {
        return Path.of(System.getProperty("tokenkeeper.root"));
    }

    private static Path target() {
        return root().resolve("image/target");
    }
}
