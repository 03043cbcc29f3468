package dev.tokenkeeper.cli.doctor;

import dev.tokenkeeper.cli.talk.Paragraph;

/** What an examination found, line by line. */
final class Findings {
    private static final String INDENT = "         ";

    private final StringBuilder text = new StringBuilder();
    private boolean problem;

    /** As it should be. */
    void good(String sentence) {
        line("ok", sentence, "");
    }

    /** Worth knowing. */
    void note(String sentence, String next) {
        line("note", sentence, next);
    }

    /** It does not work like this. */
    void problem(String sentence, String next) {
        problem = true;
        line("PROBLEM", sentence, next);
    }

    boolean hasProblem() {
        return problem;
    }

    String text() {
        return text.toString();
    }

    private void line(String level, String sentence, String next) {
        String told = Paragraph.of(INDENT, sentence);
        text.append(level).append(told, level.length(), told.length());
        if (!next.isEmpty()) {
            text.append(Paragraph.of(INDENT, "Next: " + next));
        }
    }
}
