package dev.tokenkeeper.cli.settings;

import dev.tokenkeeper.cli.flags.UsageException;
import dev.tokenkeeper.validation.InvalidRule;
import dev.tokenkeeper.validation.ValidationRule;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The words of the validation rules. What a rule names as a file is read here. A rule is never repeated in a message: it
 * may be part of a token.
 */
public final class RuleWords {
    private static final int LARGEST = 1 << 20;

    private RuleWords() {}

    static List<ValidationRule> rules(String place, List<String> words) throws UsageException {
        List<ValidationRule> rules = new ArrayList<>(words.size());
        for (String word : words) {
            try {
                rules.add(ValidationRule.parse(withFiles(place, word)));
            } catch (InvalidRule e) {
                throw new UsageException(place, String.valueOf(e.getMessage()));
            }
        }
        return rules;
    }

    /** Whether a rule names a file, which in a manifest is another machine's. */
    public static boolean namesFile(String word) {
        int rule = word.startsWith("only:") ? word.indexOf(':', "only:".length()) + 1 : 0;
        return word.startsWith("json-schema:", rule) || word.startsWith("signature:@", rule);
    }

    /** {@code json-schema:FILE} and {@code signature:@FILE} with what is in the file, also behind {@code only:KEYS:}. */
    private static String withFiles(String place, String word) throws UsageException {
        int rule = word.startsWith("only:") ? word.indexOf(':', "only:".length()) + 1 : 0;
        int colon = word.indexOf(':', rule);
        if (colon < 0) {
            return word;
        }
        String before = word.substring(0, colon + 1);
        String value = word.substring(colon + 1);
        switch (word.substring(rule, colon)) {
            case "json-schema", "jsonSchema", "JsonSchema" -> {
                return before + text(place, value);
            }
            case "signature", "Signature" -> {
                if (!value.startsWith("@")) {
                    return word;
                }
                int comma = value.lastIndexOf(",field=");
                String file = comma < 0 ? value.substring(1) : value.substring(1, comma);
                return before + text(place, file).strip() + (comma < 0 ? "" : value.substring(comma));
            }
            default -> {
                return word;
            }
        }
    }

    private static String text(String place, String file) throws UsageException {
        try (InputStream in = new FileInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length == 0 || bytes.length > LARGEST) {
                throw new UsageException(place, "names a file that is empty or has more than 1 MiB");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UsageException(place, "names a file that cannot be read");
        }
    }
}
