package dev.tokenkeeper.acceptance.labtext;

/**
 * A block of code of the text.
 *
 * @param line where its first line stands, counted from 1
 * @param chapter the heading of level two that it stands below
 * @param step the heading of level three, or empty
 * @param language what stands behind the three backticks
 */
record Fence(int line, String chapter, String step, String language, String text) {
    /** Where it stands, for people. */
    String place() {
        return "line " + line + " (" + chapter + (step.isEmpty() ? "" : ", " + step) + ")";
    }
}
