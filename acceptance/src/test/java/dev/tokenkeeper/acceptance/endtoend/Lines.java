package dev.tokenkeeper.acceptance.endtoend;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The numbered lines that applications appended to a token, by the pod that did. */
final class Lines {
    /** Writes until told that it is enough. It opens the token for each line, as most do, and holds no descriptor. */
    static final String WRITER = """
            trap 'exit 0' TERM
            n=$(grep -c "^# line $HOSTNAME " "$LICENSE_PATH")
            until [ -e /writable-tokens/enough ]; do
              n=$((n + 1))
              echo "# line $HOSTNAME $n" >>"$LICENSE_PATH"
              echo $n >"/writable-tokens/written-$HOSTNAME"
              sleep 0.1 & wait $!
            done
            while :; do sleep 1000 & wait $!; done
            """;

    /** Holds as soon as it has written a line. */
    static final String BEGUN = "[ -s /writable-tokens/written-$HOSTNAME ]";

    /** Has it stop, and waits for the line that it may be at. */
    static final String ENOUGH = "touch /writable-tokens/enough; sleep 0.5";

    /** In the volume's folder: tells the last line that each pod noted to have written. */
    static final String NOTES = "grep -H . written-*";

    private static final Pattern LINE = Pattern.compile("^# line (\\S+) (\\d+)$", Pattern.MULTILINE);

    private final Map<String, List<Integer>> numbers = new LinkedHashMap<>();

    private Lines() {}

    /** The lines of a token. */
    static Lines of(String token) {
        Lines lines = new Lines();
        Matcher matcher = LINE.matcher(token);
        while (matcher.find()) {
            lines.numbers
                    .computeIfAbsent(matcher.group(1), pod -> new ArrayList<>())
                    .add(Integer.valueOf(matcher.group(2)));
        }
        return lines;
    }

    /** How many lines {@code pod} wrote. */
    int count(String pod) {
        return numbers.getOrDefault(pod, List.of()).size();
    }

    /** All pods that wrote. */
    List<String> pods() {
        return List.copyOf(numbers.keySet());
    }

    /**
     * What is wrong: each pod's lines are there once and in order, up to the last that it noted to have written.
     *
     * @param notes what {@link #NOTES} prints
     */
    List<String> wrong(String notes) {
        List<String> wrong = new ArrayList<>();
        notes.lines().forEach(note -> {
            int colon = note.lastIndexOf(':');
            wrong.addAll(
                    wrong(note.substring("written-".length(), colon), Integer.parseInt(note.substring(colon + 1))));
        });
        return wrong;
    }

    private List<String> wrong(String pod, int written) {
        List<Integer> found = numbers.getOrDefault(pod, List.of());
        List<String> wrong = new ArrayList<>();
        int last = 0;
        for (int number : found) {
            if (number != last + 1) {
                wrong.add(pod + ": after " + last + " comes " + number);
            }
            last = number;
        }
        if (last < written) {
            wrong.add(pod + ": wrote " + written + ", but the last is " + last);
        }
        return wrong;
    }
}
