package dev.tokenkeeper.workload.pod;

import dev.tokenkeeper.workload.manifest.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a container of ours was told to deliver, by arguments or environment.
 *
 * @param verb init, watch or exec
 * @param wordsBefore how many words of the command are ours in front of the application's own, for exec
 */
public record Delivery(String verb, Container container, int wordsBefore) {
    private static final Set<String> VERBS = Set.of("init", "watch", "exec");

    static @Nullable Delivery of(Container container) {
        List<String> words = container.words();
        int at = 0;
        if (!container.part().at("command").isMissing() && !words.isEmpty()) {
            if (!words.getFirst().endsWith("/tokenkeeper") && !words.getFirst().equals("tokenkeeper")) {
                return null;
            }
            at = 1;
        }
        if (at >= words.size() || !VERBS.contains(words.get(at))) {
            return null;
        }
        int end = words.indexOf("--");
        Delivery delivery = new Delivery(words.get(at), container, end < 0 ? words.size() : end + 1);
        return delivery.source().isEmpty() || delivery.target().isEmpty() ? null : delivery;
    }

    public String source() {
        return folder("source");
    }

    public String target() {
        return folder("target");
    }

    private String folder(String flag) {
        String path = value(flag);
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** Whether it takes changes while the application runs. */
    public boolean follows() {
        return verb.equals("watch") || (verb.equals("exec") && isOn("supervise"));
    }

    /** Whether a switch is on. */
    public boolean isOn(String flag) {
        return words().contains("--" + flag) || value(flag).equals("true");
    }

    /** The one value of a flag; empty if it is not given. */
    public String value(String flag) {
        List<String> values = values(flag);
        return values.isEmpty() ? "" : values.getFirst();
    }

    /** All values of a flag. */
    public List<String> values(String flag) {
        String option = "--" + flag;
        List<String> words = words();
        List<String> values = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.startsWith(option + "=")) {
                values.add(word.substring(option.length() + 1));
            } else if (word.equals(option)
                    && i + 1 < words.size()
                    && !words.get(i + 1).startsWith("-")) {
                values.add(words.get(i + 1));
            }
        }
        if (!values.isEmpty()) {
            return values;
        }
        String twin = "TOKENKEEPER_" + flag.replace('-', '_').toUpperCase(Locale.ROOT);
        for (Part variable : container.part().at("env").items()) {
            if (variable.text("name").equals(twin)) {
                variable.text("value").lines().filter(line -> !line.isBlank()).forEach(values::add);
            }
        }
        return values;
    }

    /** The words that are ours. */
    private List<String> words() {
        return container.words().subList(0, wordsBefore);
    }
}
