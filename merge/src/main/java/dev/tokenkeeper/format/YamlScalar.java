package dev.tokenkeeper.format;

import java.util.Locale;
import java.util.Set;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * What a scalar means: its text, and whether some reader could take it for something else than a text. Readers of YAML 1.1
 * and 1.2 differ there ({@code yes}, {@code 0o7}, {@code 1_000}), so whatever is doubtful without quotes is not the same
 * as with them, and is compared as it is written. Stateless.
 */
final class YamlScalar {
    static final String NULL = "null";

    private static final char TEXT = '"';
    private static final Set<String> WORDS =
            Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null", "~", "=", "<<");

    private YamlScalar() {}

    static boolean isBlock(ScalarEvent scalar) {
        return scalar.getScalarStyle() == ScalarStyle.LITERAL || scalar.getScalarStyle() == ScalarStyle.FOLDED;
    }

    /** Whether nothing is written. */
    static boolean isNothing(ScalarEvent scalar) {
        return scalar.isPlain() && scalar.getValue().isEmpty() && isBare(scalar);
    }

    /** Whether it has neither anchor nor tag. */
    static boolean isBare(ScalarEvent scalar) {
        return scalar.getAnchor().isEmpty() && scalar.getTag().isEmpty();
    }

    static String meaning(ScalarEvent scalar) {
        return meaning(scalar, scalar.getValue());
    }

    static String meaning(ScalarEvent scalar, String value) {
        String properties = YamlProperties.of(scalar, scalar.getTag());
        boolean typed = scalar.getTag().isEmpty() && scalar.isPlain() && !isText(value);
        return properties.stripLeading() + (typed ? canonical(value) : TEXT + value);
    }

    /** The text that a value of this meaning stands for: without tag and anchor, which stand before it, and without marks. */
    static String plain(String meaning) {
        String mark = YamlProperties.TYPED_KEY;
        String value = meaning.endsWith(mark) ? meaning.substring(0, meaning.length() - mark.length()) : meaning;
        int quote = value.indexOf(TEXT);
        boolean properties = value.startsWith("&") || value.startsWith("!");
        return quote == 0 || (quote > 0 && properties) ? value.substring(quote + 1) : value;
    }

    /** Whether everybody reads {@code plain}, without quotes, as a text. */
    static boolean isText(String plain) {
        if (plain.isEmpty() || WORDS.contains(plain.toLowerCase(Locale.ROOT))) {
            return false;
        }
        char c = plain.charAt(0);
        boolean sign = c == '+' || c == '-' || c == '.';
        char number = sign && plain.length() > 1 ? plain.charAt(1) : c;
        return !isDigit(number) && !(sign && number == '.');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** The spellings of null, true and false that all versions of YAML know. */
    private static String canonical(String plain) {
        return switch (plain) {
            case "", "~", "Null", "NULL" -> NULL;
            case "True", "TRUE" -> "true";
            case "False", "FALSE" -> "false";
            default -> plain;
        };
    }
}
