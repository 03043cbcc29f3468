package dev.tokenkeeper.format;

/** An entry where it stands: its document, its container, itself. */
public record Place(Document document, Node.Branch container, Entry entry) {
    /** The characters of {@code span} in this place's document. */
    public String text(Span span) {
        return span.of(document.text());
    }

    @Override
    public String toString() {
        return "Place";
    }
}
