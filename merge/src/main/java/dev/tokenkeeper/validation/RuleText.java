package dev.tokenkeeper.validation;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.content.Words;
import dev.tokenkeeper.format.NodePath;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads rules as they are written on the command line. */
final class RuleText {
    private static final String SIZE_UNITS = "KMG";

    private RuleText() {}

    static ValidationRule parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0 || colon == text.length() - 1) {
            throw new InvalidRule("a validation rule is WORD:VALUE, for example max-size:64Ki");
        }
        String value = text.substring(colon + 1);
        return switch (Words.plain(text.substring(0, colon))) {
            case "contains" -> new ValidationRule.Contains(value);
            case "regex" -> regex(value);
            case "keys", "requiredkeys" -> keys(value);
            case "maxsize" -> new ValidationRule.MaxSize(size(value));
            case "command" -> new ValidationRule.Command(argv(value));
            case "jsonschema" -> new ValidationRule.JsonSchema(value);
            case "signature" -> signature(value);
            case "certificate" -> new ValidationRule.Certificate(checks(value));
            case "only" -> only(value);
            default ->
                throw new InvalidRule("a validation rule begins with contains, regex, keys, max-size, command,"
                        + " json-schema, signature, certificate or only");
        };
    }

    private static ValidationRule regex(String value) {
        try {
            Pattern.compile(value);
        } catch (PatternSyntaxException e) {
            throw new InvalidRule("the regular expression is wrong at character " + (e.getIndex() + 1));
        }
        return new ValidationRule.Regex(value);
    }

    private static ValidationRule keys(String value) {
        List<NodePath> keys = new ArrayList<>();
        for (String key : value.split(",", -1)) {
            if (key.isBlank()) {
                throw new InvalidRule("keys are paths with a comma between two of them: keys:Product,/server/port");
            }
            keys.add(NodePath.parse(key.strip()));
        }
        return new ValidationRule.RequiredKeys(keys);
    }

    private static ValidationRule signature(String value) {
        int comma = value.lastIndexOf(",field=");
        String field = comma < 0 ? "Signature" : value.substring(comma + ",field=".length());
        byte[] key = SignatureCheck.key(comma < 0 ? value : value.substring(0, comma));
        if (key == null || field.isEmpty()) {
            throw new InvalidRule("a signature is checked with an Ed25519 public key, in PEM or base64:"
                    + " signature:@key.pem,field=Signature");
        }
        return new ValidationRule.SignedBy(Content.copyOf(key), field);
    }

    private static Set<ValidationRule.Certificate.Check> checks(String value) {
        Set<ValidationRule.Certificate.Check> checks = EnumSet.noneOf(ValidationRule.Certificate.Check.class);
        for (String word : value.split(",", -1)) {
            switch (Words.plain(word.strip())) {
                case "pair" -> checks.add(ValidationRule.Certificate.Check.PAIR);
                case "validity" -> checks.add(ValidationRule.Certificate.Check.VALIDITY);
                case "newer" -> checks.add(ValidationRule.Certificate.Check.NEWER);
                default -> throw new InvalidRule("certificates are checked for pair, validity or newer");
            }
        }
        return checks;
    }

    private static ValidationRule only(String value) {
        int colon = value.indexOf(':');
        if (colon <= 0) {
            throw new InvalidRule("only names keys, and then a rule: only:app.json:keys:/db");
        }
        ValidationRule rule = parse(value.substring(colon + 1));
        if (rule instanceof ValidationRule.Only) {
            throw new InvalidRule("only names keys, and then a rule that is not only again");
        }
        return new ValidationRule.Only(List.of(value.substring(0, colon).split(",", -1)), rule);
    }

    private static long size(String value) {
        InvalidRule wrong = new InvalidRule("a size is a number of bytes, or of Ki, Mi or Gi: max-size:64Ki");
        int end = value.endsWith("i") ? value.length() - 2 : value.length();
        int unit = end < value.length() && end > 0 ? SIZE_UNITS.indexOf(value.charAt(end)) : -1;
        if (end <= 0 || end > 12 || (end < value.length() && unit < 0)) {
            throw wrong;
        }
        long number = 0;
        for (int i = 0; i < end; i++) {
            char c = value.charAt(i);
            if (c < '0' || c > '9') {
                throw wrong;
            }
            number = number * 10 + (c - '0');
        }
        return number << (10 * (unit + 1));
    }

    private static List<String> argv(String value) {
        List<String> argv = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean inWord = false;
        char quote = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (quote != 0 && c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
                inWord = true;
            } else if (quote == 0 && c == ' ') {
                if (inWord) {
                    argv.add(word.toString());
                }
                word.setLength(0);
                inWord = false;
            } else {
                word.append(c);
                inWord = true;
            }
        }
        if (quote != 0) {
            throw new InvalidRule("a quote in the command is not closed");
        }
        if (inWord) {
            argv.add(word.toString());
        }
        if (argv.isEmpty() || argv.getFirst().isEmpty()) {
            throw new InvalidRule("the command has no program: command:/usr/bin/check --strict");
        }
        return argv;
    }
}
