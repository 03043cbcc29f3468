package dev.tokenkeeper.merge;

import dev.tokenkeeper.format.Document;
import dev.tokenkeeper.format.Entry;
import dev.tokenkeeper.format.Layout;
import dev.tokenkeeper.format.Node;
import dev.tokenkeeper.format.Span;
import java.util.List;

/** Where things stand in one container between brackets, comments included. Immutable. */
record Brackets(Document document, List<Entry> entries, Layout.Separated layout) {
    static Brackets of(Document document, Node.Branch container) {
        return new Brackets(document, container.entries(), (Layout.Separated) container.layout());
    }

    @Override
    public String toString() {
        return "Brackets";
    }

    boolean hasRoom() {
        return layout.room() != null;
    }

    int size() {
        return entries.size();
    }

    Entry entry(int index) {
        return entries.get(index);
    }

    /** The comment before the brackets is no entry between them. */
    boolean isHeader(int index) {
        return entries.get(index).kind() == Entry.Kind.HEADER;
    }

    /** The index of the first entry between the brackets. */
    int first() {
        return !entries.isEmpty() && isHeader(0) ? 1 : 0;
    }

    int open() {
        return layout.open();
    }

    int close() {
        return layout.close();
    }

    char separator() {
        return layout.separator();
    }

    /** Whether entries have lines of their own. */
    boolean lines() {
        Layout.Room room = layout.room();
        return room != null && room.lines();
    }

    /** Empty, where a separator would be, if there is none. */
    Span separatorOf(int index) {
        Layout.Room room = layout.room();
        return room == null
                ? Span.at(entry(index).body().to())
                : room.separators().get(index);
    }

    /** Whether there is a separator behind the last value. */
    boolean trailing() {
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (!entry(i).isProse()) {
                return !separatorOf(i).isEmpty();
            }
        }
        return false;
    }

    /** Where an entry begins with its own comment. */
    int start(int index) {
        Entry entry = entry(index);
        return entry.above().isEmpty() ? entry.body().from() : entry.above().from();
    }

    /** Where an entry ends with its separator and the comment beside it. */
    int end(int index) {
        int value = Math.max(entry(index).body().to(), entry(index).beside().to());
        return entry(index).isProse()
                ? value
                : Math.max(value, separatorOf(index).to());
    }

    /** The white space before the entry {@code index}; that before the closing bracket for the number of entries. */
    String white(int index) {
        int from = index <= first() ? open() : end(index - 1);
        return text(from, index < size() ? start(index) : close());
    }

    /** The white space that the line with the opening bracket begins with. */
    String lineIndent() {
        String text = document.text();
        int from = text.lastIndexOf('\n', open() - 1) + 1;
        int to = from;
        while (to < open() && (text.charAt(to) == ' ' || text.charAt(to) == '\t')) {
            to++;
        }
        return text.substring(from, to);
    }

    String text(int from, int to) {
        return document.text().substring(from, to);
    }

    String newline() {
        return document.newline();
    }
}
