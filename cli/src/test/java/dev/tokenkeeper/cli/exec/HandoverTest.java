package dev.tokenkeeper.cli.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandoverTest {
    @Test
    void variablesSetAsideGetTheirNamesBack() {
        assertThat(restored(
                        "PATH=/bin", "TOKENKEEPER_SAVED_JAVA_TOOL_OPTIONS=-Da=b", "TOKENKEEPER_SAVED__JAVA_OPTIONS="))
                .containsExactly("PATH=/bin", "JAVA_TOOL_OPTIONS=-Da=b", "_JAVA_OPTIONS=");
    }

    @Test
    void whatWasSetAsideWinsOverALaterValueOfThatName() {
        assertThat(restored("CLASSPATH=later", "TOKENKEEPER_SAVED_CLASSPATH=given"))
                .containsExactly("CLASSPATH=given");
    }

    @Test
    void aLocaleThatWasNotSetIsNotSetAgain() {
        assertThat(restored("LC_ALL=C.UTF-8", "TOKENKEEPER_SAVED_LC_ALL=")).isEmpty();
        assertThat(restored("LOCPATH=/tokenkeeper/lib/locale", "TOKENKEEPER_SAVED_LOCPATH="))
                .isEmpty();
        assertThat(restored("LC_ALL=C.UTF-8", "TOKENKEEPER_SAVED_LC_ALL=C")).containsExactly("LC_ALL=C");
    }

    @Test
    void bytesThatAreNoTextStayAsTheyAre() {
        byte[] entry = {'Q', '=', (byte) 0xff, (byte) 0xc3};
        assertThat(Handover.restored(List.of(entry))).containsExactly(entry);
    }

    @Test
    void masksAreHexadecimal() {
        assertThat(Handover.bits("Name:\tx\nSigBlk:\t8000000000000804\nSigIgn:\t1\n", "SigBlk:"))
                .isEqualTo(0x8000_0000_0000_0804L);
        assertThat(Handover.bits("Name:\tx\n", "SigBlk:")).isZero();
    }

    private static List<String> restored(String... entries) {
        List<byte[]> environment = Arrays.stream(entries)
                .map(each -> each.getBytes(StandardCharsets.UTF_8))
                .toList();
        return Handover.restored(environment).stream()
                .map(each -> new String(each, StandardCharsets.UTF_8))
                .toList();
    }
}
