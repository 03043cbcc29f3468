package dev.tokenkeeper.cli.watch;

import java.util.Locale;

/** The signals that make sense between programs, with their numbers on Linux (x86, ARM, POWER, s390, RISC-V). */
public enum Signal {
    HUP(1),
    INT(2),
    QUIT(3),
    USR1(10),
    USR2(12),
    TERM(15),
    CONT(18),
    WINCH(28);

    private final int number;

    Signal(int number) {
        this.number = number;
    }

    /** The number that the kernel knows it by. */
    public int number() {
        return number;
    }

    /**
     * The signal that {@code HUP} or {@code SIGHUP}, in either case, names.
     *
     * @throws IllegalArgumentException if there is none here; the message lists them
     */
    public static Signal parse(String name) {
        String plain = name.toUpperCase(Locale.ROOT);
        if (plain.startsWith("SIG")) {
            plain = plain.substring(3);
        }
        for (Signal signal : values()) {
            if (signal.name().equals(plain)) {
                return signal;
            }
        }
        throw new IllegalArgumentException("a signal is one of HUP, INT, QUIT, USR1, USR2, TERM, CONT, WINCH");
    }
}
