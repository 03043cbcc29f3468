package dev.tokenkeeper.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.cli.flags.ArgumentReader;
import dev.tokenkeeper.cli.flags.UsageException;
import dev.tokenkeeper.cli.flags.Verb;
import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.delivery.DeliverySpec;
import dev.tokenkeeper.delivery.FileSpec;
import dev.tokenkeeper.format.NodePath;
import dev.tokenkeeper.merge.ConflictPolicy;
import dev.tokenkeeper.merge.FieldPolicy;
import dev.tokenkeeper.merge.MergePolicy;
import dev.tokenkeeper.merge.Strategy;
import dev.tokenkeeper.volume.Ownership;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From words to types, and each message for words that mean nothing. */
class SettingsTest {
    @Test
    void whatIsNotSaidHasItsDefault() throws UsageException {
        Settings settings = read("--source=/s --target=/t");
        DeliverySpec spec = settings.spec();
        assertThat(spec.name()).isEqualTo("default");
        assertThat(spec.source()).isEqualTo(Path.of("/s"));
        assertThat(spec.target()).isEqualTo(Path.of("/t"));
        assertThat(spec.files()).isEmpty();
        assertThat(spec.groups()).isEmpty();
        assertThat(spec.ownership()).isEqualTo(Ownership.mode(0600));
        assertThat(spec.format()).isNull();
        assertThat(spec.policy()).isEqualTo(MergePolicy.DEFAULT);
        assertThat(spec.rules()).isEmpty();
        assertThat(spec.historyLimit()).isEqualTo(10);
        assertThat(spec.shared() || spec.singleWriter()).isFalse();
        assertThat(settings.patience()).isZero();
        assertThat(settings.report()).isNull();
        assertThat(settings.strict() || settings.dryRun()).isFalse();
    }

    @Test
    void everythingCanBeSaid() throws UsageException {
        Settings settings = read("--source=/s --target=/t --name=a-1 --file=k --file=c:d/e,format=Json,mode=640"
                + " --group=k,c --mode=0664 --uid=1 --gid=2 --format=license-text --strategy=TakeSource"
                + " --conflict=keep-both --field=/a=b=monotonic --field=x=GenerateOnce --validate=max-size:5 --wait=1m30s"
                + " --report=r --strict --dry-run --single-writer --shared --history-limit=3");
        DeliverySpec spec = settings.spec();
        assertThat(spec.name()).isEqualTo("a-1");
        assertThat(spec.files())
                .containsExactly(new FileSpec("k", "k", null, null), new FileSpec("c", "d/e", Format.JSON, 0640));
        assertThat(spec.groups()).containsExactly(List.of("k", "c"));
        assertThat(spec.ownership()).isEqualTo(new Ownership(0664, 1, 2));
        assertThat(spec.format()).isEqualTo(Format.LICENSE_TEXT);
        assertThat(spec.policy().strategy()).isEqualTo(Strategy.TAKE_SOURCE);
        assertThat(spec.policy().conflictPolicy()).isEqualTo(ConflictPolicy.KEEP_BOTH);
        assertThat(spec.policy().fieldPolicies())
                .extracting(FieldPolicy::type)
                .containsExactly(FieldPolicy.Type.MONOTONIC, FieldPolicy.Type.GENERATE_ONCE);
        assertThat(spec.policy().fieldPolicies().getFirst().pattern()).hasToString("/a=b");
        assertThat(spec.rules()).hasSize(1);
        assertThat(spec.historyLimit()).isEqualTo(3);
        assertThat(spec.shared() && spec.singleWriter()).isTrue();
        assertThat(settings.patience()).isEqualTo(Duration.ofSeconds(90));
        assertThat(settings.report()).isEqualTo(Path.of("r").toAbsolutePath());
        assertThat(settings.strict() && settings.dryRun()).isTrue();
    }

