package dev.tokenkeeper.format;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** Reads one container whose entries have lines of their own. Used for one container. */
final class YamlBlock {
    private final YamlNodes nodes;
    private final String text;
    private final YamlLines lines;
    private final CollectionStartEvent start;
    private final boolean named;
    private final LineEntries entries;
    private final Set<String> names = new HashSet<>();
    private int column = -1;
    private int begin;

    YamlBlock(YamlNodes nodes, CollectionStartEvent start) {
        this.nodes = nodes;
        this.text = nodes.text();
        this.lines = nodes.lines();
        this.start = start;
        this.named = start instanceof MappingStartEvent;
        this.entries = new LineEntries(text, nodes.budget());
    }

    LineEntries entries() {
        return entries;
    }

    /**
     * Reads all entries and the comments behind them; false if this is a container with explicit keys or the like, which is
     * skipped.
     *
     * @param within whether the first entry begins within the line
     * @param outer the column of the container around this one
     */
    boolean read(boolean within, int outer, int depth) {
        boolean first = true;
        YamlEvents events = nodes.events();
        for (Event event = events.next(); !(event instanceof CollectionEndEvent); event = events.next()) {
            boolean inLine = within && first;
            int at = inLine ? lines.at() : lines.toContent(entries, first ? -1 : column);
            int own = at - lines.lineStart(at);
            if (first) {
                column = own;
                begin = inLine ? at : lines.at();
            }
            if (own != column || !isEntry(event, at)) {
                nodes.skip(event, start);
                return false;
            }
            entry(event, at, inLine ? at : lines.at(), depth);
            first = false;
        }
        lines.rest(entries, column, outer);
        return true;
    }

    private boolean isEntry(Event event, int at) {
        if (at >= text.length()) {
            return false;
        }
        if (!named) {
            return text.charAt(at) == '-';
        }
        return event instanceof ScalarEvent key
                && YamlScalar.isBare(key)
                && !YamlScalar.isNothing(key)
                && nodes.events().from(key) == at
                && isColon(Blank.skip(text, nodes.events().to(key), text.length()));
    }

    private boolean isColon(int at) {
        return at < text.length() && text.charAt(at) == ':';
    }

    private void entry(Event event, int at, int from, int depth) {
        if (!named) {
            YamlValue value = nodes.value(event, at + 1, column, depth, "");
            entries.item(new Span(from, lines.at()), value.slot(), value.node(), value.beside());
            return;
        }
        ScalarEvent key = (ScalarEvent) event;
        if (!names.add(key.getValue())) {
            throw new Unparsable(ParseProblem.Kind.DUPLICATE_KEY, at);
        }
        int colon = Blank.skip(text, nodes.events().to(key), text.length());
        Event inner = nodes.events().next();
        YamlValue value = nodes.value(inner, colon + 1, column, depth, YamlNodes.mark(key));
        entries.named(key.getValue(), new Span(from, lines.at()), value.slot(), value.node(), value.beside());
    }

    /**
     * The container.
     *
     * @param from where its properties, or else its value begins
     * @param none how it is written where it has no entries
     */
    Node.Branch branch(String kind, int from, Layout.@Nullable None none) {
        Span span = new Span(from, Math.max(from, lines.endOfLast()));
        return new Node.Branch(kind, span, entries.entries(), new Layout.Lines(begin, " ".repeat(column), none));
    }

    /** Where the first entry begins. */
    int begin() {
        return begin;
    }
}
