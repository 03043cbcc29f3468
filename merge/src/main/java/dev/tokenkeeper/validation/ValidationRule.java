package dev.tokenkeeper.validation;

import dev.tokenkeeper.format.NodePath;
import java.util.List;

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

    /**
     * Reads {@code contains:TEXT}, {@code regex:R}, {@code keys:A,B}, {@code max-size:64Ki} or {@code command:C}; the
     * words also in CamelCase. Arguments of a command are split at spaces, {@code '…'} and {@code "…"} keep them
     * together.
     *
     * @throws InvalidRule if {@code text} is no rule
     */
    static ValidationRule parse(String text) {
        return RuleText.parse(text);
    }
}