    @Test
    void aWholeFolderIsDeliveredByInitAndExecAndKeepsTheOneBefore() throws UsageException {
        for (String word : List.of("generations", "Generations", "GENERATIONS")) {
            DeliverySpec spec = read("--source=/s --target=/t --layout=" + word).spec();
            assertThat(spec.generations()).isTrue();
            assertThat(spec.historyLimit()).isEqualTo(2);
        }
        assertThat(read("--source=/s --target=/t --layout=generations --history-limit=5")
                        .spec()
                        .historyLimit())
                .isEqualTo(5);
        assertThat(read("--source=/s --target=/t --layout=Files").spec().generations())
                .isFalse();
        assertThat(new SettingsWords(Verb.EXEC, "--source=/s --target=/t --layout=generations -- true").generations())
                .isTrue();
    }

    private record SettingsWords(Verb verb, String words) {
        boolean generations() throws UsageException {
            return SettingsReader.read(new ArgumentReader(Map.of()).quick(verb, words.split(" ", -1), 0))
                    .spec()
                    .generations();
        }

        String complaint() {
            try {
                generations();
                return "";
            } catch (UsageException e) {
                return e.place() + " " + e.sentence();
            }
        }
    }

    @Test
    void whatHasNoMeaningForAWholeFolderIsRefused() {
        String words = "--source=/s --target=/t --layout=generations";
        for (String flag : List.of(
                "--file=a",
                "--group=a,b",
                "--format=json",
                "--strategy=take-source",
                "--conflict=fail",
                "--field=/a=app",
                "--validate=max-size:5")) {
            assertThat(new SettingsWords(Verb.INIT, words + " " + flag).complaint())
                    .isEqualTo(flag.substring(0, flag.indexOf('=')) + " has no meaning with --layout generations,"
                            + " which merges nothing");
        }
        assertThat(new SettingsWords(Verb.EXEC, words + " --supervise -- true").complaint())
                .startsWith("--supervise has no meaning");
        assertThat(new SettingsWords(Verb.WATCH, words).complaint()).startsWith("--layout generations is delivered");
        assertThat(new SettingsWords(Verb.INIT, "--source=/s --target=/t --layout=folders").complaint())
                .isEqualTo("--layout has to be files or generations");
        assertThat(new SettingsWords(Verb.INIT, "--source=/s --target=/s/t --layout=generations").complaint())
                .isEqualTo("--target and --source lie one in the other");
    }

    @Test
    void aRuleForAPlaceCanNameAFormatAndAMergeKey() throws UsageException {
        String fields =
                " --field=/d/token=merge,format=Json --field=/a=b=set,merge-key=alias --field=/c=Merge,mergeKey=set";
        assertThat(read("--source=/s --target=/t" + fields).spec().policy().fieldPolicies())
                .containsExactly(
                        new FieldPolicy(NodePath.parse("/d/token"), FieldPolicy.Type.MERGE, Format.JSON, null),
                        new FieldPolicy(NodePath.parse("/a=b"), FieldPolicy.Type.SET, null, "alias"),
                        new FieldPolicy(NodePath.parse("/c"), FieldPolicy.Type.MERGE, null, "set"));
    }

