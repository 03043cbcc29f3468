package dev.tokenkeeper.cli.flags;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Golden command lines. Init's own reader and picocli have to come to the same, word for word. */
class ReadingTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        init | --source a --target b                    | source=[a] target=[b]
        init | --source=a --target=b=c                  | source=[a] target=[b=c]
        init | --file a --file=b:c,mode=0640 --target b | file=[a, b:c,mode=0640] target=[b]
        init | --strict --target b                      | strict=[true] target=[b]
        init | --strict=false --target b                | strict=[false] target=[b]
        init | --target=--odd                           | target=[--odd]
        init | --target -                               | target=[-]
        init | --target ''                              | target=['']
        init | --name=                                  | name=['']
        status | -o json --target b                     | output=[json] target=[b]
        status | -o=json                                | output=[json]
        status | --output json                          | output=[json]
        rollback | --dry-run 3 --target b               | dry-run=[true] target=[b] (3)
        rollback | --target b -- -3                     | target=[b] (-3)
        merge | BASE --format json OURS THEIRS          | format=[json] (BASE OURS THEIRS)
        merge | none - -                                | (none - -)
        exec | --source a -- sh -c --help               | source=[a] (sh -c --help)
        exec | --strict -- cmd --strict=false --        | strict=[true] (cmd --strict=false --)
        explain | ''                                    | ''
        """)
    void isReadAs(String verb, String line, String expected) throws UsageException {
        assertThat(told(QuickReader.read(verb(verb), words(line), 0))).isEqualTo(expected);
        assertThat(told(LibraryReader.read(verb(verb), words(line), 0))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        init | --sorce a              | --sorce: is no flag of init; did you mean --source?
        init | --taget=secret         | --taget: is no flag of init; did you mean --target?
        init | --reload-url x         | --reload-url: is no flag of init
        init | -x                     | -x: is no flag of init
        init | --target               | --target: needs a value: DIR
        init | --target --strict      | --target: needs a value: DIR
        init | --target --unknown     | --target: needs a value: DIR
        init | --target a --target b  | --target: is given twice
        init | --strict --strict      | --strict: is given twice
        init | --strict=yes           | --strict: is a switch: true or false
        init | a                      | init: takes less: tokenkeeper init [flags]
        init | --source a b           | init: takes less: tokenkeeper init [flags]
        status | -o                   | --output: needs a value: table,json,yaml
        status | -o json --output=json| --output: is given twice
        status | --strict             | --strict: is no flag of status
        exec | --source a             | CMD: is missing: tokenkeeper exec [flags] -- CMD [ARGS]...
        merge | a b                   | THEIRS: is missing: tokenkeeper merge [flags] BASE OURS THEIRS
        merge | a b c d               | merge: takes less: tokenkeeper merge [flags] BASE OURS THEIRS
        rollback | ''                 | REV: is missing: tokenkeeper rollback [flags] REV
        """)
    void isRefusedWith(String verb, String line, String expected) {
        assertThat(refusal(() -> QuickReader.read(verb(verb), words(line), 0))).isEqualTo(expected);
        assertThat(refusal(() -> LibraryReader.read(verb(verb), words(line), 0)))
                .isEqualTo(expected);
    }

    private interface Reading {
        TypedFlags read() throws UsageException;
    }

    private static String refusal(Reading reading) {
        try {
            return "read as " + told(reading.read());
        } catch (UsageException e) {
            return e.place() + ": " + e.sentence();
        }
    }

    private static Verb verb(String word) {
        Verb verb = Verb.ofWord(word);
        assertThat(verb).isNotNull();
        return verb;
    }

    private static String[] words(String line) {
        if (line.isEmpty()) {
            return new String[0];
        }
        String[] words = line.split(" ", -1);
        for (int i = 0; i < words.length; i++) {
            words[i] = words[i].equals("''") ? "" : words[i];
        }
        return words;
    }

    private static String told(TypedFlags typed) {
        StringBuilder told = new StringBuilder();
        for (Map.Entry<String, Given> flag : new TreeMap<>(typed.given()).entrySet()) {
            told.append(told.isEmpty() ? "" : " ").append(flag.getKey()).append('=');
            told.append(
                    flag.getValue().values().equals(java.util.List.of(""))
                            ? "['']"
                            : flag.getValue().values());
        }
        if (!typed.operands().isEmpty()) {
            told.append(told.isEmpty() ? "" : " ")
                    .append('(')
                    .append(String.join(" ", typed.operands()))
                    .append(')');
        }
        return told.toString();
    }
}
