package dev.tokenkeeper.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.content.Format;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TomlTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "1|1",
                "+1_000|1000",
                "-0|-0",
                "0xDEAD_beef|0xDEADbeef",
                "0o755|0o755",
                "0b1_0|0b10",
                "1.0|1.0",
                "6.26e-3_4|6.26e-34",
                "1e06|1e06",
                "1.5e-3|1.5e-3",
                "-inf|-inf",
                "+nan|nan",
                "99999999999999999999999999|99999999999999999999999999",
                "true|true",
                "1979-05-27|1979-05-27",
                "2024-02-29 07:32:00.5z|2024-02-29T07:32:00.5Z",
                "1979-05-27t07:32-07:00|1979-05-27T07:32-07:00",
                "07:32|07:32",
                "23:59:60.999999999999|23:59:60.999999999999",
                "\"a\\tb\\x41\\e\\U0001F600\"|\"a\tbA\u001b\ud83d\ude00",
                "'a\\b\"'|\"a\\b\"",
                "\"\"|\"",
                "''''x'''|\"'x",
                "\"\"\"a\"\"\"\"\"|\"a\"\"",
                "\"\"\"a\\   \"\"\"|?"
            })
    void readsAValue(String written, String meaning) {
        Parsed read = read("x = " + written + " # c\n");
        if (meaning.equals("?")) {
            assertThat(read).isInstanceOf(ParseProblem.class);
            return;
        }
        Entry entry = entries(read).getFirst();
        assertThat(((Node.Scalar) entry.node()).meaning()).isEqualTo(meaning);
        assertThat(entry.trail()).isEqualTo("# c");
    }

    @Test
    void aTextOverLinesBeginsBehindItsFirstLineEndAndSkipsWhatABackslashEnds() {
        Entry entry =
                entries(read("x = \"\"\"\r\na\r\n b \\\r\n\n   c\"\"\"\r\n")).getFirst();
        assertThat(((Node.Scalar) entry.node()).meaning()).isEqualTo("\"a\n b c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01",
                "1__0",
                "_1",
                "1_",
                "0x",
                "0xg",
                "0x_1",
                "+0x1",
                "0X1",
                "1.",
                ".1",
                "1.e1",
                "1e",
                "1e+",
                "1._1",
                "Inf",
                "True",
                "yes",
                "1979-13-01",
                "1979-02-29",
                "1979-05-27T",
                "24:00:00",
                "07:60",
                "7:32",
                "07:32:00.",
                "1979-05-27T07:32:00+7:00",
                "1979-05-27  07:32:00",
                "\"a",
                "\"a\nb\"",
                "'a\nb'",
                "\"\\q\"",
                "\"\\u12\"",
                "\"\\ud800\"",
                "\"\\U00110000\"",
                "\"\u0001\"",
                "'\u007f'",
                "\"\"\"a",
                "\"\"\"\"\"\"\"\"\"",
                "[1 2]",
                "[,]",
                "[1,,2]",
                "[",
                "{a}",
                "{a = 1 b = 2}",
                "{,}",
                "{a = 1,,}",
                "1 2",
                "1 x",
                "",
                "[1]]"
            })
    void refusesAValue(String written) {
        assertThat(read("x = " + written + "\n")).isInstanceOf(ParseProblem.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "x =",
                "= 1",
                "a..b = 1",
                ".a = 1",
                "a b = 1",
                "é = 1",
                "[a",
                "[]",
                "[a]]",
                "[[a]",
                "[ [a]]",
                "[a] x",
                "[a]\u0001",
                "# \u0001",
                "a = 1\rb = 2",
                "a\n= 1",
                "a =\n1",
                "\"\"\"a\"\"\" = 1",
                "[a]b = 1"
            })
    void refusesALine(String line) {
        assertThat(read(line + "\n")).isInstanceOf(ParseProblem.class);
        assertThat(read(line)).isInstanceOf(ParseProblem.class);
    }

    @Test
    void refusesAReturnAloneAsALineEnd() {
        assertThat(read("a = 1\r\n")).isInstanceOf(Document.class);
        assertThat(read("a = 1\r")).isInstanceOf(ParseProblem.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a = 1\na.b = 2", "a.b = 1\na = 2", "a.b = 1\na.b.c = 2", "[a]\n[a]", "[a.b]\n[a]\n[a]", "a.b = 1\n[a]",
                "[a]\nb = 1\n[a.b]", "[a]\n[a.b]\n[[a]]", "[[a]]\n[a]", "a = []\n[[a]]", "a = {}\n[a.b]",
                        "a = {}\na.b = 1",
                "x = {a = 1, a.b = 2}", "x = {a = {}, a.b = 2}", "[a.b]\n[a]\nb.c = 1", "[[a]]\nb = 1\n[a.b]"
            })
    void refusesWhatIsDefinedTwice(String text) {
        assertThat(read(text))
                .isInstanceOfSatisfying(
                        ParseProblem.class,
                        problem -> assertThat(problem.kind()).isEqualTo(ParseProblem.Kind.DUPLICATE_KEY));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "a.b = 1|/a/b",
                "a . 'b.c' = 1|/a/b.c",
                "'a/b' = 1|/a~1b",
                "[a]~[a.b]~x = 1|/a /a/b /a/b/x",
                "[a.b]~[a]|/a/b /a",
                "[a]~b.c = 1~[a.b.d]|/a /a/b/c /a/b/d",
                "a.b = 1~a.c = 2|/a/b /a/c",
                "x = {a.b = 1}|/x /x/a/b",
                "[[a]]~[a.b]~x = 1~[[a]]~[[a.c]]|/a/0 /a/0/b /a/0/b/x /a/1 /a/1/c/0",
                "[[a]]~[[a.b]]~[a.b.c]~[a.d]|/a/0 /a/0/b/0 /a/0/b/0/c /a/0/d",
                "[[a]]~[b]~[[a]]~[b.c]~[a.d]|/a/0 /b /a/1 /b/c /a/1/d",
                "[[a]]~[a.b]~c = 1~[[a]]~[a.b]~c = 1|/a/0 /a/0/b /a/0/b/c /a/1 /a/1/b /a/1/b/c",
                "[a.'b']~[[a.c]]|/a/b /a/c/0"
            })
    void callsThingsByAllStepsOfTheirKeys(String text, String paths) {
        List<String> found = new ArrayList<>();
        if (read(text.replace('~', '\n')) instanceof Document document) {
            paths(Route.ROOT, (Node.Branch) document.root(), found);
        }
        assertThat(String.join(" ", found)).isEqualTo(paths);
    }

    @Test
    void aCommentRightAboveAHeadingIsThatOfTheHeading() {
        List<Entry> entries = entries(read("[[a]]\nx = 1\n\n# free\n\n# of b\n[a.b] # beside\ny = 1\n\n# of c\n[c]\n"));
        assertThat(entries).extracting(Entry::lead).containsExactly("", "# of c");
        Node.Branch item = (Node.Branch) entries.getFirst().node();
        assertThat(item.entries()).extracting(Entry::lead).containsExactly("", "", "# of b");
        assertThat(item.entries()).extracting(Entry::trail).containsExactly("", "", "# beside");
        assertThat(item.entries()).extracting(Entry::kind).contains(Entry.Kind.FREE);
    }

    private static void paths(Route route, Node.Branch container, List<String> found) {
        Names names = new Names(container);
        for (int i = 0; i < container.entries().size(); i++) {
            Route at = names.route(route, i);
            found.add(at.path());
            if (container.entries().get(i).node() instanceof Node.Branch inner) {
                paths(at, inner, found);
            }
        }
    }

    private static List<Entry> entries(Parsed parsed) {
        assertThat(parsed).isInstanceOf(Document.class);
        return ((Node.Branch) ((Document) parsed).root()).entries();
    }

    private static Parsed read(String text) {
        return Parsing.read(Format.TOML, text, false, Limits.DEFAULT);
    }
}
