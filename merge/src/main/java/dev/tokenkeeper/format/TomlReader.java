package dev.tokenkeeper.format;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of a TOML document. What stands between two headings is the first one's table, but a comment block right
 * above a heading belongs to that heading; a table below an item of an array of tables is in that item, as long as no
 * heading from elsewhere came between. Used for one reading.
 */
final class TomlReader {
    private final String text;
    private final Budget budget;
    private final TomlValue values;
    private final TomlTable names;
    private final LineEntries outside;

    /** The items that are open, each in the one before. */
    private final List<Open> items = new ArrayList<>();

    private @Nullable Open section;
    private LineEntries inside;
    private TomlTable table;
    private String indent = "";

    TomlReader(String text, Budget budget) {
        this.text = text;
        this.budget = budget;
        this.values = new TomlValue(text, budget);
        this.names = new TomlTable(budget);
        this.outside = new LineEntries(text, budget);
        this.inside = outside;
        this.table = names;
    }

    Node.Branch root() {
        for (int at = 0; at < text.length(); ) {
            at = line(at);
        }
        closeSection();
        closeItems(0);
        List<Entry> entries = outside.entries();
        Layout layout = new Layout.Lines(text.length(), indentOf(entries, ""));
        return new Node.Branch(Toml.TABLE, new Span(0, text.length()), entries, layout);
    }

    /** Reads the line that begins at {@code from}, and all that its value goes over; where the next one does. */
    private int line(int from) {
        int start = Toml.skip(text, from);
        if (Toml.endsLine(text, start)) {
            int next = LineEnds.next(text, start);
            inside.blank(from, next);
            return next;
        }
        if (text.charAt(start) == '#') {
            int next = LineEnds.next(text, Toml.commentEnd(text, start));
            inside.comment(from, next);
            return next;
        }
        return text.charAt(start) == '[' ? heading(from, start) : key(from, start);
    }

    private int key(int from, int start) {
        TomlKey key = TomlKey.read(text, start, budget);
        int sign = expect("=", key.span().to());
        Node value = values.read(Toml.skip(text, sign));
        table.value(key);
        Span beside = beside(values.end());
        int next = LineEnds.next(text, beside.to());
        Span slot = new Span(key.span().to(), value.span().to());
        inside.named(key.pointer(), new Span(from, next), slot, value, beside);
        return next;
    }

    private int heading(int from, int start) {
        boolean array = text.startsWith("[[", start);
        TomlKey key = TomlKey.read(text, Toml.skip(text, start + (array ? 2 : 1)), budget);
        Span beside = beside(expect(array ? "]]" : "]", key.span().to()));
        int next = LineEnds.next(text, beside.to());
        LineEntries before = new LineEntries(text, budget);
        inside.handOver(before);
        closeSection();
        List<TomlTable> way = names.heading(key, array);
        int around = around(way);
        String name = name(key.steps(), way, around);
        closeItems(around);
        table = way.getLast();
        Open open = new Open(name, new Span(from, next), beside, before, table, new LineEntries(text, budget));
        if (array) {
            items.add(open);
        } else {
            section = open;
        }
        inside = open.entries();
        return next;
    }

    /** Behind {@code wanted}, which stands behind white space. */
    private int expect(String wanted, int from) {
        int at = Toml.skip(text, from);
        if (!text.startsWith(wanted, at)) {
            throw Unparsable.syntax(at);
        }
        return at + wanted.length();
    }

    /** The rest of a line: a comment, with the white space that leads to it, or nothing. */
    private Span beside(int from) {
        int at = Toml.skip(text, from);
        if (Toml.endsLine(text, at)) {
            return Span.at(from);
        }
        if (text.charAt(at) != '#') {
            throw Unparsable.syntax(at);
        }
        return new Span(from, Toml.commentEnd(text, at));
    }

    /** How many of the open items are around what {@code way} leads to. */
    private int around(List<TomlTable> way) {
        int around = 0;
        for (TomlTable step : way.subList(0, way.size() - 1)) {
            around += around < items.size() && items.get(around).table().equals(step) ? 1 : 0;
        }
        return around;
    }

    /** What is left of a key within the innermost of {@code around} items; another item that it leads through has its index. */
    private String name(List<String> steps, List<TomlTable> way, int around) {
        List<String> name = new ArrayList<>();
        TomlTable from = names;
        for (int i = 0; i < steps.size(); i++) {
            name.add(steps.get(i));
            boolean last = i == steps.size() - 1;
            int index = last ? -1 : from.index(steps.get(i));
            if (index >= 0) {
                name.add(Integer.toString(index));
            }
            from = way.get(i);
            if (!last && around > 0 && items.get(around - 1).table().equals(from)) {
                name.clear();
            }
        }
        return TomlKey.pointer(name);
    }

    private void closeSection() {
        Open open = section;
        if (open != null) {
            close(open, Entry.Kind.SECTION);
            section = null;
        }
    }

    /** Ends all open items but {@code left}. */
    private void closeItems(int left) {
        while (items.size() > left) {
            close(items.removeLast(), Entry.Kind.SECTION_ITEM);
        }
    }

    /** {@code open} is over: it goes into the innermost item that is open. */
    private void close(Open open, Entry.Kind kind) {
        List<Entry> entries = open.entries().entries();
        int end =
                entries.isEmpty() ? open.line().to() : entries.getLast().body().to();
        indent = indentOf(entries, indent);
        Span body = new Span(open.line().from(), end);
        Layout layout = new Layout.Lines(open.line().to(), indent);
        LineEntries around = items.isEmpty() ? outside : items.getLast().entries();
        open.before().handOver(around);
        around.section(kind, open.name(), body, new Node.Branch(Toml.TABLE, body, entries, layout), open.beside());
    }

    /** How far the first key is indented; {@code other} where there is none. */
    private String indentOf(List<Entry> entries, String other) {
        for (Entry entry : entries) {
            if (entry.kind() == Entry.Kind.NAMED) {
                int from = entry.body().from();
                return text.substring(from, Toml.skip(text, from));
            }
        }
        return other;
    }

    /**
     * A table with a heading whose end is still to come.
     *
     * @param before the comment block above it, and the blank lines before that
     */
    private record Open(String name, Span line, Span beside, LineEntries before, TomlTable table, LineEntries entries) {
        @Override
        public String toString() {
            return "Open";
        }
    }
}
