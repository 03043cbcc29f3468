package dev.tokenkeeper.format;

import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** Reads the documents of one YAML text. Used for one reading. */
final class YamlReader {
    private final String text;
    private final Budget budget;
    private final YamlNodes nodes;
    private final YamlEvents events;
    private final YamlLines lines;

    YamlReader(String text, Budget budget) {
        this.text = text;
        this.budget = budget;
        this.nodes = new YamlNodes(text, budget);
        this.events = nodes.events();
        this.lines = nodes.lines();
    }

    Node root() {
        refuseLoneReturns();
        events.next();
        List<YamlDocument> documents = new ArrayList<>();
        for (Event event = events.next(); event instanceof DocumentStartEvent start; event = events.next()) {
            documents.add(document(start));
            events.next();
        }
        if (documents.isEmpty()) {
            LineEntries comments = new LineEntries(text, budget);
            return YamlStream.single(text, budget, empty(0, Span.at(0), comments));
        }
        return documents.size() == 1
                ? YamlStream.single(text, budget, documents.getFirst())
                : new YamlStream(text, budget, documents).root();
    }

    /** A line end of its own for YAML, but for no editor. */
    private void refuseLoneReturns() {
        for (int at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1)) {
            if (!text.startsWith("\n", at + 1)) {
                throw Unparsable.syntax(at);
            }
        }
    }

    private YamlDocument document(DocumentStartEvent start) {
        int from = lines.at();
        int dashes = start.isExplicit() ? events.to(start) : -1;
        Event root = events.next();
        Span head = Span.at(from);
        if (dashes >= 0) {
            head = new Span(firstLine(from), LineEnds.next(text, dashes));
        }
        boolean alone = dashes < 0 || isAlone(root, dashes);
        LineEntries entries = new LineEntries(text, budget);
        if (root instanceof ScalarEvent scalar && YamlScalar.isNothing(scalar)) {
            lines.moveTo(Math.max(from, head.to()));
            return empty(from, head, entries);
        }
        if (root instanceof CollectionStartEvent container && !container.isFlow() && alone) {
            boolean moved = YamlNodes.hasProperties(container) && dashes < 0;
            lines.moveTo(Math.max(from, head.to()));
            if (moved) {
                nodes.skip(null, container);
                return whole(from, head);
            }
            YamlHead before = YamlHead.ofDocument(lines.at());
            YamlBlock block = new YamlBlock(nodes, container, before, 1);
            nodes.run(block);
            if (!block.isWhole()) {
                return lines(from, head, container, block);
            }
            return whole(from, head);
        }
        if (root instanceof CollectionStartEvent container && container.isFlow()) {
            return flow(from, head, dashes, container);
        }
        if (root instanceof CollectionStartEvent container) {
            nodes.skip(null, container);
        } else if (root instanceof ScalarEvent scalar && YamlScalar.isBlock(scalar)) {
            lines.behindLineOf(YamlBlockScalar.contentEnd(nodes, scalar));
        } else {
            lines.behindLineOf(events.to(root));
        }
        return whole(from, head);
    }

    /** The first line from {@code from} on that is not blank. */
    private int firstLine(int from) {
        int line = from;
        while (line < text.length() && Blank.is(text, line, lines.lineEnd(line))) {
            line = LineEnds.next(text, line);
        }
        return line;
    }

    /** Whether no value begins on the line with the dashes, only its properties. */
    private boolean isAlone(Event root, int dashes) {
        int end = dashes;
        if (root instanceof CollectionStartEvent start && YamlNodes.hasProperties(start)) {
            int begin = events.from(start);
            if (begin > lines.lineEnd(dashes)) {
                return false;
            }
            end = YamlNodes.propertiesEnd(text, begin);
        }
        int lineEnd = lines.lineEnd(end);
        int rest = Blank.skip(text, end, lineEnd);
        return rest == lineEnd || text.charAt(rest) == '#';
    }

    private YamlDocument lines(int from, Span head, CollectionStartEvent container, YamlBlock block) {
        ending(block.entries());
        String kind = YamlNodes.kind(container);
        boolean map = container instanceof MappingStartEvent;
        // A file without keys is fine where a file without items is none: that would be null.
        Layout.None none = map ? null : new Layout.None(Span.at(block.begin()), "[]" + LineEnds.of(text), false);
        Node.Branch node = block.branch(Math.max(from, head.to()), none);
        return new YamlDocument(new Span(from, lines.at()), head, kind, node.entries(), node);
    }

    private YamlDocument empty(int from, Span head, LineEntries entries) {
        int begin = lines.at();
        lines.rest(entries, 0, -1);
        ending(entries);
        Layout layout = new Layout.Lines(begin, "");
        Node node = new Node.Branch(YamlNodes.MAP, new Span(begin, lines.at()), entries.entries(), layout);
        return new YamlDocument(new Span(from, lines.at()), head, YamlNodes.MAP, entries.entries(), node);
    }

    /** Reads the line that ends the document, and the comments behind it. */
    private void ending(LineEntries entries) {
        if (lines.at() < text.length() && text.startsWith("...", contentLine(entries))) {
            int line = lines.at();
            lines.behindLineOf(line);
            entries.free(line, lines.at());
            lines.rest(entries, 0, -1);
        }
    }

    /** Where the next line with content begins; blank lines before a line that ends the document are its own. */
    private int contentLine(LineEntries entries) {
        int line = firstLine(lines.at());
        if (text.startsWith("...", line)) {
            for (int at = lines.at(); at < line; at = LineEnds.next(text, at)) {
                entries.blank(at, LineEnds.next(text, at));
            }
            lines.moveTo(line);
        }
        return line;
    }

    private YamlDocument flow(int from, Span head, int dashes, CollectionStartEvent container) {
        int begin = events.from(container);
        YamlFlow flow = new YamlFlow(nodes, container, null, 1);
        int comments = firstLine(from);
        int end = Math.max(dashes, lastBefore(begin));
        if (comments < end) {
            flow.header(new Span(comments, end));
        }
        nodes.run(flow);
        Node node = flow.node();
        end = node.span().to();
        boolean alone = lines.lineEnd(end) == end && lines.lineStart(begin) == begin;
        if (alone && node instanceof Node.Branch branch && isNone(branch)) {
            return none(from, head, branch);
        }
        lines.behindLineOf(end);
        return new YamlDocument(new Span(from, lines.at()), head, YamlNodes.kind(container), List.of(), node);
    }

    private static boolean isNone(Node.Branch branch) {
        for (Entry entry : branch.entries()) {
            if (entry.kind() != Entry.Kind.HEADER) {
                return false;
            }
        }
        return true;
    }

    /** A container without entries on a line of its own: as a block that has none. */
    private YamlDocument none(int from, Span head, Node.Branch empty) {
        int begin = Math.max(from, head.to());
        lines.moveTo(begin);
        LineEntries entries = new LineEntries(text, budget);
        int line = lines.lineStart(lines.toContent(entries, -1));
        entries.freeComments();
        lines.behindLineOf(empty.span().to());
        Span room = new Span(line, lines.at());
        lines.rest(entries, 0, -1);
        ending(entries);
        Layout layout = new Layout.Lines(line, "", new Layout.None(room, room.of(text), false));
        Node node = new Node.Branch(empty.kind(), new Span(begin, lines.at()), entries.entries(), layout);
        return new YamlDocument(new Span(from, lines.at()), head, empty.kind(), entries.entries(), node);
    }

    private int lastBefore(int place) {
        int end = place;
        while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    /** All of a document as one value. */
    private YamlDocument whole(int from, Span head) {
        LineEntries comments = new LineEntries(text, budget);
        lines.rest(comments, 0, -1);
        ending(comments);
        int to = lines.at();
        List<String> references = events.references();
        String says =
                YamlProperties.whole(references, LineEnds.as("\n", LineEnds.unfinished(text.substring(from, to))));
        Node node = new Node.Scalar(new Span(from, to), says);
        return new YamlDocument(new Span(from, to), head, "", List.of(), node);
    }
}
