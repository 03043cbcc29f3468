package dev.tokenkeeper.validation;

import dev.tokenkeeper.content.Content;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Searches a pattern with a bound: patterns can take time that grows exponentially with the text, and the application
 * must not wait for that. Each character that the search looks at is a step.
 */
final class BoundedSearch {
    /** About half a second. */
    private static final int STEPS = 50_000_000;

    private BoundedSearch() {}

    static void find(String pattern, Content content, List<Finding> findings) {
        String text = new String(content.bytes(), StandardCharsets.UTF_8);
        try {
            if (!Pattern.compile(pattern, Pattern.MULTILINE)
                    .matcher(new Counted(text))
                    .find()) {
                findings.add(new Finding(
                        Finding.Code.PATTERN_NOT_FOUND, "", "a pattern that it must match is not found in it"));
            }
        } catch (OutOfSteps | StackOverflowError e) {
            String sentence = "a pattern that it must match is too costly to search in it";
            findings.add(new Finding(Finding.Code.PATTERN_TOO_COSTLY, "", sentence));
        }
    }

    /** The bound is reached. */
    private static final class OutOfSteps extends RuntimeException {
        private static final long serialVersionUID = 1;

        OutOfSteps() {
            super(null, null, false, false);
        }
    }

    /** A text that counts how often it is looked at. */
    private static final class Counted implements CharSequence {
        private final String text;
        private int steps;

        Counted(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            steps++;
            if (steps > STEPS) {
                throw new OutOfSteps();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int from, int to) {
            return text.substring(from, to);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
