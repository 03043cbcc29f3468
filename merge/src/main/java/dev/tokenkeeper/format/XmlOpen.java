package dev.tokenkeeper.format;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An element whose end is still to come, or the file itself. A comment block right above an element belongs to it, as does
 * a comment behind it on its line; any other comment stands for itself. Used for one reading.
 */
final class XmlOpen {
    private final String text;
    private final int from;
    private final String name;
    private final List<Entry> attributes = new ArrayList<>();
    private final List<Entry> content = new ArrayList<>();
    private final List<Span> comments = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private boolean preserves;
    private boolean hasText;
    private int nameEnd;
    private int begin;

    /** Behind the last entry, its comment included. */
    private int last;

    /** {@code preserves}: whether white space means something here, as {@code xml:space} says. */
    XmlOpen(String text, int from, String name, boolean preserves) {
        this.text = text;
        this.from = from;
        this.name = name;
        this.preserves = preserves;
    }

    String name() {
        return name;
    }

    boolean preserves() {
        return preserves;
    }

    /** The start tag is over: its name ends at {@code nameEnd}, and the content begins at {@code begin}. */
    void begins(int nameEnd, int begin) {
        this.nameEnd = nameEnd;
        this.begin = begin;
        this.last = begin;
    }

    /** {@code body}: name, equals sign and quoted value; {@code value} without the quotes. */
    void attribute(String name, Span gap, Span body, Span value) {
        if (!names.add(name)) {
            throw new Unparsable(ParseProblem.Kind.DUPLICATE_KEY, body.from());
        }
        String meaning = XmlText.attribute(text, value.from(), value.to());
        if (name.equals("xml:space")) {
            preserves = meaning.equals("preserve");
        }
        Node node = new Node.Scalar(value, meaning);
        Span none = Span.at(body.from());
        attributes.add(
                new Entry(Entry.Kind.NAMED, "@" + name, gap, none, "", body, value, node, Span.at(body.to()), ""));
    }

    /** Text that is more than white space. */
    void text() {
        hasText = true;
    }

    void comment(int start, int end) {
        if (comments.isEmpty() && isBeside(start, end)) {
            Entry element = content.removeLast();
            Span beside = new Span(element.body().to(), end);
            content.add(new Entry(
                    element.kind(),
                    element.key(),
                    element.gap(),
                    element.above(),
                    element.lead(),
                    element.body(),
                    element.slot(),
                    element.node(),
                    beside,
                    beside.of(text).strip()));
            last = end;
            return;
        }
        if (!comments.isEmpty() && isApart(comments.getLast().to(), start)) {
            freeComments();
        }
        comments.add(new Span(start, end));
    }

    /** Whether the comment {@code start..end} ends the line of an element. */
    private boolean isBeside(int start, int end) {
        if (content.isEmpty() || content.getLast().kind() != Entry.Kind.ELEMENT) {
            return false;
        }
        for (int i = last; i < start; i++) {
            if (text.charAt(i) == '\n') {
                return false;
            }
        }
        int behind = Blank.skip(text, end, text.length());
        return behind < text.length() && (text.charAt(behind) == '\n' || text.charAt(behind) == '\r');
    }

    /** Whether there is a blank line between two places. */
    private boolean isApart(int start, int end) {
        int first = text.indexOf('\n', start);
        int second = first < 0 || first >= end ? -1 : text.indexOf('\n', first + 1);
        return second >= 0 && second < end;
    }

    private void freeComments() {
        for (Span comment : comments) {
            free(comment);
        }
        comments.clear();
    }

    /** An instruction. */
    void free(int start, int end) {
        freeComments();
        free(new Span(start, end));
    }

    private void free(Span body) {
        add(Entry.Kind.FREE, "", Span.at(body.from()), body, new Node.Scalar(body, plain(body)));
    }

    /** What stands at the head of the file. */
    void head(String key, int start, int end) {
        freeComments();
        Span body = new Span(start, end);
        Node node = new Node.Scalar(body, XmlProlog.meaning(body.of(text)));
        add(Entry.Kind.NAMED, key, Span.at(start), body, node);
    }

    /** An element in this one. */
    void element(XmlOpen element, Node node, int end) {
        Span body = new Span(element.from, end);
        if (!comments.isEmpty() && isApart(comments.getLast().to(), element.from)) {
            freeComments();
        }
        Span above = comments.isEmpty()
                ? Span.at(element.from)
                : new Span(comments.getFirst().from(), comments.getLast().to());
        comments.clear();
        add(Entry.Kind.ELEMENT, element.name, above, body, node);
    }

    private void add(Entry.Kind kind, String key, Span above, Span body, Node node) {
        int start = above.isEmpty() ? body.from() : above.from();
        String lead = above.isEmpty() ? "" : plain(above);
        content.add(new Entry(kind, key, new Span(last, start), above, lead, body, body, node, Span.at(body.to()), ""));
        last = body.to();
    }

    /** The whole file. */
    Node file() {
        freeComments();
        Layout layout = new Layout.Markup(-1, 0, text.length(), false);
        return new Node.Branch(Xml.FILE, new Span(0, text.length()), content, layout);
    }

    /** An element with one tag that ends at {@code end}. */
    Node single(int end) {
        Layout layout = new Layout.Markup(nameEnd, begin, begin, true);
        return new Node.Branch(Xml.ELEMENT, new Span(from, end), attributes, layout);
    }

    /** An element whose end tag begins at {@code close} and ends at {@code end}. */
    Node closed(int close, int end) {
        freeComments();
        List<Entry> entries = new ArrayList<>(attributes);
        if (isOneValue(close)) {
            Span room = new Span(begin, close);
            boolean parts = false;
            for (Entry entry : content) {
                parts = parts || entry.kind() == Entry.Kind.ELEMENT;
            }
            String meaning = parts ? "\0" + LineEnds.as("\n", room.of(text)) : XmlText.content(text, begin, close);
            Span start = Span.at(begin);
            Node node = new Node.Scalar(room, meaning);
            entries.add(new Entry(Entry.Kind.TEXT, "", start, start, "", room, room, node, Span.at(close), ""));
        } else {
            entries.addAll(content);
        }
        Layout layout = new Layout.Markup(nameEnd, begin, close, false);
        String kind = isOneValue(close) ? Xml.TEXT : Xml.ELEMENT;
        return new Node.Branch(kind, new Span(from, end), entries, layout);
    }

    /** White space over lines is layout; within a line, or where the author says so, it is text. */
    private boolean isOneValue(int close) {
        if (hasText || (preserves && close > begin)) {
            return true;
        }
        return content.isEmpty()
                && close > begin
                && text.substring(begin, close).indexOf('\n') < 0;
    }

    /** Lines without indentation and line ends. */
    private String plain(Span lines) {
        StringBuilder plain = new StringBuilder();
        for (int at = lines.from(); at < lines.to(); ) {
            int end = Math.min(lines.to(), LineEnds.next(text, at));
            if (at > lines.from()) {
                plain.append('\n');
            }
            plain.append(text.substring(at, end).strip());
            at = end;
        }
        return plain.toString();
    }
}
