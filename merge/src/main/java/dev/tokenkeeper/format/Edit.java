package dev.tokenkeeper.format;

/** The text that a range of a document becomes. */
public record Edit(Span span, String text) {
    @Override
    public String toString() {
        return "Edit";
    }
}
