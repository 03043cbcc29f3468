package dev.tokenkeeper.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.content.Format;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LicenseTextTest {
    /** The rule as the design writes it. */
    private static final Pattern KEY = Pattern.compile("^[A-Za-z][A-Za-z0-9 _.-]*:( |$)");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Key: value",
                "Key:",
                "Key: ",
                "Key:value",
                "License Type: x",
                "a_b.c-d 9: x",
                "9a: x",
                " Key: x",
                "# Last access: x",
                "=====",
                "http://host: x",
                "Key\t: x",
                ": x",
                "K:",
                "Ké: x",
                "a: b: c",
                "Key:\tx"
            })
    void aLineIsAKeyByTheRuleOfTheDesign(String line) {
        Node.Branch root =
                (Node.Branch) ((Document) Parsing.read(Format.LICENSE_TEXT, line, false, Limits.DEFAULT)).root();
        Entry entry = root.entries().getFirst();
        assertThat(entry.kind() == Entry.Kind.NAMED).isEqualTo(KEY.matcher(line).find());
    }
}
