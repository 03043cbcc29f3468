package dev.tokenkeeper.format;

import java.util.HashSet;
import java.util.Set;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** Reads one container between brackets. A pair without brackets, or a key that is none, makes it one value. Used once. */
final class YamlFlow {
    private final YamlNodes nodes;
    private final YamlEvents events;
    private final String text;
    private final CollectionStartEvent start;
    private final boolean named;
    private final int begin;
    private final int open;
    private final int references;
    private final BracketEntries entries;
    private final Set<String> names = new HashSet<>();
    private boolean whole;
    private boolean outermost;
    private int at;

    /** {@code begin}: where its properties, or else its bracket stand. */
    YamlFlow(YamlNodes nodes, CollectionStartEvent start, int begin) {
        this.nodes = nodes;
        this.events = nodes.events();
        this.text = nodes.text();
        this.start = start;
        this.named = start instanceof MappingStartEvent;
        this.begin = begin;
        this.references = nodes.mark(start);
        int bracket = Blank.skip(
                text, YamlNodes.hasProperties(start) ? YamlNodes.propertiesEnd(text, begin) : begin, text.length());
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

    /** As {@link #read}, for the value of a document. */
    Node outermost(int depth) {
        outermost = true;
        return read(depth, "");
    }

    /** {@code mark}: what its kind ends with. */
    Node read(int depth, String mark) {
        Event event = events.next();
        while (!(event instanceof CollectionEndEvent)) {
            nodes.budget().node(events.from(event), depth);
            if (named) {
                pair(event, depth);
            } else {
                int from = events.from(event);
                between(from);
                Node node = value(event, depth, from);
                entries.entry(Entry.Kind.ITEM, "", node.span(), node.span(), node);
                at = node.span().to();
            }
            event = events.next();
        }
        int end = whole && !text.startsWith(named ? "}" : "]", events.to(event) - 1) ? at : events.to(event);
        Span span = new Span(begin, Math.max(end, begin));
        if (whole) {
            return new Node.Scalar(span, nodes.whole(references, span.from(), span.to(), 0) + mark);
        }
        between(end - 1);
        if (outermost) {
            behind(end);
        }
        return whole
                ? new Node.Scalar(span, nodes.whole(references, span.from(), span.to(), 0) + mark)
                : entries.closed(YamlNodes.kind(start) + mark, span, end - 1);
    }

    private void pair(Event event, int depth) {
        int from = events.from(event);
        between(from);
        if (!(event instanceof ScalarEvent key) || !YamlScalar.isBare(key) || YamlScalar.isNothing(key)) {
            whole = true;
            at = Math.max(at, value(event, depth, from).span().to());
            at = Math.max(at, value(events.next(), depth, at).span().to());
            return;
        }
        if (!names.add(key.getValue())) {
            throw new Unparsable(ParseProblem.Kind.DUPLICATE_KEY, from);
        }
        int slot = events.to(key);
        Event inner = events.next();
        int colon = colon(slot);
        Node node = value(inner, depth, colon < 0 ? slot : colon + 1);
        String mark = YamlNodes.mark(key);
        if (!mark.isEmpty()) {
            node = marked(node, mark);
        }
        loose(slot, node.span().from());
        int end = Math.max(node.span().to(), colon + 1);
        entries.entry(Entry.Kind.NAMED, key.getValue(), new Span(from, end), new Span(slot, end), node);
        at = end;
    }

    private static Node marked(Node node, String mark) {
        if (node instanceof Node.Branch branch) {
            return new Node.Branch(branch.kind() + mark, branch.span(), branch.entries(), branch.layout());
        }
        return new Node.Scalar(node.span(), ((Node.Scalar) node).meaning() + mark);
    }

    /** {@code room}: where a value that is not written would be. */
    private Node value(Event event, int depth, int room) {
        if (event instanceof CollectionStartEvent container) {
            return new YamlFlow(nodes, container, events.from(container)).read(depth + 1, "");
        }
        boolean nothing = event instanceof ScalarEvent scalar && YamlScalar.isNothing(scalar);
        Span span = nothing ? Span.at(room) : new Span(events.from(event), events.to(event));
        return new Node.Scalar(span, nodes.meaning(event));
    }

    /** The colon behind a key that ends at {@code from}; -1 if there is none. */
    private int colon(int from) {
        int place = from;
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
    private void loose(int from, int to) {
        int place = from < to ? text.indexOf('#', from, to) : -1;
        while (place >= 0) {
            int end = Math.min(to, nodes.lines().lineEnd(place));
            entries.loose(new Span(place, end));
            place = text.indexOf('#', end, to);
        }
    }

    /** The comments behind the container, which no entry can have. */
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
