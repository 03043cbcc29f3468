package dev.tokenkeeper.acceptance.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./tokenkeeper} decides before Java starts. */
class LauncherTest {
    @TempDir
    private Path folder;

    private Checkout checkout;

    @BeforeEach
    void makeACheckout() throws IOException {
        checkout = Checkout.in(folder);
    }

    @Test
    void theFirstRunBuildsAndSaysSo() throws Exception {
        Ran ran = checkout.run("status", "two words", "");

        assertThat(ran.status()).isEqualTo(7);
        assertThat(ran.err()).contains("building the program", "pretending to build (", "built in");
        assertThat(ran.out()).contains("argument: status\nargument: two words\nargument: \n");
        assertThat(checkout.mavenCalls()).hasSize(1);
    }

    @Test
    void theSecondRunStartsAtOnce() throws Exception {
        checkout.run();
        Ran ran = checkout.run();

        assertThat(ran.err()).isEmpty();
        assertThat(checkout.mavenCalls()).hasSize(1);
    }

    @Test
    void aChangedSourceIsBuiltAgain() throws Exception {
        checkout.run();
        Path source = checkout.root().resolve("keeper/src/main/A.java");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(2)));
        checkout.run();

        assertThat(checkout.mavenCalls()).hasSize(2);
    }

    @Test
    void aRemovedSourceIsBuiltAgain() throws Exception {
        checkout.run();
        Files.delete(checkout.root().resolve("merge/src/main/A.java"));
        checkout.run();

        assertThat(checkout.mavenCalls()).hasSize(2);
    }

    @Test
    void aCheckoutThatWasMovedIsBuiltAgain() throws Exception {
        checkout.run();
        Path place = checkout.root().resolve("cli/target/runtime/current/lib/tokenkeeper/place");
        Files.writeString(place, "/where/it/was\n");
        checkout.run();

        assertThat(checkout.mavenCalls()).hasSize(2);
    }

    @Test
    void theNetworkIsUsedOnlyWhenSomethingIsMissing() throws Exception {
        checkout.with("cache-is-empty", "");
        Ran ran = checkout.run();

        assertThat(ran.status()).isEqualTo(7);
        assertThat(ran.err()).contains("fetching what Maven lacks");
        assertThat(checkout.mavenCalls()).hasSize(2);
        assertThat(checkout.mavenCalls().get(0)).contains("-o ");
        assertThat(checkout.mavenCalls().get(1)).doesNotContain("-o ");
    }

    @Test
    void aBuildThatFailsShowsWhatMavenSaidAndRunsNothing() throws Exception {
        checkout.with("does-not-compile", "");
        Ran ran = checkout.run();

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("COMPILATION ERROR: A.java", "tokenkeeper: the build failed");
        assertThat(checkout.mavenCalls()).hasSize(1);
    }

    @Test
    void withoutMavenOneSentenceSaysWhatToInstall() throws Exception {
        Ran ran = checkout.without("mvn").run();

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err())
                .isEqualTo("tokenkeeper: no Maven found: install it (Debian, Ubuntu: apt-get install maven)\n");
    }

    @Test
    void withoutAJdkOneSentenceSaysWhatToInstall() throws Exception {
        checkout.with("cli/runtime/jdk25.sh", "#!/bin/sh\necho 'tokenkeeper: no JDK 25 found' >&2\nexit 1\n");
        Ran ran = checkout.run();

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err()).isEqualTo("tokenkeeper: no JDK 25 found\n");
    }

    @Test
    void itMayBeToldNotToBuild() throws Exception {
        Ran ran = checkout.run(
                checkout.root(), checkout.environment("TOKENKEEPER_BUILD", "never"), checkout.launcher(), "init");

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err()).contains("no runtime");
        assertThat(checkout.mavenCalls()).isEmpty();
    }

    @Test
    void firstRunsAtTheSameTimeBuildOnce() throws Exception {
        List<Future<Ran>> runs = new ArrayList<>();
        try (ExecutorService several = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 4; i++) {
                runs.add(several.submit(() -> checkout.run("init")));
            }
        }
        for (Future<Ran> run : runs) {
            assertThat(run.get().status()).isEqualTo(7);
        }
        assertThat(checkout.mavenCalls()).hasSize(1);
    }

    @Test
    void itRunsFromAnyFolderAndThroughALink() throws Exception {
        checkout.run();
        Path elsewhere = Files.createDirectories(folder.resolve("else where"));
        Path link = Files.createSymbolicLink(elsewhere.resolve("tk"), Path.of("../check out/tokenkeeper"));

        for (Path way : List.of(link, Path.of("./tk"), Path.of("../check out/tokenkeeper"))) {
            Ran ran = checkout.run(elsewhere, checkout.environment(), way, "init");
            assertThat(ran.status()).as(way + ran.err()).isEqualTo(7);
            assertThat(ran.out()).contains("argument: init");
        }
        assertThat(checkout.mavenCalls()).hasSize(1);
    }

    @Test
    void optionsForJavaDoNotReachItAndAreKeptForTheApplication() throws Exception {
        checkout.run();
        Ran ran = checkout.run(
                checkout.root(),
                checkout.environment(
                        "JAVA_TOOL_OPTIONS",
                        "-Da=b",
                        "JDK_JAVA_OPTIONS",
                        "-Dc=d",
                        "_JAVA_OPTIONS",
                        "",
                        "CLASSPATH",
                        "x y"),
                checkout.launcher());

        List<String> lines = ran.out().lines().toList();
        assertThat(lines)
                .contains(
                        "TOKENKEEPER_SAVED_JAVA_TOOL_OPTIONS=-Da=b",
                        "TOKENKEEPER_SAVED_JDK_JAVA_OPTIONS=-Dc=d",
                        "TOKENKEEPER_SAVED__JAVA_OPTIONS=",
                        "TOKENKEEPER_SAVED_CLASSPATH=x y");
        assertThat(lines)
                .noneMatch(line -> line.startsWith("JAVA_TOOL_OPTIONS")
                        || line.startsWith("JDK_JAVA_OPTIONS")
                        || line.startsWith("_JAVA_OPTIONS")
                        || line.startsWith("CLASSPATH"));
    }

    @Test
    void aLauncherBehindALauncherKeepsWhatTheFirstOnePutAside() throws Exception {
        checkout.run();
        Ran ran = checkout.run(
                checkout.root(),
                checkout.environment("TOKENKEEPER_SAVED_JAVA_TOOL_OPTIONS", "-Da=b"),
                checkout.launcher());

        assertThat(ran.out().lines()).contains("TOKENKEEPER_SAVED_JAVA_TOOL_OPTIONS=-Da=b");
    }

    @Test
    void withoutALocaleNamesAreStillReadAsUtf8() throws Exception {
        checkout.run();
        Ran ran = checkout.run(checkout.root(), checkout.environment("LANG", "C"), checkout.launcher());

        assertThat(ran.out().lines()).contains("LC_ALL=C.UTF-8", "TOKENKEEPER_SAVED_LC_ALL=", "LANG=C");
    }
}
