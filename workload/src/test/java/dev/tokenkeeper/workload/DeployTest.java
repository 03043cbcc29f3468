package dev.tokenkeeper.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.workload.inject.Injection;
import dev.tokenkeeper.workload.inject.Way;
import dev.tokenkeeper.workload.inject.Wish;
import dev.tokenkeeper.workload.manifest.Manifest;
import dev.tokenkeeper.workload.manifest.Part;
import dev.tokenkeeper.workload.pod.Container;
import dev.tokenkeeper.workload.pod.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The manifests of {@code deploy/}: what all of them have, and that inject writes the same from a plain one. */
final class DeployTest {
    private static final Path ROOT = Path.of(System.getProperty("tokenkeeper.root", ".."));
    private static final Set<String> OF_OURS = Set.of("memory: 64Mi", "cpu: 100m");

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve("deploy"))) {
            return files.sorted().toList();
        }
    }

    @Test
    void thereAreTheLabsThreeFilesAndEachVariant() throws IOException {
        assertThat(files().stream().map(file -> file.getFileName().toString()))
                .contains(
                        "namespace.yaml",
                        "secret-software-token.yaml",
                        "pvc-token-storage.yaml",
                        "deployment-token-app.yaml",
                        "sidecar.yaml",
                        "exec.yaml",
                        "configmap.yaml",
                        "sensitive.yaml",
                        "created-once.yaml",
                        "validated.yaml");
    }

    @ParameterizedTest
    @MethodSource("files")
    void eachSaysWhatItIsForAndHoldsObjectsWithoutANamespace(Path file) throws Exception {
        String text = Files.readString(file);
        assertThat(text).startsWith("# ");
        assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(120));
        for (Part object : Manifest.read(text).documents()) {
            assertThat(object.text("apiVersion")).isNotEmpty();
            assertThat(object.text("metadata", "name")).isNotEmpty();
            assertThat(object.text("metadata", "namespace")).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void eachPodIsWithinTheRestrictedProfile(Path file) throws Exception {
        for (Workload workload :
                Workload.in(Manifest.read(Files.readString(file)).documents())) {
            Part spec = workload.spec();
            assertThat(spec.text("automountServiceAccountToken")).isEqualTo("false");
            assertThat(spec.text("securityContext", "fsGroupChangePolicy")).isEqualTo("OnRootMismatch");
            for (String key : List.of("runAsUser", "runAsGroup", "fsGroup")) {
                assertThat(spec.at("securityContext", key).number(0)).isPositive();
            }
            assertThat(workload.containers()).hasSizeGreaterThan(1);
            for (Container container : workload.containers()) {
                Part security = container.part().at("securityContext");
                assertThat(security.text("allowPrivilegeEscalation")).isEqualTo("false");
                assertThat(security.text("readOnlyRootFilesystem")).isEqualTo("true");
                assertThat(security.text("runAsNonRoot")).isEqualTo("true");
                assertThat(security.at("capabilities", "drop").texts()).containsExactly("ALL");
                assertThat(security.text("seccompProfile", "type")).isEqualTo("RuntimeDefault");
                if (!container.name().equals("token-app")) {
                    Part limits = container.part().at("resources", "limits");
                    assertThat(Set.of("memory: " + limits.text("memory"), "cpu: " + limits.text("cpu")))
                            .isEqualTo(OF_OURS);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void noDollarInArgumentsIsKubernetesOwn(Path file) throws Exception {
        for (Workload workload :
                Workload.in(Manifest.read(Files.readString(file)).documents())) {
            for (Container container : workload.containers()) {
                for (String word : container.words()) {
                    assertThat(word.replace("$$", "")).doesNotContain("$");
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"INIT,deployment-token-app.yaml", "SIDECAR,sidecar.yaml", "EXEC,exec.yaml"})
    void injectWritesTheSameFromAPlainOne(Way way, String file) throws Exception {
        Object injected = meaning(Injection.inject(plain(), wish(way)));
        assertThat(injected)
                .isEqualTo(meaning(Files.readString(ROOT.resolve("deploy").resolve(file))));
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void injectingInAnotherWayReplacesTheFirst(Way first) throws Exception {
        String before = Injection.inject(plain(), wish(first));
        for (Way way : Way.values()) {
            assertThat(Injection.inject(before, wish(way))).isEqualTo(Injection.inject(plain(), wish(way)));
        }
    }

    private static String plain() throws IOException {
        return Files.readString(ROOT.resolve("cases/inject/as-init/in.yaml"));
    }

    private static Wish wish(Way way) {
        return new Wish(
                way,
                "tokenkeeper:0.1.0",
                "token-storage-pvc",
                "",
                "",
                -1,
                -1,
                List.of("--file=license.token", "--mode=0664"),
                List.of());
    }

    /** What Kubernetes makes of it: the order of mounts does not count, and command and arguments are one. */
    private static Object meaning(String text) {
        return plain(new Load(LoadSettings.builder().build()).loadFromString(text));
    }

    private static Object plain(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(DeployTest::plain).toList();
        }
        if (!(value instanceof Map<?, ?> map)) {
            return String.valueOf(value);
        }
        Map<Object, Object> plain = new HashMap<>();
        map.forEach((key, inner) -> plain.put(key, plain(inner)));
        List<Object> words = new ArrayList<>();
        for (String key : List.of("command", "args")) {
            if (plain.remove(key) instanceof List<?> some) {
                words.addAll(some);
            }
        }
        plain.put("words", words);
        plain.computeIfPresent("volumeMounts", (key, mounts) -> Set.copyOf((List<?>) mounts));
        return plain;
    }
}
