package dev.tokenkeeper.seed;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.content.Words;
import dev.tokenkeeper.history.Cause;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one generation. That it is there says that its copy is whole, verified and durable.
 *
 * @param number counted from 1, used once
 * @param generation the number of the folder that it shows: its own, or after a rollback an older one
 * @param source the number of the generation that has the source as it was delivered last
 * @param listing the sum of that source's own list of sums; empty where it brought none
 * @param files how many regular files the folder has
 * @param bytes how many bytes they have together
 * @param sums the sum of the folder's list of sums
 */
record SeedRecord(
        int number, Cause cause, int generation, int source, String listing, long files, long bytes, String sums) {
    /** The most bytes that a record may have. */
    static final int LIMIT = 4_096;

    private static final String KIND = "tokenkeeper-seed";
    private static final int VERSION = 1;
    private static final String END = "end";

    /** Whether this generation brought a copy of its own. */
    boolean isDelivery() {
        return generation == number;
    }

    Content encode() {
        String text = KIND + " " + VERSION + "\nnumber " + number + "\ncause " + Words.camel(cause) + "\ngeneration "
                + generation + "\nsource " + source + "\nlisting " + listing + "\nfiles " + files + "\nbytes " + bytes
                + "\nsums " + sums + "\n";
        return content(text + END + " " + content(text).digest().hex() + "\n");
    }

    private static Content content(String text) {
        return Content.copyOf(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether {@code content} is of a newer program. */
    static boolean isNewer(Content content) {
        String text = new String(content.bytes(), StandardCharsets.UTF_8);
        String head = KIND + " ";
        int end = text.indexOf('\n');
        return text.startsWith(head)
                && end > 0
                && !text.substring(head.length(), end).equals("" + VERSION);
    }

    /** The record that {@link #encode} wrote; null if {@code content} is damaged. */
    static @Nullable SeedRecord decode(Content content) {
        String text = new String(content.bytes(), StandardCharsets.UTF_8);
        int end = text.lastIndexOf(END + " ");
        if (end < 0
                || !text.substring(end)
                        .equals(END + " "
                                + content(text.substring(0, end)).digest().hex() + "\n")) {
            return null;
        }
        Map<String, String> values = new HashMap<>();
        for (String line : text.substring(0, end).split("\n", -1)) {
            int space = line.indexOf(' ');
            if (space > 0) {
                values.put(line.substring(0, space), line.substring(space + 1));
            }
        }
        try {
            return new SeedRecord(
                    (int) number(values, "number"),
                    cause(values.getOrDefault("cause", "")),
                    (int) number(values, "generation"),
                    (int) number(values, "source"),
                    values.getOrDefault("listing", ""),
                    number(values, "files"),
                    number(values, "bytes"),
                    values.getOrDefault("sums", ""));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static long number(Map<String, String> values, String name) {
        return Long.parseLong(values.getOrDefault(name, ""));
    }

    private static Cause cause(String word) {
        for (Cause cause : Cause.values()) {
            if (Words.camel(cause).equals(word)) {
                return cause;
            }
        }
        throw new IllegalArgumentException("no cause");
    }
}
