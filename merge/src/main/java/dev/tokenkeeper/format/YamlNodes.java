package dev.tokenkeeper.format;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * Reads the values of one text: where they stand, what they mean, and the comment beside them. What has a form that is not taken apart (explicit keys, comments
 * in the middle of a value) is one value, compared as it is written. Used for one reading.
 */
final class YamlNodes {
    static final String MAP = "map";
    static final String SEQUENCE = "sequence";

    private final String text;
    private final Budget budget;
    private final YamlEvents events;
    private final YamlLines lines;
    private final Deque<YamlOpen> open = new ArrayDeque<>();

    YamlNodes(String text, Budget budget) {
        this.text = text;
        this.budget = budget;
        this.events = new YamlEvents(text);
        this.lines = new YamlLines(text);
    }

    String text() {
        return text;
    }

    Budget budget() {
        return budget;
    }

    YamlEvents events() {
        return events;
    }

    YamlLines lines() {
        return lines;
    }

    /** What a value's meaning ends with under {@code key}. */
    static String mark(ScalarEvent key) {
        boolean typed = key.isPlain() && !YamlScalar.isText(key.getValue());
        return typed ? YamlProperties.TYPED_KEY : "";
    }

    static String kind(CollectionStartEvent start) {
        return (start instanceof MappingStartEvent ? MAP : SEQUENCE) + YamlProperties.of(start, start.getTag());
    }

    /** Reads {@code outermost} and all in it. */
    void run(YamlOpen outermost) {
        open.push(outermost);
        while (true) {
            YamlOpen top = open.element();
            if (top.advance()) {
                open.pop();
                if (open.isEmpty()) {
                    return;
                }
                open.element().settle(top.value());
            }
        }
    }

    /** The next container to read. */
    void open(YamlOpen container) {
        open.push(container);
    }

    /**
     * The next container to read, in one of lines.
     *
     * @param from just behind the colon or the dash
     * @param column that of the container around it
     * @param depth how many containers are around it
     * @param mark what its kind ends with
     */
    void open(CollectionStartEvent start, int from, int column, int depth, String mark) {
        budget.node(from, depth);
        int begin = hasProperties(start) || start.isFlow() ? events.from(start) : from;
        if (start.isFlow()) {
            String loose = loose(from, begin);
            YamlHead head = new YamlHead(column, from, begin, begin, Span.at(from), false, loose + mark);
            open.push(new YamlFlow(this, start, head, depth + 1));
            return;
        }
        // Properties on a line of their own, which others would move apart.
        if (begin > lines.lineEnd(from)) {
            YamlHead head = new YamlHead(column, from, from, from, Span.at(from), false, mark);
            open.push(new YamlWhole(this, start, head));
            return;
        }
        int end = hasProperties(start) ? propertiesEnd(text, begin) : from;
        int lineEnd = lines.lineEnd(end);
        int rest = Blank.skip(text, end, lineEnd);
        boolean within = rest < lineEnd && text.charAt(rest) != '#';
        if (within) {
            lines.moveTo(rest);
        } else {
            lines.behindLineOf(end);
        }
        Span beside = rest < lineEnd && !within ? new Span(end, lineEnd) : Span.at(end);
        YamlHead head = new YamlHead(column, from, begin, end, beside, within, mark);
        open.push(new YamlBlock(this, start, head, depth + 1));
    }

    /** A value without parts in a container of lines, {@code from} just behind the colon or dash; after it the next line comes. */
    YamlValue scalar(Event event, int from, String mark) {
        if (event instanceof ScalarEvent scalar && YamlScalar.isBlock(scalar)) {
            return YamlBlockScalar.read(this, scalar, from, mark);
        }
        boolean nothing = event instanceof ScalarEvent scalar && YamlScalar.isNothing(scalar);
        int begin = nothing ? from : events.from(event);
        int end = nothing ? from : events.to(event);
        String meaning = meaning(event) + loose(from, begin) + mark;
        return onItsLine(new Node.Scalar(new Span(begin, end), meaning), from, end);
    }

    String meaning(Event event) {
        if (event instanceof AliasEvent alias) {
            return events.use(alias);
        }
        return YamlScalar.meaning((ScalarEvent) event);
    }

    /** A value that ends on a line, with a comment behind it or not. */
    YamlValue onItsLine(Node node, int from, int end) {
        int lineEnd = lines.lineEnd(end);
        int rest = Blank.skip(text, end, lineEnd);
        if (rest < lineEnd && text.charAt(rest) != '#') {
            throw Unparsable.syntax(rest);
        }
        lines.behindLineOf(end);
        return new YamlValue(node, new Span(from, end), rest < lineEnd ? new Span(end, lineEnd) : Span.at(end));
    }

