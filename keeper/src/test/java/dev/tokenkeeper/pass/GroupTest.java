package dev.tokenkeeper.pass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.report.FileReport;
import dev.tokenkeeper.report.PassReport;
import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.report.Result;
import org.junit.jupiter.api.Test;

/** Several files of one delivery: independent, unless they are a group. */
class GroupTest {
    private static Pod pair() {
        return Pod.fresh()
                .allKeys()
                .file("a.json")
                .file("b.json")
                .secret("a.json", "{\"v\": 1}\n")
                .secret("b.json", "{\"v\": 1}\n");
    }

    private static String text(Pod pod, String file) {
        return pod.disk.text("/writable-tokens/" + file);
    }

    @Test
    void whereOneOfAGroupIsRefusedAllAreKept() {
        Pod pod = pair().group("a.json", "b.json");
        pod.init();

        PassReport report =
                pod.secret("a.json", "{\"v\": 2}\n").secret("b.json", "{\"v\"").report(PassTrigger.INIT);

        assertThat(report.files()).extracting(FileReport::result).containsExactly(Result.KEPT, Result.KEPT);
        assertThat(report.files())
                .allSatisfy(file -> assertThat(Pod.reasons(file)).containsExactly(ReasonCode.SOURCE_UNPARSABLE));
        assertThat(text(pod, "a.json")).isEqualTo("{\"v\": 1}\n");

        pod.secret("b.json", "{\"v\": 2}\n").init();
        assertThat(text(pod, "a.json")).isEqualTo("{\"v\": 2}\n");
        assertThat(text(pod, "b.json")).isEqualTo("{\"v\": 2}\n");
    }

    @Test
    void aGroupWaitsForItsMissingKey() {
        Pod pod = pair().group("a.json", "b.json").secretWithout("b.json");

        PassReport report = pod.report(PassTrigger.INIT);

        assertThat(report.files()).extracting(FileReport::result).containsExactly(Result.REFUSED, Result.REFUSED);
        assertThat(text(pod, "a.json")).isNull();
    }

    @Test
    void withoutAGroupEachFileGoesItsOwnWay() {
        Pod pod = pair();
        pod.init();

        PassReport report =
                pod.secret("a.json", "{\"v\": 2}\n").secret("b.json", "{\"v\"").report(PassTrigger.INIT);

        assertThat(report.files()).extracting(FileReport::result).containsExactly(Result.DELIVERED, Result.KEPT);
        assertThat(text(pod, "a.json")).isEqualTo("{\"v\": 2}\n");
    }

    @Test
    void aKeyThatWentOutOfAllKeysKeepsItsFile() {
        Pod pod = Pod.fresh().allKeys().secret("a.json", "{\"v\": 1}\n").secret("b.json", "{\"v\": 1}\n");
        pod.init();
        String before = pod.volume();

        PassReport report = pod.secretWithout("b.json").report(PassTrigger.INIT);

        assertThat(pod.volume()).isEqualTo(before);
        assertThat(report.files()).extracting(FileReport::result).containsExactly(Result.UNCHANGED, Result.KEPT);
        assertThat(Pod.reasons(report.files().getLast())).containsExactly(ReasonCode.KEY_NOT_READY);
    }

    @Test
    void aPathBelongsToOneDelivery() {
        Pod pod = pair();
        pod.init();

        PassReport report = pod.named("other").report(PassTrigger.INIT);

        assertThat(report.files()).extracting(FileReport::result).containsOnly(Result.FAILED);
        assertThat(report.files())
                .allSatisfy(file -> assertThat(Pod.reasons(file)).containsExactly(ReasonCode.PATH_TAKEN));
        assertThat(text(pod, "a.json")).isEqualTo("{\"v\": 1}\n");
    }
}