    @Test
    void aVerbThatOnlyLooksLeavesTheLookOfFilesOpen() throws UsageException {
        String[] words = {"--target=/t"};
        assertThat(SettingsReader.read(new ArgumentReader(Map.of()).quick(Verb.ROLLBACK, with("3", words), 0))
                        .spec()
                        .ownership())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        --target=/t                        | --source: is required (or TOKENKEEPER_SOURCE)
        --source=/s                        | --target: is required (or TOKENKEEPER_TARGET)
        --source=/s --target=              | --target: is empty
        --source=/s --target=/t --name=lock | --name: has to be of a-z, 0-9, '-' and '.', at most 63, neither lock nor key
        --source=/s --target=/t --name=../x | --name: has to be of a-z, 0-9, '-' and '.', at most 63, neither lock nor key
        --source=/s --target=/t --mode=0999 | --mode: has to be an octal mode, at most 0777, that lets the owner read
        --source=/s --target=/t --mode=4755 | --mode: has to be an octal mode, at most 0777, that lets the owner read
        --source=/s --target=/t --mode=0044 | --mode: has to be an octal mode, at most 0777, that lets the owner read
        --source=/s --target=/t --uid=-1    | --uid: has to be a number from 0
        --source=/s --target=/t --gid=x     | --gid: has to be a number from 0
        --source=/s --target=/t --history-limit=0 | --history-limit: has to be a number from 1
        --source=/s --target=/t --uid=9999999999 | --uid: has to be a number from 0
        --source=/s --target=/t --format=x  | --format: has to be auto, license-text, text, json, jsonc, properties, env, ini, toml, passwd, pem, xml, php, yaml, opaque
        --source=/s --target=/t --strategy=x | --strategy: has to be three-way, take-source, keep-target, created-once
        --source=/s --target=/t --conflict=x | --conflict: has to be keep-target, take-source, keep-both, fail
        --source=/s --target=/t --field=x   | --field: has to be PATH=TYPE
        --source=/s --target=/t --field=x=y | --field: has to be source, app, merge, generate-once, monotonic, set
        --source=/s --target=/t --field=x=merge,format=opaque | --field: names no format with entries
        --source=/s --target=/t --field=x=app,format=json | --field: has to be PATH=TYPE; merge takes ,format=F and merge or set takes ,merge-key=NAME
        --source=/s --target=/t --field=x=merge,hunter2 | --field: has to be PATH=TYPE; merge takes ,format=F and merge or set takes ,merge-key=NAME
        --source=/s --target=/t --wait=5    | --wait: has to be a duration such as 500ms, 30s, 2m
        --source=/s --target=/t --wait=     | --wait: has to be a duration such as 500ms, 30s, 2m
        --source=/s --target=/t --wait=99999999999999h | --wait: is more than a day
        --source=/s --target=/t --file=     | --file: needs a key first: one name, not beginning with '..'
        --source=/s --target=/t --file=..data | --file: needs a key first: one name, not beginning with '..'
        --source=/s --target=/t --file=a/b  | --file: needs a key first: one name, not beginning with '..'
        --source=/s --target=/t --file=a:/b | --file: has a path that is not below the target
        --source=/s --target=/t --file=a:b/../../c | --file: has a path that is not below the target
        --source=/s --target=/t --file=a:   | --file: has a path that is not below the target
        --source=/s --target=/t --file=a:.tokenkeeper/x | --file: has a path in .tokenkeeper, which is Tokenkeeper's own
        --source=/s --target=/t --file=a,b  | --file: takes ,format=F and ,mode=M after KEY[:PATH], and nothing else
        --source=/s --target=/t --file=a --file=b:a | --file: names a below the target twice
        --source=/s --target=/t --group=a   | --group: needs two keys or more: A,B
        --source=/s --target=/t --group=a,a | --group: has the key a twice
        --source=/s --target=/t --file=a --group=a,b | --group: has the key b, which no --file names
        --source=/s --target=/t --validate=hunter2 | --validate: a validation rule is WORD:VALUE, for example max-size:64Ki
        """)
    void isRefusedWith(String line, String expected) {
        try {
            assertThat(read(line).toString()).as("read").isEqualTo(expected);
        } catch (UsageException e) {
            assertThat(e.place() + ": " + e.sentence()).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({"0s, 0", "500ms, 500", "30s, 30000", "2m, 120000", "1h, 3600000", "1m30s, 90000", "1s500ms, 1500"})
    void durations(String text, long milliseconds) throws UsageException {
        assertThat(Durations.parse("--wait", text)).isEqualTo(Duration.ofMillis(milliseconds));
    }

    private static Settings read(String line) throws UsageException {
        return SettingsReader.read(new ArgumentReader(Map.of()).quick(Verb.INIT, line.split(" ", -1), 0));
    }

    private static String[] with(String first, String... more) {
        String[] all = new String[more.length + 1];
        all[0] = first;
        System.arraycopy(more, 0, all, 1, more.length);
        return all;
    }
}
