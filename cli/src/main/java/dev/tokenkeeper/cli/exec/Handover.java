package dev.tokenkeeper.cli.exec;

import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What the application gets: arguments and environment as bytes, since Java would decode and encode them by a locale that
 * need not fit, and the signal mask that this process was started with.
 *
 * <p>The launcher keeps options for Java from this program by renaming them to {@code TOKENKEEPER_SAVED_NAME}; here they
 * get their names back. {@code LC_ALL} or {@code LOCPATH} saved as empty was not set.
 *
 * @param arguments the program's name and its arguments
 * @param environment {@code NAME=VALUE} each
 * @param mask bit {@code n - 1} is set for each blocked signal {@code n}
 * @param ignored the same for each ignored signal
 */
record Handover(List<byte[]> arguments, List<byte[]> environment, long mask, long ignored) {
    private static final String SAVED = "TOKENKEEPER_SAVED_";

    /**
     * Reads all of it from {@code /proc}.
     *
     * @param command the words after {@code --}: the last ones of this process's own arguments
     * @throws IOException if {@code /proc} is not there
     */
    static Handover ofThisProcess(List<String> command) throws IOException {
        List<byte[]> own = split(read("/proc/self/cmdline"));
        List<byte[]> arguments = own.subList(Math.max(0, own.size() - command.size()), own.size());
        String status = firstThread();
        return new Handover(
                arguments,
                restored(split(read("/proc/self/environ"))),
                bits(status, "SigBlk:"),
                bits(status, "SigIgn:"));
    }

    /**
     * This program once more, with more options for Java before its main class, and the environment as it is.
     *
     * @throws IOException if {@code /proc} is not there, or this process was not started with that main class
     */
    static Handover again(String mainClass, List<String> options) throws IOException {
        List<byte[]> arguments = new ArrayList<>(split(read("/proc/self/cmdline")));
        for (int i = 0; i < arguments.size(); i++) {
            if (latin(arguments.get(i)).equals(mainClass)) {
                for (String option : options.reversed()) {
                    arguments.add(i, option.getBytes(StandardCharsets.ISO_8859_1));
                }
                String status = firstThread();
                return new Handover(
                        arguments, split(read("/proc/self/environ")), bits(status, "SigBlk:"), bits(status, "SigIgn:"));
            }
        }
        throw new IOException("not started as " + mainClass);
    }

    /** The environment with saved variables under their own names. */
    static List<byte[]> restored(List<byte[]> environment) {
        List<String> savedNames = new ArrayList<>();
        List<byte[]> saved = new ArrayList<>();
        List<byte[]> others = new ArrayList<>();
        for (byte[] entry : environment) {
            String text = latin(entry);
            if (!text.startsWith(SAVED)) {
                others.add(entry);
                continue;
            }
            String own = text.substring(SAVED.length());
            savedNames.add(name(own));
            if (!own.equals("LC_ALL=") && !own.equals("LOCPATH=")) {
                saved.add(own.getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        List<byte[]> restored = new ArrayList<>();
        for (byte[] entry : others) {
            if (!savedNames.contains(name(latin(entry)))) {
                restored.add(entry);
            }
        }
        restored.addAll(saved);
        return restored;
    }

    /** The hexadecimal number after {@code label}; 0 if there is none. */
    static long bits(String status, String label) {
        int at = status.indexOf(label);
        if (at < 0) {
            return 0;
        }
        int end = status.indexOf('\n', at);
        return Long.parseUnsignedLong(
                status.substring(at + label.length(), end < 0 ? status.length() : end)
                        .strip(),
                16);
    }

    /**
     * What the system says of this process, and so of its first thread: the launcher's, which waits and keeps the mask that
     * Java's own change.
     */
    private static String firstThread() throws IOException {
        return latin(read("/proc/self/status"));
    }

    private static String name(String entry) {
        int equals = entry.indexOf('=');
        return equals < 0 ? entry : entry.substring(0, equals);
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static List<byte[]> split(byte[] block) {
        List<byte[]> parts = new ArrayList<>();
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        for (byte each : block) {
            if (each == 0) {
                parts.add(part.toByteArray());
                part.reset();
            } else {
                part.write(each);
            }
        }
        return parts;
    }

    private static byte[] read(String file) throws IOException {
        try (FileInputStream in = new FileInputStream(file)) {
            return in.readAllBytes();
        }
    }
}
