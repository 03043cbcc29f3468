package dev.tokenkeeper.merge;

import dev.tokenkeeper.format.LineEnds;

/** The text of a merge by lines, as it grows, with the line ends of ours. */
final class LineOutput {
    private final String newline;
    private final boolean finished;
    private final StringBuilder out = new StringBuilder();
    private int line;
    private boolean added;

    /** {@code ours}: the text that says whether the last line has an end; {@code newline}: how its lines end. */
    LineOutput(String ours, String newline) {
        this.newline = newline;
        this.finished = ours.isEmpty() || ours.charAt(ours.length() - 1) == '\n';
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
        if (finished) {
            return text;
        }
        // A CR before it may be the line's own.
        return added ? text.substring(0, text.length() - newline.length()) : LineEnds.unfinished(text);
    }

    private void add(String lines) {
        if (lines.isEmpty()) {
            return;
        }
        out.append(lines);
        added = lines.charAt(lines.length() - 1) != '\n';
        if (added) {
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
