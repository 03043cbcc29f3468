package dev.tokenkeeper.cli.watch;

import org.jspecify.annotations.Nullable;

/**
 * The signal of {@code --reload-signal SIG[:PID-or-process-name]}. Of {@code pid} and {@code process} one is given, or
 * neither: then it goes to the application that {@code exec --supervise} started.
 *
 * @param process the first 15 characters of the program's name, as the kernel keeps it
 */
public record ReloadSignal(
        Signal signal, @Nullable Integer pid, @Nullable String process) {
    /** As much of a program's name as the kernel keeps. */
    private static final int COMM = 15;

    /**
     * Reads {@code HUP}, {@code SIGUSR1:nginx}, {@code HUP:17}.
     *
     * @throws IllegalArgumentException if it is none of these; the message tells what is meant
     */
    public static ReloadSignal parse(String text) {
        int colon = text.indexOf(':');
        Signal signal = Signal.parse(colon < 0 ? text : text.substring(0, colon));
        if (colon < 0) {
            return new ReloadSignal(signal, null, null);
        }
        String to = text.substring(colon + 1);
        if (to.isEmpty()) {
            throw new IllegalArgumentException("after the colon comes a process id or a program's name");
        }
        if (!Character.isDigit(to.charAt(0))) {
            return new ReloadSignal(signal, null, to.substring(0, Math.min(COMM, to.length())));
        }
        int pid;
        try {
            pid = Integer.parseInt(to);
        } catch (NumberFormatException e) {
            pid = 0;
        }
        if (pid <= 0) {
            throw new IllegalArgumentException("a process id is a number above 0");
        }
        return new ReloadSignal(signal, pid, null);
    }
}
