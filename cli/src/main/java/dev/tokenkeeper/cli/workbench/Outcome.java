package dev.tokenkeeper.cli.workbench;

/** How a program that was run to its end ended. */
public record Outcome(int exit, String out, String err, long millis) {
    public boolean succeeded() {
        return exit == 0;
    }

    /** Whether {@code text} is in what it printed on either stream. */
    public boolean prints(String text) {
        return out.contains(text) || err.contains(text);
    }
}
