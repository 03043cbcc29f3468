package dev.tokenkeeper.format;

import org.jspecify.annotations.Nullable;

/**
 * Reads the statements of a PHP file. One that sets something, on lines of its own, has its name; all other code is free
 * text, as much in one piece as belongs together. Used for one reading.
 */
final class PhpReader {
    private static final String OPEN = "<?php";

    private final String text;
    private final PhpScan scan;
    private final PhpValue values;
    private final LineEntries entries;

    PhpReader(String text, Budget budget) {
        this.text = text;
        this.scan = new PhpScan(text);
        this.values = new PhpValue(text, scan, budget);
        this.entries = new LineEntries(text, budget);
    }

    Node.Branch root() {
        for (int at = opening(); at < text.length(); ) {
            at = line(at);
        }
        return entries.root();
    }

    /** Behind the tag that opens the code, and behind its line if nothing else is there. */
    private int opening() {
        if (text.isEmpty()) {
            return 0;
        }
        int end = OPEN.length();
        boolean alone = end >= text.length() || Blank.is(text, end, end + 1) || text.charAt(end) == '\n';
        if (!text.regionMatches(true, 0, OPEN, 0, end) || !alone) {
            throw Unparsable.syntax(0);
        }
        int next = LineEnds.next(text, 0);
        int lineEnd = LineEnds.contentEnd(text, 0, next);
        int code = Blank.skip(text, end, lineEnd);
        int behind = code == lineEnd ? next : code;
        entries.header(new Span(0, behind));
        return behind;
    }

    /** Reads what begins in the line at {@code from}; where the next line begins. */
    private int line(int from) {
        int next = LineEnds.next(text, from);
        int end = LineEnds.contentEnd(text, from, next);
        int start = Blank.skip(text, from, end);
        if (Blank.is(text, start, end)) {
            entries.blank(from, next);
            return next;
        }
        if (scan.isComment(start)) {
            int behind = scan.comment(start);
            next = LineEnds.next(text, behind);
            if (Blank.is(text, behind, LineEnds.contentEnd(text, behind, next))) {
                entries.comment(from, next);
                return next;
            }
        } else {
            int statement = statement(from, start);
            if (statement >= 0) {
                return statement;
            }
        }
        int behind = scan.block(start);
        entries.code(new Span(from, behind));
        return behind;
    }

    /** Reads a statement that sets something; behind its lines, or -1 if it is another one, or not alone on them. */
    private int statement(int from, int start) {
        PhpHead head = PhpHead.read(text, scan, start);
        Node node = head == null ? null : values.read(head.value());
        if (head == null || node == null) {
            return -1;
        }
        int end = scan.white(node.span().to());
        if (head.form() == PhpHead.Form.DEFINE) {
            end = text.startsWith(")", end) ? scan.white(end + 1) : text.length();
        }
        Span beside = text.startsWith(";", end) ? beside(end + 1) : null;
        if (beside == null) {
            return -1;
        }
        int next = LineEnds.next(text, beside.to());
        entries.named(head.key(), new Span(from, next), node.span(), head.form().of(node), beside);
        return next;
    }

    /** The comment between {@code from} and the end of its line, empty if there is none; null if there is anything else. */
    private @Nullable Span beside(int from) {
        int lineEnd = LineEnds.contentEnd(text, from, LineEnds.next(text, from));
        int start = Blank.skip(text, from, lineEnd);
        if (Blank.is(text, start, lineEnd)) {
            return Span.at(from);
        }
        int end = scan.isComment(start) ? scan.comment(start) : text.length();
        return end <= lineEnd && Blank.is(text, end, lineEnd) ? new Span(from, end) : null;
    }
}
