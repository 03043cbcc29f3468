package dev.tokenkeeper.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.content.Format;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PhpTest {
    /** Statements with their names, {@code #} for code and comments; arrays with what is in them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "$a = 1;                                     | a: 1",
                "$a='x';                                     | a: \"x",
                "define ( \"A\" , 1 ) ; // one               | A: =1",
                "const A = 1;                                | A: ==1",
                "return;                                     | #",
                "return 1;                                   | return: 1",
                "$a['b'][0]->c = TRUE;                       | a['b'][0]->c: true",
                "$a[$i] = 1;                                 | #",
                "$a .= 1;                                    | #",
                "$a == 1;                                    | #",
                "$a = 1; $b = 1;                             | #",
                "$a /* x */ = 1;                             | #",
                "$a = 1 /* x */;                             | #",
                "define('A', 1, true);                       | #",
                "define(A, 1);                               | #",
                "if (x) { $a = 1; }⏎else {⏎$b = 1;⏎}       | #",
                "if (x):⏎$a = 1;⏎$b = 1;⏎endif;            | #",
                "f(function () {⏎$a = 1;⏎});⏎$b = 1;       | # b: 1",
                "?>⏎$a = 1;                                 | #",
                "__halt_compiler(); '⏎$a = 1;               | #",
                "#[A(1)]⏎function f() {}                     | #",
                "// ?> '                                     | #",
                "$a = \"{$b['c']}\";                         | a: \"{$b['c']}\"",
                "$a = <<<A⏎$b = 1;⏎  A;                     | a: <<<A⏎$b = 1;⏎  A",
                "$a = [1, 'k' => array(2), ];                | a: [1 k: [2]]",
                "$a = [1] + [2];                             | a: [1] + [2]",
                "$a = [fn($x) => $x, static fn() => 1];      | a: [fn($x) => $x static fn() => 1]",
                "$a = ['k' => fn($x) => $x];                 | a: [k: fn($x) => $x]",
                "$a = [-1 => 1, '-1x' => 2, 01 => 3];        | a: [-1: 1 -1x: 2 (01): 3]",
                "$a = ['it\\'s' => 'a\\b', \"\\x41\" => 1]; | a: [it's: \"a\\b (\"\\x41\"): 1]",
                "$a = array_merge([1], [2]);                 | a: array_merge([1], [2])",
                "$a = [A::B => 1, 'A' . 'B' => 2];           | a: [(A::B): 1 ('A' . 'B'): 2]"
            })
    void saysWhatEachStatementSets(String code, String outline) {
        Document document = (Document) read("<?php\n" + code.replace('⏎', '\n') + "\n");
        StringBuilder out = new StringBuilder();
        outline((Node.Branch) document.root(), out);
        assertThat(out.toString().replace('\n', '⏎')).isEqualTo(outline);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "$a = 1             | SYNTAX        | 6",
                "$a = 'x;           | SYNTAX        | 6",
                "$a = [1;           | SYNTAX        | 8",
                "$a = [,];          | SYNTAX        | 7",
                "$a = [1,,];        | SYNTAX        | 9",
                "$a = (1];          | SYNTAX        | 8",
                "if (x) {           | SYNTAX        | 1",
                "/* x               | SYNTAX        | 1",
                "$a = <<<A⏎x       | SYNTAX        | 6",
                "$a = \"{$b[\"c\"]}\"; | SYNTAX     | 11",
                "$a = [1 => 1, '1' => 2]; | DUPLICATE_KEY | 15"
            })
    void refusesWhatHasNoEnd(String code, ParseProblem.Kind kind, int column) {
        assertThat(read("<?php\n" + code.replace('⏎', '\n'))).isEqualTo(new ParseProblem(kind, 2, column));
    }

    @ParameterizedTest
    @CsvSource({"<?=1, SYNTAX", "<?, SYNTAX", "<?phpx, SYNTAX", "' <?php', SYNTAX", "x, SYNTAX"})
    void refusesWhatDoesNotBeginAsCode(String text, ParseProblem.Kind kind) {
        assertThat(read(text)).isEqualTo(new ParseProblem(kind, 1, 1));
    }

    private static void outline(Node.Branch branch, StringBuilder out) {
        boolean first = true;
        for (Entry entry : branch.entries()) {
            if (entry.kind() == Entry.Kind.HEADER) {
                continue;
            }
            out.append(first ? "" : " ");
            first = false;
            out.append(entry.isProse() ? "#" : entry.isNamed() ? entry.key() + ": " : "");
            if (entry.node() instanceof Node.Branch inner) {
                out.append('[');
                outline(inner, out);
                out.append(']');
            } else if (!entry.isProse()) {
                out.append(((Node.Scalar) entry.node()).meaning());
            }
        }
    }

    private static Parsed read(String text) {
        return Parsing.read(Format.PHP, text, false, Limits.DEFAULT);
    }
}
