package dev.tokenkeeper.merge;

import dev.tokenkeeper.format.LineEnds;

/** The text of a merge by lines, as it grows, with the line ends of ours. */
final class LineOutput {
    private final String newline;
    private final boolean finished;
    private final StringBuilder out = new StringBuilder();
    private int line;

    /** {@code ours}: the text whose line end is used, and which says whether the last line has one. */
    LineOutput(String ours, String newline) {
        this.newline = newline;
        this.finished = ours.isEmpty() || LineEnds.finishes(ours);
    }

    /** The path of the line that comes next, counted from 0 in the result. */
    String path() {
        return "/" + line;
    }

    /** Lines of ours, as they are. */
    void ours(String lines) {
        add(lines);
    }

    /** Lines of theirs. */
    void theirs(String lines) {
        add(LineEnds.as(newline, lines));
    }

    String text() {
        String text = out.toString();
        return finished ? text : LineEnds.unfinished(text);
    }

    private void add(String lines) {
        if (lines.isEmpty()) {
            return;
        }
        out.append(lines);
        if (lines.charAt(lines.length() - 1) != '\n') {
            out.append(newline);
            line++;
        }
        for (int i = 0; i < lines.length(); i++) {
            if (lines.charAt(i) == '\n') {
                line++;
            }
        }
    }
}
