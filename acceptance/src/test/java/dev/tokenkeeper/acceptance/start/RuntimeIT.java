package dev.tokenkeeper.acceptance.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The AOT cache is used, and never for code that is not in the jar: the JVM itself does not compare them. */
class RuntimeIT {
    private static final List<String> NO_MORE = List.of();

    private static @Nullable BuiltRuntime built;

    private BuiltRuntime runtime;

    @BeforeAll
    static void makeARuntime(@TempDir Path folder) throws Exception {
        built = BuiltRuntime.makeIn(folder);
    }

    @BeforeEach
    void beginAnew() throws IOException {
        runtime = Objects.requireNonNull(built);
        runtime.restore();
    }

    @Test
    void theCacheIsUsed() throws Exception {
        Ran ran = runtime.run(List.of("-XX:AOTMode=on"), "version");

        assertThat(ran.err()).isEmpty();
        assertThat(ran.status()).isZero();
    }

    @Test
    void withoutACacheTheProgramRunsAllTheSame() throws Exception {
        Ran with = runtime.run(NO_MORE, "version");
        Files.delete(runtime.own("tokenkeeper.aot"));
        Ran without = runtime.run(NO_MORE, "version");

        assertThat(without.status()).isZero();
        assertThat(without.out()).isEqualTo(with.out()).startsWith("tokenkeeper ");
    }

    @Test
    void anotherJarBesideTheOldCacheRuns() throws Exception {
        Ran ran = runtime.withProgramThatPrints("this is the new code").run(NO_MORE, "version");

        assertThat(ran.out()).isEqualTo("this is the new code\n");
        assertThat(ran.status()).isZero();
    }

    @Test
    void aJarWithOneByteOfOneClassChangedIsNoticed() throws Exception {
        Ran ran = runtime.withAnotherByteIn("dev/tokenkeeper/cli/Tokenkeeper.class")
                .run(NO_MORE, "version");

        assertThat(ran.out()).startsWith("tokenkeeper 0.1.1 ");
        assertThat(ran.err()).contains("cache").hasLineCount(1);
        assertThat(ran.status()).isZero();
    }

    @Test
    void aCacheOfAnotherBuildIsNotUsed() throws Exception {
        String line = Files.readString(runtime.own("build"));
        Files.writeString(runtime.own("build"), "0123456789abcdef" + line.substring(16));
        Ran ran = runtime.run(NO_MORE, "version");

        assertThat(ran.status()).isZero();
        assertThat(ran.out()).startsWith("tokenkeeper ");
        assertThat(ran.err()).contains("cache").hasLineCount(1);
    }

    @Test
    void aCacheThatIsNotOneDoesNotStopTheProgramOrReachItsOutput() throws Exception {
        Ran with = runtime.run(NO_MORE, "version");
        Files.write(
                runtime.own("tokenkeeper.aot"),
                "not a cache".getBytes(StandardCharsets.US_ASCII),
                StandardOpenOption.TRUNCATE_EXISTING);
        Ran without = runtime.run(NO_MORE, "version");

        assertThat(without.status()).isZero();
        assertThat(without.out()).isEqualTo(with.out());
    }
}
