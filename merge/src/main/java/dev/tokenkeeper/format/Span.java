package dev.tokenkeeper.format;

/** A half-open range of one document's text, in characters. */
public record Span(int from, int to) {
    public Span {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("not a span");
        }
    }

    /** The empty range at {@code here}. */
    public static Span at(int here) {
        return new Span(here, here);
    }

    public boolean isEmpty() {
        return from == to;
    }

    /** The characters of this range. */
    public String of(String text) {
        return text.substring(from, to);
    }
}
