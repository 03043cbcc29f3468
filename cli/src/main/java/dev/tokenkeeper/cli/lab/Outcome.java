package dev.tokenkeeper.cli.lab;

/** How a program that was run to its end ended. */
record Outcome(int exit, String out, String err, long millis) {
    boolean succeeded() {
        return exit == 0;
    }

    /** Whether {@code text} is in what it printed on either stream. */
    boolean prints(String text) {
        return out.contains(text) || err.contains(text);
    }
}
