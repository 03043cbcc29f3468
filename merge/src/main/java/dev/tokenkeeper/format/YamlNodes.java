package dev.tokenkeeper.format;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * Reads the values of one text: where they stand, what they mean, and the comment beside them. It calls itself for what is
 * in a container, no deeper than {@link Limits#depth}. What has a form that is not taken apart (explicit keys, comments
 * in the middle of a value) is one value, compared as it is written. Used for one reading.
 */
final class YamlNodes {
    static final String MAP = "map";
    static final String SEQUENCE = "sequence";

    private final String text;
    private final Budget budget;
    private final YamlEvents events;
    private final YamlLines lines;

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

    /**
     * A value in a container of lines; after it the next line comes.
     *
     * @param from just behind the colon or the dash
     * @param column that of the container
     * @param depth how many containers are around the value
     * @param mark what its meaning ends with
     */
    YamlValue value(Event event, int from, int column, int depth, String mark) {
        if (event instanceof CollectionStartEvent start) {
            budget.node(from, depth);
            return start.isFlow() ? flow(start, from, column, depth, mark) : block(start, from, column, depth, mark);
        }
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
        String between = text.substring(from, begin);
        return between.indexOf('#') < 0 ? "" : YamlProperties.WHOLE + between.strip();
    }

    private YamlValue block(CollectionStartEvent start, int from, int column, int depth, String mark) {
        int references = mark(start);
        int head = head(start, from);
        int lineEnd = lines.lineEnd(Math.max(head, from));
        int rest = Blank.skip(text, Math.max(head, from), lineEnd);
        boolean within = rest < lineEnd && text.charAt(rest) != '#';
        if (within) {
            lines.moveTo(rest);
        } else {
            lines.behindLineOf(Math.max(head, from));
        }
        YamlBlock block = new YamlBlock(this, start);
        // Properties on a line of their own, which others would move apart.
        if (head < 0) {
            skip(null, start);
        } else if (block.read(within, column, depth + 1)) {
            Span room = Span.at(within ? block.begin() : head);
            Layout.None none = new Layout.None(room, start instanceof MappingStartEvent ? " {}" : " []", within);
            Node node = block.branch(kind(start) + mark, propertiesBegin(start, from), none);
            int end = lines.endOfLast();
            Span beside = within ? Span.at(end) : rest < lineEnd ? new Span(head, lineEnd) : Span.at(head);
            return new YamlValue(node, new Span(from, end), beside);
        }
        int end = lines.endOfLast();
        String meaning = whole(references, from, end, column) + mark;
        return new YamlValue(new Node.Scalar(new Span(from, end), meaning), new Span(from, end), Span.at(end));
    }

    private YamlValue flow(CollectionStartEvent start, int from, int column, int depth, String mark) {
        int begin = events.from(start);
        String loose = loose(from, begin);
        Node node = new YamlFlow(this, start, begin).read(depth + 1, loose + mark);
        int end = node.span().to();
        boolean empty = node instanceof Node.Branch branch
                && branch.entries().isEmpty()
                && branch.layout().loose().isEmpty();
        if (!empty || !loose.isEmpty()) {
            return onItsLine(node, from, end);
        }
        Node.Branch branch = (Node.Branch) node;
        YamlValue value = onItsLine(node, from, end);
        int next = lines.at();
        LineEntries entries = new LineEntries(text, budget);
        lines.rest(entries, column + 1, column);
        int open = ((Layout.Separated) branch.layout()).open() - 1;
        Span room = new Span(open == begin ? from : Blank.back(text, from, open), end);
        boolean item = from > 0 && text.charAt(from - 1) == '-' && value.beside().isEmpty();
        boolean opens = item && open == begin && text.indexOf('\n', from, end) < 0;
        int own = entries.isEmpty() ? column : columnOfFirst(entries);
        String indent = " ".repeat(opens ? open - lines.lineStart(open) : own);
        Layout layout = new Layout.Lines(next, indent, new Layout.None(room, room.of(text), opens));
        Node container = new Node.Branch(branch.kind(), branch.span(), entries.entries(), layout);
        return new YamlValue(
                container, new Span(from, entries.isEmpty() ? end : lines.endOfLast()), value.beside());
    }

    private int columnOfFirst(LineEntries entries) {
        int from = entries.entries().getFirst().body().from();
        return Blank.skip(text, from, text.length()) - from;
    }

    /** Where the properties of {@code start} end, on the line of {@code from}; -1 if they begin elsewhere. */
    private int head(CollectionStartEvent start, int from) {
        if (!hasProperties(start)) {
            return from;
        }
        int begin = events.from(start);
        return begin > lines.lineEnd(from) ? -1 : propertiesEnd(text, begin);
    }

    private int propertiesBegin(CollectionStartEvent start, int from) {
        return hasProperties(start) ? events.from(start) : from;
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
        List<String> inside = events.references().subList(references, events.references().size());
        StringBuilder says = new StringBuilder();
        String indent = " ".repeat(Math.max(column, 0));
        for (int at = from; at < to; ) {
            int next = Math.min(to, LineEnds.next(text, at));
            int begin = at > from && text.startsWith(indent, at) ? at + indent.length() : at;
            says.append(text, Math.min(begin, next), LineEnds.contentEnd(text, at, next)).append('\n');
            at = next;
        }
        return YamlProperties.whole(inside, says.toString());
    }

    /** Skips what is left of a container, {@code first} being its next event if that was read; the next line comes. */
    void skip(@Nullable Event first, CollectionStartEvent container) {
        int depth = 1;
        int end = events.to(container);
        Event event = first == null ? events.next() : first;
        while (true) {
            if (event instanceof CollectionStartEvent) {
                depth++;
                budget.node(events.from(event), depth);
            } else if (event instanceof CollectionEndEvent) {
                depth--;
                end = text.startsWith("}", events.to(event) - 1) || text.startsWith("]", events.to(event) - 1)
                        ? Math.max(end, events.to(event))
                        : end;
            } else {
                budget.node(events.from(event), depth);
                boolean block = event instanceof ScalarEvent scalar && YamlScalar.isBlock(scalar);
                int to = block ? YamlBlockScalar.contentEnd(this, (ScalarEvent) event) : events.to(event);
                end = Math.max(end, to);
            }
            if (depth == 0) {
                break;
            }
            event = events.next();
        }
        lines.behindLineOf(end);
    }
}
