package dev.tokenkeeper.format;

/**
 * Reads the blank lines and comments between two pieces of content, line by line. Which container a comment behind the
 * last entry of several belongs to is told by its column. Used for one reading.
 */
final class YamlLines {
    private final String text;

    /** The begin of the next line that nobody has. */
    private int at;

    /** Where the lines without content end that were looked at last. */
    private int end = -1;

    /** The column of the content there; -1 where the document ends. */
    private int column;

    /** The next comment, if that is not before {@link #at}. */
    private int comment = -1;

    YamlLines(String text) {
        this.text = text;
    }

    int at() {
        return at;
    }

    void moveTo(int place) {
        at = place;
    }

    /** Goes on behind the line that {@code place} is in. */
    void behindLineOf(int place) {
        at = LineEnds.next(text, place);
    }

    /** Where the line with {@code place} begins. */
    int lineStart(int place) {
        return text.lastIndexOf('\n', place - 1) + 1;
    }

    /** Where the line with {@code place} ends, without its line end. */
    int lineEnd(int place) {
        return LineEnds.contentEnd(text, place, LineEnds.next(text, place));
    }

    /** Where the line before {@link #at} ends, without its line end. */
    int endOfLast() {
        return LineEnds.contentEnd(text, 0, at);
    }

    /** Gives the comments and blank lines before the next entry, which is at {@code own}, to {@code entries}. */
    int toContent(LineEntries entries, int own) {
        look();
        boolean deeper = own >= 0 && !entries.isEmpty();
        while (at < end) {
            int next = LineEnds.next(text, at);
            int from = Blank.skip(text, at, next);
            if (!isComment(from)) {
                entries.blank(at, next);
            } else if (deeper && from - at > own) {
                entries.free(at, next);
            } else {
                entries.comment(at, next);
                deeper = false;
            }
            at = next;
        }
        return Blank.skip(text, at, text.length());
    }

    /** Gives the comments to {@code entries} that are at {@code own} or deeper, and deeper than {@code outer} and what comes. */
    void rest(LineEntries entries, int own, int outer) {
        look();
        while (at < end) {
            int next = nextComment();
            int indent = next < end ? Blank.skip(text, next, end) - next : -1;
            if (next >= end || indent < own || indent <= column || indent <= outer) {
                return;
            }
            for (int line = at; line < next; line = LineEnds.next(text, line)) {
                entries.blank(line, LineEnds.next(text, line));
            }
            at = LineEnds.next(text, next);
            entries.free(next, at);
        }
    }

    /** The begin of the next line with a comment, from {@link #at} on; the end of all these lines if there is none. */
    private int nextComment() {
        if (comment < at) {
            comment = at;
            while (comment < end && !isComment(Blank.skip(text, comment, end))) {
                comment = LineEnds.next(text, comment);
            }
        }
        return comment;
    }

    private boolean isComment(int place) {
        return place < text.length() && text.charAt(place) == '#';
    }

    /** Finds the next content, once for all lines before it. */
    private void look() {
        if (at <= end) {
            return;
        }
        end = at;
        column = -1;
        comment = -1;
        while (end < text.length()) {
            int next = LineEnds.next(text, end);
            int from = Blank.skip(text, end, next);
            boolean blank = from >= LineEnds.contentEnd(text, end, next);
            if (!blank && text.charAt(from) != '#') {
                column = isMark(text, end) ? -1 : from - end;
                return;
            }
            end = next;
        }
    }

    /** Whether a line that begins or ends a document begins at {@code at}. */
    static boolean isMark(String text, int at) {
        boolean mark = text.startsWith("---", at) || text.startsWith("...", at);
        return mark && (at + 3 >= text.length() || Character.isWhitespace(text.charAt(at + 3)));
    }
}
