package dev.tokenkeeper.merge;

import dev.tokenkeeper.format.LineEnds;
import java.util.Arrays;
import java.util.Map;

/** A text as lines, each with a number that equal lines share, whatever their ends. Immutable. */
final class TextLines {
    private final String text;
    private final int[] starts;
    private final int[] numbers;

    private TextLines(String text, int[] starts, int[] numbers) {
        this.text = text;
        this.starts = starts;
        this.numbers = numbers;
    }

    /** {@code known}: the numbers given so far, for all texts that are compared with each other. */
    static TextLines of(String text, Map<String, Integer> known) {
        int[] starts = new int[16];
        int[] numbers = new int[16];
        int count = 0;
        for (int at = 0; at < text.length(); ) {
            int lf = text.indexOf('\n', at);
            int next = lf < 0 ? text.length() : lf + 1;
            if (count + 1 == starts.length) {
                starts = Arrays.copyOf(starts, count * 2);
                numbers = Arrays.copyOf(numbers, count * 2);
            }
            starts[count] = at;
            String line = LineEnds.unfinished(text.substring(at, next));
            Integer number = known.putIfAbsent(line, known.size());
            numbers[count] = number == null ? known.size() - 1 : number;
            count++;
            at = next;
        }
        starts[count] = text.length();
        return new TextLines(text, Arrays.copyOf(starts, count + 1), Arrays.copyOf(numbers, count));
    }

    /** The lines {@code from..to} alone. */
    TextLines part(int from, int to) {
        return new TextLines(text, Arrays.copyOfRange(starts, from, to + 1), Arrays.copyOfRange(numbers, from, to));
    }

    int size() {
        return numbers.length;
    }

    int[] numbers() {
        return numbers;
    }

    /** The characters of the lines {@code from..to}, with their ends. */
    String text(int from, int to) {
        return text.substring(starts[from], starts[to]);
    }

    /** Whether the lines {@code from..to} equal those of {@code other}. */
    boolean same(int from, int to, TextLines other, int otherFrom, int otherTo) {
        return Arrays.equals(numbers, from, to, other.numbers, otherFrom, otherTo);
    }
}
