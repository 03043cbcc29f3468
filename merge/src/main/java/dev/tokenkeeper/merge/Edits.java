package dev.tokenkeeper.merge;

import dev.tokenkeeper.format.Edit;
import dev.tokenkeeper.format.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Edits of one text, made in one pass: whatever no edit covers is copied. Of two at one place the first added comes first. */
final class Edits {
    private final List<Edit> early = new ArrayList<>();
    private final List<Edit> edits = new ArrayList<>();

    void add(Edit edit) {
        edits.add(edit);
    }

    /** One that comes before all others at its place. */
    void early(Edit edit) {
        early.add(edit);
    }

    void replace(int from, int to, String text) {
        edits.add(new Edit(new Span(from, to), text));
    }

    void insert(int at, String text) {
        replace(at, at, text);
    }

    /** {@code text} with all edits made; null if two of them want the same characters. */
    @Nullable
    String apply(String text) {
        edits.addAll(0, early);
        early.clear();
        edits.sort(new ByPlace());
        StringBuilder out = new StringBuilder(text.length());
        int done = 0;
        for (Edit edit : edits) {
            if (edit.span().from() < done) {
                return null;
            }
            out.append(text, done, edit.span().from()).append(edit.text());
            done = edit.span().to();
        }
        return out.append(text, done, text.length()).toString();
    }

    /** Where an edit begins, then where it ends. */
    private static final class ByPlace implements Comparator<Edit> {
        @Override
        public int compare(Edit left, Edit right) {
            int from = Integer.compare(left.span().from(), right.span().from());
            return from != 0
                    ? from
                    : Integer.compare(left.span().to(), right.span().to());
        }
    }
}
