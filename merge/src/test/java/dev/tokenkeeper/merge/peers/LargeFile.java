package dev.tokenkeeper.merge.peers;

import dev.tokenkeeper.content.Format;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;

/** Three versions of a file with 20,000 entries, each on a line of its own. */
record LargeFile(String name, Format format, String base, String ours, String theirs) {
    private static final int MANY = 20_000;

    /** The files of a day: each side changes a tenth of the values, always next to each other, adds some and removes some. */
    static List<LargeFile> usual() {
        List<LargeFile> files = new ArrayList<>();
        for (String word : List.of("json", "yaml", "env", "text")) {
            Format format = Format.ofWord(word);
            if (format != null) {
                List<String> base = entries(word, LargeFile::old);
                List<String> ours = entries(word, i -> side(i, 3, 50, 20, "ours"));
                List<String> theirs = entries(word, i -> side(i, 4, 70, 80, "theirs"));
                files.add(of("20,000 entries", format, base, ours, theirs));
            }
        }
        return files;
    }

    /** What makes a merge slow. A coarse conflict is allowed in these, but no long time. */
    static List<LargeFile> worst() {
        List<LargeFile> files = new ArrayList<>();
        for (String word : List.of("json", "yaml", "env", "text")) {
            Format format = Format.ofWord(word);
            if (format != null) {
                List<String> base = entries(word, LargeFile::old);
                List<String> ours = entries(word, i -> List.of("ours " + i));
                List<String> theirs = entries(word, i -> List.of("theirs " + i));
                files.add(of("all lines changed", format, base, ours, theirs));
                List<String> shuffled = shuffled(base, 1);
                files.add(of("one side in another order", format, base, shuffled, theirs));
                files.add(of("both sides in another order", format, base, shuffled, shuffled(base, 2)));
            }
        }
        files.addAll(sequences());
        files.addAll(nested());
        Random random = new Random(3);
        List<String> few = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            few.add("line " + random.nextInt(4));
        }
        files.add(of("four different lines", Format.TEXT, few, edited(few, 4), edited(few, 5)));
        return files;
    }

    /** A list of objects with nothing that tells one from another. */
    private static List<LargeFile> sequences() {
        List<LargeFile> files = new ArrayList<>();
        List<String> json = new ArrayList<>();
        List<String> yaml = new ArrayList<>();
        Random random = new Random(6);
        for (int i = 0; i < MANY; i++) {
            int port = random.nextInt(1_000);
            json.add("  {\"port\": " + port + "}");
            yaml.add("- port: " + port);
        }
        String name = "list without keys";
        files.add(new LargeFile(
                name, Format.JSON, array(json), array(shuffled(edited(json, 7), 9)), array(edited(json, 8))));
        Format format = Format.ofWord("yaml");
        if (format != null) {
            files.add(of(name, format, yaml, shuffled(edited(yaml, 7), 9), edited(yaml, 8)));
        }
        return files;
    }

    private static List<LargeFile> nested() {
        List<LargeFile> files = new ArrayList<>();
        String name = "190 levels";
        files.add(new LargeFile(name, Format.JSON, deep("x", "x"), deep("ours", "x"), deep("x", "theirs")));
        Format format = Format.ofWord("yaml");
        if (format != null) {
            files.add(new LargeFile(name, format, tall("x", "x"), tall("ours", "x"), tall("x", "theirs")));
        }
        return files;
    }

    private static String deep(String first, String second) {
        StringBuilder text = new StringBuilder();
        for (int level = 0; level < 190; level++) {
            text.append("{\n");
            for (int i = 0; i < 100; i++) {
                text.append("\"k")
                        .append(i)
                        .append("\": \"")
                        .append(i % 2 == 0 ? first : second)
                        .append("\",\n");
            }
            text.append("\"in\": ");
        }
        return text.append("1\n").append("}\n".repeat(190)).toString();
    }

    private static String tall(String first, String second) {
        StringBuilder text = new StringBuilder();
        for (int level = 0; level < 190; level++) {
            for (int i = 0; i < 100; i++) {
                text.repeat(' ', level).append('k').append(i).append(": ").append(i % 2 == 0 ? first : second);
                text.append('\n');
            }
            text.repeat(' ', level).append("in:\n");
        }
        return text.repeat(' ', 190).append("end: 1\n").toString();
    }

    private static List<String> old(int i) {
        return List.of("value " + i);
    }

    /** What one side makes of entry {@code i}: nothing, another value, or one more behind it (under a name with an x). */
    private static List<String> side(int i, int changed, int added, int removed, String value) {
        if (i % 100 == removed) {
            return List.of();
        }
        String text = i % 10 == changed ? value + " " + i : "value " + i;
        return i % 100 == added ? List.of(text, value + " new " + i) : List.of(text);
    }

    private static List<String> entries(String word, IntFunction<List<String>> values) {
        List<String> entries = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            String more = "";
            for (String value : values.apply(i)) {
                String name = "key" + more + i;
                entries.add(
                        switch (word) {
                            case "json" -> "  \"" + name + "\": \"" + value + '"';
                            case "yaml" -> name + ": " + value;
                            case "env" -> name + "=" + value;
                            default -> value;
                        });
                more = value.startsWith("ours") || more.equals("ours") ? "ours" : "theirs";
            }
        }
        return entries;
    }

    private static List<String> shuffled(List<String> lines, int seed) {
        List<String> shuffled = new ArrayList<>(lines);
        Collections.shuffle(shuffled, new Random(seed));
        return shuffled;
    }

    /** A tenth of the lines taken from another place. */
    private static List<String> edited(List<String> lines, int seed) {
        List<String> edited = new ArrayList<>(lines);
        Random random = new Random(seed);
        for (int i = 0; i < MANY / 10; i++) {
            edited.set(random.nextInt(MANY), lines.get(random.nextInt(MANY)));
        }
        return edited;
    }

    private static LargeFile of(String name, Format format, List<String> base, List<String> ours, List<String> theirs) {
        return new LargeFile(name, format, text(format, base), text(format, ours), text(format, theirs));
    }

    private static String text(Format format, List<String> entries) {
        return format == Format.JSON
                ? "{\n" + String.join(",\n", entries) + "\n}\n"
                : String.join("\n", entries) + "\n";
    }

    private static String array(List<String> items) {
        return "[\n" + String.join(",\n", items) + "\n]\n";
    }
}
