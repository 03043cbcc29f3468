package dev.tokenkeeper.pass;

import static dev.tokenkeeper.pass.Pod.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.delivery.DeliveryState;
import dev.tokenkeeper.report.FileReport;
import dev.tokenkeeper.report.Result;
import org.junit.jupiter.api.Test;

class FirstDeliveryTest {
    @Test
    void putsTheSourcesBytesInPlaceWithExactlyTheModeAskedFor() {
        Pod pod = Pod.with(TOKEN).mode(0664);

        FileReport file = pod.init();

        assertThat(pod.live()).isEqualTo(TOKEN);
        assertThat(pod.look().mode()).isEqualTo(0664);
        assertThat(file.state()).isEqualTo(DeliveryState.FIRST);
        assertThat(file.result()).isEqualTo(Result.DELIVERED);
        assertThat(file.good()).isTrue();
        assertThat(file.conflicts()).isEmpty();
        assertThat(file.reasons()).isEmpty();
    }

    @Test
    void aSecondPassWritesNothing() {
        Pod pod = Pod.with(TOKEN);
        pod.init();
        String before = pod.volume();

        FileReport file = pod.init();

        assertThat(pod.volume()).isEqualTo(before);
        assertThat(file.state()).isEqualTo(DeliveryState.SETTLED);
        assertThat(file.result()).isEqualTo(Result.UNCHANGED);
        assertThat(file.good()).isTrue();
    }

    @Test
    void withoutNamedFilesEachKeyIsDelivered() {
        Pod pod = Pod.with(TOKEN).secret("app.properties", "a=1\n").allKeys();

        assertThat(pod.report(PassTrigger.INIT).files()).hasSize(2);
        assertThat(pod.disk.text("/writable-tokens/app.properties")).isEqualTo("a=1\n");
        assertThat(pod.live()).isEqualTo(TOKEN);
    }
}