    /** The comments between a key and a value that begins on another line: part of what the value means. */
    private String loose(int from, int begin) {
        if (begin < from) {
            throw Unparsable.syntax(from);
        }
        String between = text.substring(from, begin);
        return between.indexOf('#') < 0 ? "" : YamlProperties.WHOLE + between.strip();
    }

    /** A container between brackets as a value in a container of lines; one without entries counts as one of lines. */
    YamlValue behindBrackets(Node node, YamlHead head) {
        int from = head.from();
        int end = node.span().to();
        boolean empty = node instanceof Node.Branch branch
                && branch.entries().isEmpty()
                && branch.layout().loose().isEmpty();
        YamlValue value = onItsLine(node, from, end);
        if (!empty || text.substring(from, head.begin()).indexOf('#') >= 0) {
            return value;
        }
        Node.Branch branch = (Node.Branch) node;
        int next = lines.at();
        LineEntries entries = new LineEntries(text, budget);
        lines.rest(entries, head.column() + 1, head.column());
        int bracket = ((Layout.Separated) branch.layout()).open() - 1;
        boolean plain = bracket == head.begin();
        Span room = new Span(plain ? from : Blank.back(text, from, bracket), end);
        boolean item = text.charAt(from - 1) == '-' && value.beside().isEmpty();
        boolean opens = item && plain && text.substring(from, end).indexOf('\n') < 0;
        int column = entries.isEmpty() ? head.column() : columnOfFirst(entries);
        String indent = " ".repeat(opens ? bracket - lines.lineStart(bracket) : column);
        Layout layout = new Layout.Lines(next, indent, new Layout.None(room, room.of(text), opens));
        Node container = new Node.Branch(branch.kind(), branch.span(), entries.entries(), layout);
        int last = entries.isEmpty() ? end : lines.endOfLast();
        return new YamlValue(container, new Span(from, last), value.beside());
    }

    private int columnOfFirst(LineEntries entries) {
        int from = entries.entries().getFirst().body().from();
        return Blank.skip(text, from, text.length()) - from;
    }

    static boolean hasProperties(CollectionStartEvent start) {
        return start.getAnchor().isPresent() || start.getTag().isPresent();
    }

    /** Behind the anchor and the tag that begin at {@code at} and stand on one line. */
    static int propertiesEnd(String text, int at) {
        int end = at;
        int next = at;
        while (next < text.length() && (text.charAt(next) == '&' || text.charAt(next) == '!')) {
            end = next;
            while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
                end++;
            }
            next = Blank.skip(text, end, text.length());
        }
        return end;
    }

    /** How many references there were before {@code start}. */
    int mark(CollectionStartEvent start) {
        return events.references().size() - (start.getAnchor().isPresent() ? 1 : 0);
    }

    /** What a part of the text is that is one value: the references in it, and its lines as far as they are indented deeper. */
    String whole(int references, int from, int to, int column) {
        List<String> inside =
                events.references().subList(references, events.references().size());
        StringBuilder says = new StringBuilder();
        String indent = " ".repeat(Math.max(column, 0));
        for (int at = from; at < to; ) {
            int next = Math.min(to, LineEnds.next(text, at));
            int begin = at > from && text.startsWith(indent, at) ? at + indent.length() : at;
            says.append(text, Math.min(begin, next), LineEnds.contentEnd(text, at, next))
                    .append('\n');
            at = next;
        }
        return YamlProperties.whole(inside, says.toString());
    }

    /** Skips what is left of a container, {@code first} being its next event if that was read; the next line comes. */
    void skip(@Nullable Event first, CollectionStartEvent container) {
        Event next = first == null ? events.next() : first;
        lines.behindLineOf(Math.max(events.to(container), end(next, 1)));
    }

    /** Skips all of what begins with {@code event}; where it ends. */
    int skipped(Event event) {
        return event instanceof CollectionStartEvent
                ? Math.max(events.to(event), end(events.next(), 1))
                : events.to(event);
    }

    private int end(Event first, int levels) {
        int depth = levels;
        int end = 0;
        Event event = first;
        while (true) {
            int to = events.to(event);
            if (event instanceof CollectionStartEvent) {
                depth++;
                to = 0;
            } else if (event instanceof CollectionEndEvent) {
                depth--;
                boolean bracket = text.startsWith("}", to - 1) || text.startsWith("]", to - 1);
                to = bracket ? to : 0;
            } else if (event instanceof ScalarEvent scalar && YamlScalar.isBlock(scalar)) {
                to = YamlBlockScalar.contentEnd(this, scalar);
            }
            budget.node(events.from(event), depth);
            end = Math.max(end, to);
            if (depth == 0) {
                return end;
            }
            event = events.next();
        }
    }
}
