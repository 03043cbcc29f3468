package dev.tokenkeeper.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReloadSignalTest {
    @Test
    void aSignalAloneIsForTheChild() {
        assertThat(ReloadSignal.parse("SIGhup")).isEqualTo(new ReloadSignal(Signal.HUP, null, null));
    }

    @Test
    void aNumberIsAProcessIdAndAWordAName() {
        assertThat(ReloadSignal.parse("USR1:17")).isEqualTo(new ReloadSignal(Signal.USR1, 17, null));
        assertThat(ReloadSignal.parse("HUP:nginx")).isEqualTo(new ReloadSignal(Signal.HUP, null, "nginx"));
    }

    @Test
    void aLongNameIsCutWhereTheKernelCutsIt() {
        assertThat(ReloadSignal.parse("HUP:a-very-long-program").process()).isEqualTo("a-very-long-pro");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "KILL", "HUP:", "HUP:0", "HUP:1x", "HUP:99999999999", ":nginx"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> ReloadSignal.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
