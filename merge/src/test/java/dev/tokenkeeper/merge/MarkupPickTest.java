package dev.tokenkeeper.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.format.NodePath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Places of markup and of certificates are taken over by the paths that reports call them by. */
final class MarkupPickTest {
    private static final String INTO =
            "<c>\n  <u name='a/b' r='1'>x</u>\n  <u name='z'/>\n  <e>1</e>\n  <e>2</e>\n  <t/>\n</c>\n";
    private static final String FROM =
            "<c>\n  <u name='a/b' r='2'>y</u>\n  <u name='n'/>\n  <e>1</e>\n  <e>3</e>\n  <t>new</t>\n</c>\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "/c/u[@name='a~1b']/@r; r='1'; r='2'",
                "/c/u[@name='a~1b']; r='1'>x; r='2'>y",
                "/c/e/1; <e>2; <e>3",
                "/c/t; <t/>; <t>new</t>"
            })
    void takesOnePlaceAndLeavesAllOtherBytes(String path, String old, String fresh) {
        assertThat(take(Format.XML, INTO, FROM, path)).isEqualTo(INTO.replace(old.strip(), fresh.strip()));
    }

    @Test
    void whatOneSideHasComesAndGoes() {
        assertThat(take(Format.XML, INTO, FROM, "/c/u[@name='z']")).isEqualTo(INTO.replace("  <u name='z'/>\n", ""));
        assertThat(take(Format.XML, INTO, FROM, "/c/u[@name='n']"))
                .isEqualTo(INTO.replace("  <u name='z'/>\n", "  <u name='n'/>\n  <u name='z'/>\n"));
    }

    @Test
    void takingEachDifferenceMakesThemEqual() {
        String into = INTO;
        for (PathChange change : Differences.between(Format.XML, Merging.content(FROM), Merging.content(INTO))) {
            into = take(Format.XML, into, FROM, change.path());
        }
        assertThat(Differences.between(Format.XML, Merging.content(FROM), Merging.content(into)))
                .isEmpty();
    }

    /** Not a letter of a certificate, a key or a hash is in what is told about them. */
    @Test
    void noSecretIsInAPathOrInAConflict() {
        String block = "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n";
        MergeOutcome.Merged pem = Merging.merged(
                Format.PEM,
                block.formatted("c2VjcmV0MQ=="),
                block.formatted("c2VjcmV0Mg=="),
                block.formatted("c2VjcmV0Mw=="));
        assertThat(pem.toString()).contains("/0").doesNotContain("c2Vj").doesNotContain("PRIVATE");
        MergeOutcome.Merged passwd = Merging.merged(Format.PASSWD, "a:secret1\n", "a:secret2\n", "a:secret3\n");
        assertThat(passwd.toString()).contains("/a").doesNotContain("secret");
        MergeOutcome.Merged xml =
                Merging.merged(Format.XML, "<a b='secret1'/>", "<a b='secret2'/>", "<a b='secret3'/>");
        assertThat(xml.toString()).contains("/a/@b").doesNotContain("secret");
    }

    private static String take(Format format, String into, String from, String path) {
        MergeOutcome outcome = Pick.take(format, Merging.content(into), Merging.content(from), NodePath.parse(path));
        return Merging.text(((MergeOutcome.Merged) outcome).content());
    }
}
