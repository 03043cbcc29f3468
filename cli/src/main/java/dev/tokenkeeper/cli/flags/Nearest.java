package dev.tokenkeeper.cli.flags;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Guesses which word was meant: the one with the fewest edits (Levenshtein), if no more than a third of its letters is wrong. */
final class Nearest {
    private Nearest() {}

    /** The word that looks most like {@code typed}; null if none looks like it. */
    static @Nullable String of(String typed, List<String> words) {
        String nearest = null;
        int least = Integer.MAX_VALUE;
        for (String word : words) {
            int edits = edits(typed, word);
            if (edits < least && edits * 3 <= word.length()) {
                least = edits;
                nearest = word;
            }
        }
        return nearest;
    }

    private static int edits(String one, String other) {
        int[] above = new int[other.length() + 1];
        for (int j = 0; j < above.length; j++) {
            above[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[above.length];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int change = above[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[other.length()];
    }
}
