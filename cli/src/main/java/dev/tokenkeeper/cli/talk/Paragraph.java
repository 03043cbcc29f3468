package dev.tokenkeeper.cli.talk;

/** Breaks a sentence into lines that fit 80 columns. */
public final class Paragraph {
    private static final int WIDTH = 80;

    private Paragraph() {}

    /** The lines of {@code text}, each after {@code indent} and with its line end. */
    public static String of(String indent, String text) {
        StringBuilder lines = new StringBuilder();
        StringBuilder line = new StringBuilder(indent);
        boolean empty = true;
        for (String word : text.split(" ", -1)) {
            if (!empty && line.length() + 1 + word.length() > WIDTH) {
                lines.append(line).append('\n');
                line = new StringBuilder(indent);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        return lines.append(line).append('\n').toString();
    }
}
