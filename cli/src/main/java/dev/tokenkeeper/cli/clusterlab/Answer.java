package dev.tokenkeeper.cli.clusterlab;

/** What a command answered: its exit status and both streams. */
record Answer(int exit, String out, String err) {
    boolean succeeded() {
        return exit == 0;
    }

    /** Whether {@code text} is in what it printed on either stream. */
    boolean prints(String text) {
        return out.contains(text) || err.contains(text);
    }

    /** The last thing it said, for people. */
    String lastLine() {
        String said = (err.isBlank() ? out : err).strip();
        return said.substring(said.lastIndexOf('\n') + 1);
    }
}
