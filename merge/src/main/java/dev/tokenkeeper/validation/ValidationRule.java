package dev.tokenkeeper.validation;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.format.NodePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One thing that a content must hold before it may be published. Immutable. */
public sealed interface ValidationRule {
    /** The text {@code text} is somewhere in it. */
    record Contains(String text) implements ValidationRule {
        @Override
        public String toString() {
            return "Contains";
        }
    }

    /** A pattern of {@code java.util.regex} is found somewhere in it; {@code ^} and {@code $} mean lines. */
    record Regex(String pattern) implements ValidationRule {
        @Override
        public String toString() {
            return "Regex";
        }
    }

    /** There is a node at each of these paths; a pattern needs one node that it matches. */
    record RequiredKeys(List<NodePath> keys) implements ValidationRule {
        public RequiredKeys {
            keys = List.copyOf(keys);
        }
    }

    /** It has at most this many bytes. */
    record MaxSize(long bytes) implements ValidationRule {}

    /** A program that gets it on standard input exits with 0. There is no shell: {@code argv} is program and arguments. */
    record Command(List<String> argv) implements ValidationRule {
        public Command {
            argv = List.copyOf(argv);
        }

        @Override
        public String toString() {
            return "Command";
        }
    }

    /** A JSON text holds by a JSON Schema, of which this is the text; other formats pass. */
    record JsonSchema(String schema) implements ValidationRule {
        @Override
        public String toString() {
            return "JsonSchema";
        }
    }

    /** The last line {@code field: BASE64} is the Ed25519 signature of all bytes before it; {@code key} is DER. */
    record SignedBy(Content key, String field) implements ValidationRule {}

    /** Certificates and keys in PEM. */
    record Certificate(Set<Check> checks) implements ValidationRule {
        /** What is looked at. */
        public enum Check {
            /** A private key, in the file or in its group, is that of the first certificate. */
            PAIR,
            /** No certificate has expired or is not valid yet. */
            VALIDITY,
            /** The first certificate is not older than that of the live file. */
            NEWER
        }

        public Certificate {
            checks = Set.copyOf(checks);
        }
    }

    /** A rule for some keys of the source alone. */
    record Only(List<String> keys, ValidationRule rule) implements ValidationRule {
        public Only {
            keys = List.copyOf(keys);
        }
    }

    /** The rules of {@code rules} that count for the file {@code key}. */
    static List<ValidationRule> of(List<ValidationRule> rules, String key) {
        List<ValidationRule> counting = new ArrayList<>(rules.size());
        for (ValidationRule rule : rules) {
            if (!(rule instanceof Only only)) {
                counting.add(rule);
            } else if (only.keys().contains(key)) {
                counting.add(only.rule());
            }
        }
        return counting;
    }

    /**
     * Reads {@code contains:TEXT}, {@code regex:R}, {@code keys:A,B}, {@code max-size:64Ki}, {@code command:C},
     * {@code json-schema:TEXT}, {@code signature:KEY[,field=NAME]} or {@code certificate:pair,validity,newer}; the words
     * also in CamelCase; {@code only:A,B:RULE} counts for these keys alone. Arguments of a command are split at spaces,
     * {@code '…'} and {@code "…"} keep them together.
     *
     * @throws InvalidRule if {@code text} is no rule
     */
    static ValidationRule parse(String text) {
        return RuleText.parse(text);
    }
}
