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
final class YamlBlock implements YamlOpen {
    private final YamlNodes nodes;
    private final String text;
    private final YamlLines lines;
    private final CollectionStartEvent start;
    private final YamlHead head;
    private final int depth;
    private final int references;
    private final boolean named;
    private final LineEntries entries;
    private final Set<String> names = new HashSet<>();
    private boolean first = true;
    private boolean whole;
    private int column = -1;
    private int begin;
    private int end;

    /** The entry whose value is read: its name, its key's type, and where its body begins. */
    private String key = "";

    private int from;

    YamlBlock(YamlNodes nodes, CollectionStartEvent start, YamlHead head, int depth) {
        this.nodes = nodes;
        this.text = nodes.text();
        this.lines = nodes.lines();
        this.start = start;
        this.head = head;
        this.depth = depth;
        this.references = nodes.mark(start);
        this.named = start instanceof MappingStartEvent;
        this.entries = new LineEntries(text, nodes.budget());
    }

    LineEntries entries() {
        return entries;
    }

    /** Whether it has explicit keys or the like, so that it is one value. */
    boolean isWhole() {
        return whole;
    }

    @Override
    public boolean advance() {
        YamlEvents events = nodes.events();
        Event event = whole ? null : events.next();
        while (event != null && !(event instanceof CollectionEndEvent)) {
            if (!begins(event)) {
                whole = true;
                nodes.skip(event, start);
                break;
            }
            int at = Blank.skip(text, from, text.length());
            String mark = "";
            int behind = at + 1;
            if (named) {
                ScalarEvent name = (ScalarEvent) event;
                if (!names.add(name.getValue())) {
                    throw new Unparsable(ParseProblem.Kind.DUPLICATE_KEY, at);
                }
                key = name.getValue();
                mark = YamlNodes.mark(name);
                behind = Blank.skip(text, events.to(name), text.length()) + 1;
                event = events.next();
            }
            if (event instanceof CollectionStartEvent container) {
                nodes.open(container, behind, column, depth, mark);
                return false;
            }
            settle(nodes.scalar(event, behind, mark));
            event = events.next();
        }
        if (!whole) {
            lines.rest(entries, column, head.column());
        }
        end = lines.endOfLast();
        return true;
    }

    @Override
    public void settle(YamlValue value) {
        Span body = new Span(from, lines.at());
        if (named) {
            entries.named(key, body, value.slot(), value.node(), value.beside());
        } else {
            entries.item(body, value.slot(), value.node(), value.beside());
        }
        first = false;
    }

    /** Reads what is before an entry; whether there is one that can be told from others. */
    private boolean begins(Event event) {
        boolean within = first && head.within();
        int at = within ? lines.at() : lines.toContent(entries, first ? -1 : column);
        from = within ? at : lines.at();
        int own = at - lines.lineStart(at);
        if (first) {
            column = own;
            begin = from;
        }
        return own == column && at < text.length() && isEntry(event, at);
    }

    private boolean isEntry(Event event, int at) {
        if (!named) {
            return text.charAt(at) == '-' && isApart(at + 1);
        }
        return event instanceof ScalarEvent name
                && YamlScalar.isBare(name)
                && !YamlScalar.isNothing(name)
                && nodes.events().from(name) == at
                && isColon(Blank.skip(text, nodes.events().to(name), text.length()));
    }

    private boolean isColon(int at) {
        return at < text.length() && text.charAt(at) == ':' && isApart(at + 1);
    }

    private boolean isApart(int at) {
        return at == text.length() || Character.isWhitespace(text.charAt(at));
    }

    @Override
    public YamlValue value() {
        Span slot = new Span(head.from(), end);
        if (whole) {
            String meaning = nodes.whole(references, head.from(), end, head.column()) + head.mark();
            return new YamlValue(new Node.Scalar(slot, meaning), slot, Span.at(end));
        }
        Span room = Span.at(head.within() ? begin : head.end());
        Layout.None none = new Layout.None(room, named ? " {}" : " []", head.within());
        Node node = branch(head.begin(), none);
        return new YamlValue(node, slot, head.within() ? Span.at(end) : head.beside());
    }

    /**
     * The container.
     *
     * @param at where its properties, or else its value begins
     * @param none how it is written where it has no entries
     */
    Node.Branch branch(int at, Layout.@Nullable None none) {
        Span span = new Span(at, Math.max(at, lines.endOfLast()));
        Layout layout = new Layout.Lines(begin, " ".repeat(column), none);
        return new Node.Branch(YamlNodes.kind(start) + head.mark(), span, entries.entries(), layout);
    }

    /** Where the first entry begins. */
    int begin() {
        return begin;
    }
}
