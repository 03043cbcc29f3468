package dev.tokenkeeper.format;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A scanner for XML that keeps the place of everything. Elements that are not closed yet wait in a list, so that a deep
 * text needs no deep stack. Used for one reading.
 */
final class XmlReader {
    private static final String CDATA = "<![CDATA[";
    private static final String COMMENT = "<!--";
    private static final String TYPE = "<!DOCTYPE";

    private final String text;
    private final Budget budget;
    private final XmlProlog prolog;
    private final Deque<XmlOpen> open = new ArrayDeque<>();
    private boolean typed;
    private boolean rooted;
    private int at;

    XmlReader(String text, Budget budget) {
        this.text = text;
        this.budget = budget;
        this.prolog = new XmlProlog(text);
    }

    Node file() {
        XmlChars.check(text);
        XmlOpen file = new XmlOpen(text, 0, "", false);
        open.push(file);
        int head = prolog.declaration();
        file.begins(-1, 0);
        if (head > 0) {
            budget.node(0, 0);
            file.head("?xml", 0, head);
            at = head;
        }
        while (at < text.length()) {
            step();
        }
        if (open.size() > 1 || !rooted) {
            throw Unparsable.syntax(at);
        }
        return file.file();
    }

    private void step() {
        XmlOpen top = open.element();
        int from = at;
        if (text.charAt(at) != '<') {
            text(top);
        } else if (text.startsWith(COMMENT, at)) {
            at = end("--", at + COMMENT.length());
            if (at >= text.length() || text.charAt(at) != '>') {
                throw Unparsable.syntax(at);
            }
            at++;
            budget.node(from, open.size());
            top.comment(from, at);
        } else if (text.startsWith("<?", at)) {
            instruction();
            budget.node(from, open.size());
            top.free(from, at);
        } else if (text.startsWith(CDATA, at) && open.size() > 1) {
            at = end("]]>", at + CDATA.length());
            top.text();
        } else if (text.startsWith(TYPE, at) && open.size() == 1 && !rooted && !typed) {
            at = prolog.documentType(at);
            typed = true;
            top.head("!DOCTYPE", from, at);
        } else if (text.startsWith("</", at)) {
            endTag(top);
        } else {
            startTag(top);
        }
    }

    private void text(XmlOpen top) {
        int next = text.indexOf('<', at);
        int end = next < 0 ? text.length() : next;
        if (!XmlChars.isSpace(text, at, end)) {
            if (open.size() == 1) {
                throw Unparsable.syntax(at);
            }
            XmlText.check(text, at, end);
            top.text();
        }
        at = end;
    }

    /** Behind the next {@code mark}. */
    private int end(String mark, int from) {
        int found = text.indexOf(mark, from);
        if (found < 0) {
            throw Unparsable.syntax(at);
        }
        return found + mark.length();
    }

    private void instruction() {
        int name = XmlChars.name(text, at + 2);
        boolean reserved = name - at == 5 && text.regionMatches(true, at + 2, "xml", 0, 3);
        int end = end("?>", name);
        if (reserved || (end > name + 2 && !XmlChars.isSpace(text.charAt(name)))) {
            throw Unparsable.syntax(at);
        }
        at = end;
    }

    private void startTag(XmlOpen top) {
        if (open.size() == 1 && rooted) {
            throw Unparsable.syntax(at);
        }
        int from = at;
        int name = XmlChars.name(text, at + 1);
        budget.node(from, open.size());
        XmlOpen element = new XmlOpen(text, from, text.substring(from + 1, name), top.preserves());
        at = name;
        while (true) {
            int space = at;
            at = XmlChars.skip(text, at);
            if (text.startsWith("/>", at) || text.startsWith(">", at)) {
                break;
            }
            if (at == space) {
                throw Unparsable.syntax(at);
            }
            attribute(element, space);
        }
        rooted = true;
        boolean single = text.charAt(at) == '/';
        element.begins(name, single ? at : at + 1);
        at += single ? 2 : 1;
        if (single) {
            top.element(element, element.single(at), at);
        } else {
            open.push(element);
        }
    }

    private void attribute(XmlOpen element, int space) {
        int from = at;
        int name = XmlChars.name(text, at);
        budget.node(from, open.size());
        at = XmlChars.skip(text, name);
        if (!text.startsWith("=", at)) {
            throw Unparsable.syntax(at);
        }
        at = XmlChars.skip(text, at + 1);
        char quote = at < text.length() ? text.charAt(at) : ' ';
        int end = quote == '"' || quote == '\'' ? text.indexOf(quote, at + 1) : -1;
        if (end < 0) {
            throw Unparsable.syntax(at);
        }
        Span value = new Span(at + 1, end);
        at = end + 1;
        element.attribute(text.substring(from, name), new Span(space, from), new Span(from, at), value);
    }

    private void endTag(XmlOpen top) {
        int from = at;
        String name = top.name();
        int end = at + 2 + name.length();
        if (open.size() == 1 || !text.startsWith(name, at + 2)) {
            throw Unparsable.syntax(at);
        }
        at = XmlChars.skip(text, end);
        if (!text.startsWith(">", at)) {
            throw Unparsable.syntax(at);
        }
        at++;
        open.pop();
        open.element().element(top, top.closed(from, at), at);
    }
}
