package dev.tokenkeeper.pass;

import static dev.tokenkeeper.pass.Pod.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.report.ExitStatus;
import dev.tokenkeeper.report.FileReport;
import dev.tokenkeeper.report.PassReport;
import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.report.Result;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each bad source, with and without a good live file: it is told, and it touches nothing. */
class BadSourceTest {
    private static final String GOOD = "{\"product\": \"A\", \"seats\": 3}\n";

    /** What can be wrong with a source: its name, the reason that is told, and how it comes about. */
    record Bad(String name, ReasonCode reason, Consumer<Pod> make) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Bad> sources() {
        return List.of(
                new Bad("no folder", ReasonCode.SOURCE_FOLDER_MISSING, pod -> pod.source("/nowhere")),
                new Bad("no key", ReasonCode.KEY_NOT_READY, BadSourceTest::withoutKey),
                new Bad("empty", ReasonCode.SOURCE_EMPTY, pod -> pod.secret("token.json", "")),
                new Bad("half", ReasonCode.SOURCE_UNPARSABLE, pod -> pod.secret("token.json", "{\"product\": \"A\", ")),
                new Bad("invalid", ReasonCode.SOURCE_INVALID, pod -> pod.secret("token.json", "{\"other\": 1}\n")),
                new Bad("loop", ReasonCode.SOURCE_NOT_REGULAR, BadSourceTest::loop),
                new Bad("fifo", ReasonCode.SOURCE_NOT_REGULAR, BadSourceTest::fifo),
                new Bad("20 MB", ReasonCode.SOURCE_TOO_LARGE, pod -> pod.secret("token.json", "x".repeat(20 << 20))));
    }

    private static void withoutKey(Pod pod) {
        pod.secretWithout("token.json").secret("other", "x");
    }

    private static void loop(Pod pod) {
        withoutKey(pod);
        pod.disk.symlink("/readonly-tokens/..data/token.json", "token.json");
    }

    private static void fifo(Pod pod) {
        withoutKey(pod);
        pod.disk.fifo("/readonly-tokens/..data/token.json");
    }

    private static Pod pod() {
        return Pod.fresh().onlyFile("token.json", "license.token", Format.JSON).rule(Pod.rule("keys:product"));
    }

    @ParameterizedTest
    @MethodSource("sources")
    void withoutALiveFileTheSourceIsRefusedAndNoTokenIsGood(Bad bad) {
        Pod pod = pod();
        bad.make.accept(pod);

        PassReport report = pod.report(PassTrigger.INIT);

        FileReport file = Pod.first(report);
        assertThat(file.result()).isEqualTo(Result.REFUSED);
        assertThat(file.good()).isFalse();
        assertThat(Pod.reasons(file)).containsExactly(bad.reason);
        assertThat(pod.live()).isNull();
        assertThat(ExitStatus.of(report, false).code()).isEqualTo(4);
    }

    @ParameterizedTest
    @MethodSource("sources")
    void aGoodLiveFileIsKeptAndNothingIsWritten(Bad bad) {
        Pod pod = pod().secret("token.json", GOOD);
        pod.init();
        bad.make.accept(pod);
        String before = pod.volume();

        PassReport report = pod.report(PassTrigger.INIT);

        FileReport file = Pod.first(report);
        assertThat(file.result()).isEqualTo(Result.KEPT);
        assertThat(file.good()).isTrue();
        assertThat(Pod.reasons(file)).containsExactly(bad.reason);
        assertThat(pod.volume()).isEqualTo(before);
        assertThat(ExitStatus.of(report, false).code()).isZero();
        assertThat(ExitStatus.of(report, true).code()).isEqualTo(4);
    }

    @ParameterizedTest
    @MethodSource("sources")
    void anEditOfTheApplicationIsNotedAllTheSame(Bad bad) {
        Pod pod = pod().secret("token.json", GOOD);
        pod.init();
        bad.make.accept(pod);
        pod.appReplaces("3", "7");

        assertThat(pod.init().result()).isEqualTo(Result.RECORDED);
        assertThat(pod.live()).isEqualTo(GOOD.replace("3", "7"));
    }

    @ParameterizedTest
    @MethodSource("sources")
    void aLostLiveFileComesBackThoughTheSourceIsBad(Bad bad) {
        Pod pod = pod().secret("token.json", GOOD);
        pod.init();
        bad.make.accept(pod);
        pod.appRemoves();

        FileReport file = pod.init();

        assertThat(file.result()).isEqualTo(Result.RESTORED);
        assertThat(file.good()).isTrue();
        assertThat(pod.live()).isEqualTo(GOOD);
    }

    @ParameterizedTest
    @MethodSource("sources")
    void aLiveFileThatWasThereBeforeIsLeftAlone(Bad bad) {
        Pod pod = pod();
        bad.make.accept(pod);
        pod.appWrites(GOOD);

        FileReport file = pod.init();

        assertThat(file.result()).isEqualTo(Result.KEPT);
        assertThat(file.good()).isTrue();
        assertThat(pod.live()).isEqualTo(GOOD);
        assertThat(pod.secret("token.json", TOKEN).init().good()).isTrue();
    }
}
