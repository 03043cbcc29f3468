package dev.tokenkeeper.format;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** Reads one container between brackets. A pair without brackets, or a key that is none, makes it one value. Used once. */
final class YamlFlow implements YamlOpen {
    private final YamlNodes nodes;
    private final YamlEvents events;
    private final String text;
    private final CollectionStartEvent start;
    private final @Nullable YamlHead head;
    private final int depth;
    private final boolean named;
    private final int begin;
    private final int open;
    private final int references;
    private final BracketEntries entries;
    private final Set<String> names = new HashSet<>();
    private boolean whole;
    private int at;
    private @Nullable Node node;

    /** The pair whose value is read: its name, what its value's meaning ends with, and where they are. */
    private String key = "";

    private String mark = "";
    private int from;
    private int slot;
    private int colon;

    /** {@code head}: what is before it in a container of lines; null between other brackets and for a whole document. */
    YamlFlow(YamlNodes nodes, CollectionStartEvent start, @Nullable YamlHead head, int depth) {
        this.nodes = nodes;
        this.events = nodes.events();
        this.text = nodes.text();
        this.start = start;
        this.head = head;
        this.depth = depth;
        this.named = start instanceof MappingStartEvent;
        this.begin = events.from(start);
        this.references = nodes.mark(start);
        int properties = YamlNodes.hasProperties(start) ? YamlNodes.propertiesEnd(text, begin) : begin;
        int bracket = Blank.skip(text, properties, text.length());
        boolean opens = bracket < text.length() && text.charAt(bracket) == (named ? '{' : '[');
        this.whole = !opens;
        this.open = opens ? bracket + 1 : events.to(start);
        this.at = open;
        this.entries = new BracketEntries(text, nodes.budget(), 1, open, ',');
    }

    /** The comments before the bracket, and a line that begins the document. */
    void header(Span header) {
        entries.header(header);
    }

    @Override
    public boolean advance() {
        Event event = events.next();
        while (!(event instanceof CollectionEndEvent)) {
            nodes.budget().node(events.from(event), depth);
            between(events.from(event));
            from = events.from(event);
            if (named && !isKey(event)) {
                whole = true;
                at = Math.max(at, nodes.skipped(event));
                at = Math.max(at, nodes.skipped(events.next()));
            } else {
                Event value = named ? key((ScalarEvent) event) : event;
                if (value instanceof CollectionStartEvent container) {
                    nodes.open(new YamlFlow(nodes, container, null, depth + 1));
                    return false;
                }
                settle(scalar(value));
            }
            event = events.next();
        }
        node = closed(events.to(event));
        return true;
    }

    private static boolean isKey(Event event) {
        return event instanceof ScalarEvent name && YamlScalar.isBare(name) && !YamlScalar.isNothing(name);
    }

    /** Reads a key; its value comes. */
    private Event key(ScalarEvent name) {
        if (!names.add(name.getValue())) {
            throw new Unparsable(ParseProblem.Kind.DUPLICATE_KEY, from);
        }
        key = name.getValue();
        mark = YamlNodes.mark(name);
        slot = events.to(name);
        colon = colon(slot);
        return events.next();
    }

    private YamlValue scalar(Event event) {
        boolean nothing = event instanceof ScalarEvent scalar && YamlScalar.isNothing(scalar);
        int room = named ? (colon < 0 ? slot : colon + 1) : from;
        Span span = nothing ? Span.at(room) : new Span(events.from(event), events.to(event));
        return new YamlValue(new Node.Scalar(span, nodes.meaning(event)), span, Span.at(span.to()));
    }

    @Override
    public void settle(YamlValue value) {
        Node inner = mark.isEmpty() ? value.node() : marked(value.node(), mark);
        int end = inner.span().to();
        if (named) {
            loose(slot, inner.span().from());
            end = Math.max(end, colon + 1);
            entries.entry(Entry.Kind.NAMED, key, new Span(from, end), new Span(slot, end), inner);
        } else {
            entries.entry(Entry.Kind.ITEM, "", inner.span(), inner.span(), inner);
        }
        at = end;
    }

    private Node closed(int behind) {
        boolean bracket = text.startsWith(named ? "}" : "]", behind - 1);
        Span span = new Span(begin, Math.max(whole && !bracket ? at : behind, begin));
        if (!whole) {
            between(behind - 1);
            if (head == null && depth == 1) {
                behind(behind);
            }
        }
        String ends = head == null ? "" : head.mark();
        return whole
                ? new Node.Scalar(span, nodes.whole(references, span.from(), span.to(), 0) + ends)
                : entries.closed(YamlNodes.kind(start) + ends, span, behind - 1);
    }

    /** The node, once it ended. */
    Node node() {
        if (node == null) {
            throw new IllegalStateException("not read to its end");
        }
        return node;
    }

    @Override
    public YamlValue value() {
        Node done = node();
        return head == null
                ? new YamlValue(done, done.span(), Span.at(done.span().to()))
                : nodes.behindBrackets(done, head);
    }

    private static Node marked(Node node, String mark) {
        if (node instanceof Node.Branch branch) {
            return new Node.Branch(branch.kind() + mark, branch.span(), branch.entries(), branch.layout());
        }
        return new Node.Scalar(node.span(), ((Node.Scalar) node).meaning() + mark);
    }

    /** The colon behind a key that ends at {@code end}; -1 if there is none. */
    private int colon(int end) {
        int place = end;
        while (place < text.length()) {
            char c = text.charAt(place);
            if (c == '#') {
                place = LineEnds.next(text, place);
            } else if (Character.isWhitespace(c)) {
                place++;
            } else {
                return c == ':' ? place : -1;
            }
        }
        return -1;
    }

    /** The comments between a key and its value. */
    private void loose(int left, int right) {
        int place = left < right ? text.indexOf('#', left, right) : -1;
        while (place >= 0) {
            int end = Math.min(right, nodes.lines().lineEnd(place));
            entries.loose(new Span(place, end));
            place = text.indexOf('#', end, right);
        }
    }

    /** The comments behind the container that is a whole document, which no entry can have. */
    private void behind(int end) {
        int place = end;
        while (place < text.length()) {
            if (text.charAt(place) == '#') {
                int lineEnd = nodes.lines().lineEnd(place);
                entries.loose(new Span(place, lineEnd));
                place = lineEnd;
            } else if (Character.isWhitespace(text.charAt(place))) {
                place++;
            } else {
                return;
            }
        }
    }

    /** Looks at what is before the next entry, or before the end. */
    private void between(int to) {
        while (at < to) {
            char c = text.charAt(at);
            if (c == '#') {
                int end = nodes.lines().lineEnd(at);
                entries.comment(new Span(at, end));
                at = end;
            } else {
                whole |= c != ',' && !Character.isWhitespace(c);
                if (c == ',') {
                    entries.separator(at);
                }
                at++;
            }
        }
    }
}
