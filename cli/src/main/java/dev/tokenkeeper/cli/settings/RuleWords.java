package dev.tokenkeeper.cli.settings;

import dev.tokenkeeper.cli.flags.UsageException;
import dev.tokenkeeper.validation.InvalidRule;
import dev.tokenkeeper.validation.ValidationRule;
import java.util.ArrayList;
import java.util.List;

/** The words of the validation rules. A rule is never repeated in a message: it may be part of a token. */
final class RuleWords {
    private RuleWords() {}

    static List<ValidationRule> rules(String place, List<String> words) throws UsageException {
        List<ValidationRule> rules = new ArrayList<>(words.size());
        for (String word : words) {
            try {
                rules.add(ValidationRule.parse(word));
            } catch (InvalidRule e) {
                throw new UsageException(place, String.valueOf(e.getMessage()));
            }
        }
        return rules;
    }
}
