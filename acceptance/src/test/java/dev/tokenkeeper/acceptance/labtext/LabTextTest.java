package dev.tokenkeeper.acceptance.labtext;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** No block and no command of a text is left out silently: a second, simple count finds as many. */
class LabTextTest {
    @Test
    void everyBlockAndCommandIsFound() throws Exception {
        for (LabText text : List.of(LabText.find(), LabText.own())) {
            String markdown = text.markdown();
            assertThat(text.fences()).as(text.name()).hasSize(count(markdown, "^```") / 2);
            assertThat(text.fences("yaml"))
                    .hasSize(count(markdown, "^```yaml$"))
                    .isNotEmpty();
            assertThat(text.commands()).hasSize(count(markdown, "^kubectl ")).isNotEmpty();
            assertThat(text.commands())
                    .allSatisfy(command -> assertThat(command.text()).startsWith("kubectl "));
            assertThat(text.fences()).extracting(Fence::language).isSubsetOf("yaml", "bash", "plaintext");
        }
    }

    @Test
    void everyManifestAndFragmentHasItsPlace() throws Exception {
        for (LabText text : List.of(LabText.find(), LabText.own())) {
            Composed composed = new Composed(text);
            assertThat(composed.files())
                    .containsOnlyKeys(
                            "secret-software-token.yaml", "pvc-token-storage.yaml", "deployment-token-app.yaml");
            assertThat(Composed.parse(composed.below("Alternative 1").text())).containsEntry("kind", "Secret");
            for (String alternative : List.of("Alternative 2", "Alternative 3")) {
                assertThat(composed.withInitArguments(alternative)).isNotEqualTo(composed.deployment());
            }
            assertThat(Composed.print(composed.before("Before")))
                    .contains("token-config")
                    .doesNotContain("initContainers", "token-storage-pvc");
            assertThat(composed.merged("After")).isEqualTo(composed.deployment());
            assertThat(composed.unused()).as(text.name()).isEmpty();
        }
    }

    @Test
    void onlyTheInitContainerIsExchanged() throws Exception {
        Composed composed = new Composed(LabText.own());
        Exchanged exchanged = new Exchanged(composed, "ours:1", "elsewhere");
        var theirs =
                Composed.parse(composed.files().get("deployment-token-app.yaml").replace("test-lab", "elsewhere"));
        var ours = Composed.parse(exchanged.files().get("deployment-token-app.yaml"));
        assertThat(ours).isNotEqualTo(theirs);
        List.of(ours, theirs)
                .forEach(deployment -> List.of("image", "command", "args").forEach(Composed.init(deployment)::remove));
        assertThat(ours).isEqualTo(theirs);
        assertThat(exchanged.files().get("pvc-token-storage.yaml"))
                .isEqualTo(composed.files().get("pvc-token-storage.yaml").replace("test-lab", "elsewhere"));
    }

    @Test
    void expectedLinesAreReadFromTheComments() throws Exception {
        List<Command> promising = LabText.own().commands().stream()
                .filter(command -> !command.expected().isEmpty())
                .toList();
        assertThat(promising).singleElement().satisfies(command -> {
            assertThat(command.text()).startsWith("kubectl logs ");
            assertThat(command.expected())
                    .containsExactly(
                            "Initializing software token...",
                            "Token initialized:",
                            "SOFTWARE_LICENSE_V1",
                            "...",
                            "Token initialization complete.");
        });
    }

    private static int count(String text, String pattern) {
        return (int) Pattern.compile(pattern, Pattern.MULTILINE)
                .matcher(text)
                .results()
                .count();
    }
}
