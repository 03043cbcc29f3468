package dev.tokenkeeper.format;

/** Ends the reading of a text. It stays in this package: what others see is a {@link ParseProblem}, without any text. */
final class Unparsable extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ParseProblem.Kind kind;
    private final int at;

    Unparsable(ParseProblem.Kind kind, int at) {
        super(null, null, false, false);
        this.kind = kind;
        this.at = at;
    }

    static Unparsable syntax(int at) {
        return new Unparsable(ParseProblem.Kind.SYNTAX, at);
    }

    /** The problem with its line and column, which are counted only now. */
    ParseProblem in(String text) {
        int line = 1;
        int start = 0;
        int end = Math.min(at, text.length());
        for (int i = 0; i < end; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                start = i + 1;
            }
        }
        return new ParseProblem(kind, line, end - start + 1);
    }
}
