package dev.tokenkeeper.format;

import java.util.List;

/**
 * A piece of a document: where it stands and what it means. Spans are for editing, meanings for comparing; neither is
 * derived from the other, so white space and quoting can differ while the meaning is the same. Immutable.
 */
public sealed interface Node {
    /** Where the node stands. */
    Span span();

    /**
     * A value without parts.
     *
     * @param meaning what the format's reader would make of it, with its type: the number 1 is not the text 1
     */
    record Scalar(Span span, String meaning) implements Node {
        @Override
        public String toString() {
            return "Scalar";
        }
    }

    /**
     * A value with entries.
     *
     * @param kind what belongs to the container itself; containers of two kinds are never merged into one another
     */
    record Branch(String kind, Span span, List<Entry> entries, Layout layout) implements Node {
        public Branch {
            entries = List.copyOf(entries);
        }

        @Override
        public String toString() {
            return "Branch";
        }
    }
}
