package dev.tokenkeeper.workload.manifest;

/** A text that is no YAML. The message has line and column only: a parser's own message repeats the text. */
public final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1;

    UnreadableException(String where) {
        super("is neither YAML nor JSON" + where);
    }
}
