package dev.tokenkeeper.merge;

import dev.tokenkeeper.format.Document;
import dev.tokenkeeper.format.Entry;
import dev.tokenkeeper.format.Layout;
import dev.tokenkeeper.format.Node;
import dev.tokenkeeper.format.Place;
import dev.tokenkeeper.format.Writer;
import org.jspecify.annotations.Nullable;

/** The white space between the entries of one container's content, as its neighbours have it. */
final class ContentSpace {
    private final Document ours;
    private final String newline;

    /** Before the first entry. */
    private final String first;

    /** Before any other. */
    private final String next;

    /** Behind the last. */
    private final String last;

    /** {@code like}: an entry that comes. */
    ContentSpace(Document ours, Writer writer, Node.Branch container, Layout.Markup room, @Nullable Place like) {
        this.ours = ours;
        this.newline = ours.newline();
        boolean several = false;
        Entry begins = null;
        Entry ends = null;
        String sample = "";
        for (Entry entry : container.entries()) {
            if (!room.isAttribute(entry) && entry.kind() != Entry.Kind.TEXT) {
                begins = begins == null ? entry : begins;
                ends = entry;
                String gap = entry.gap().of(ours.text());
                // The second one's, as the first one's may be another.
                sample = !several || sample.indexOf('\n') < 0 ? gap : sample;
                several = true;
            }
        }
        if (begins == null || ends == null) {
            Writer.Seams seams = writer.seams(container, like);
            first = seams.first();
            next = seams.between();
            last = seams.last();
        } else {
            boolean file = room.attributes() < 0;
            first = begins.gap().of(ours.text());
            next = file ? newline : sample.indexOf('\n') < 0 ? sample : line(sample);
            last = ours.text().substring(end(ends), room.close());
        }
    }

    /** Where an entry begins, with its comment above. */
    static int start(Entry entry) {
        return entry.above().isEmpty() ? entry.body().from() : entry.above().from();
    }

    /** Where an entry ends, with its comment beside. */
    static int end(Entry entry) {
        return entry.beside().isEmpty() ? entry.body().to() : entry.beside().to();
    }

    /** Whether there are only blanks between {@code at} and the end of its line. */
    static boolean endsLine(String text, int at) {
        int end = at;
        while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return end < text.length() && (text.charAt(end) == '\n' || text.charAt(end) == '\r');
    }

    /** The line end and the indentation that {@code space} ends with; nothing if it is within a line. */
    static String line(String space) {
        int end = space.lastIndexOf('\n');
        if (end < 0) {
            return "";
        }
        return space.substring(end > 0 && space.charAt(end - 1) == '\r' ? end - 1 : end);
    }

    /** Before an entry that comes, behind {@code left}, and is written as {@code piece}. */
    String before(@Nullable Entry left, Place theirs, String piece) {
        if (theirs.entry().kind() == Entry.Kind.TEXT) {
            return "";
        }
        if (left == null) {
            return first;
        }
        int lines = lines(theirs.text(theirs.entry().gap()));
        String space = next.indexOf('\n') < 0 ? next : newline.repeat(Math.max(lines - 1, 0)) + next;
        String apart = apart(left, theirs.entry(), space);
        boolean commented =
                left.kind() == Entry.Kind.ELEMENT && !theirs.entry().above().isEmpty();
        // Its comment has a line end behind it, so on the line of another element it would belong to that one.
        return commented && apart.indexOf('\n') < 0 ? secondLine(piece) + apart : apart;
    }

    /** The line end and the white space that the second line of {@code piece} begins with; nothing if there is one line. */
    private static String secondLine(String piece) {
        int lf = piece.indexOf('\n');
        int end = lf + 1;
        while (lf >= 0 && end < piece.length() && (piece.charAt(end) == ' ' || piece.charAt(end) == '\t')) {
            end++;
        }
        int begin = lf > 0 && piece.charAt(lf - 1) == '\r' ? lf - 1 : lf;
        return lf < 0 ? "" : piece.substring(begin, end);
    }

    /** Before an entry that stays, where {@code gone} was the first that went; {@code moved}: something came before the first. */
    String before(@Nullable Entry left, @Nullable Entry gone, Entry right, boolean moved) {
        String space = right.gap().of(ours.text());
        if (moved) {
            space = line(space).isEmpty() ? next : line(space);
        } else if (gone != null) {
            String old = gone.gap().of(ours.text());
            space = left == null || lines(old) > lines(space) ? old : space;
        }
        return left == null ? space : apart(left, right, space);
    }

    /** Where nothing is left: the end tag stays on its line. */
    String emptied() {
        return line(last);
    }

    /** Behind the last entry. */
    String behind(Entry entry) {
        if (entry.kind() == Entry.Kind.TEXT) {
            return "";
        }
        boolean joins = !entry.trail().isEmpty() && last.indexOf('\n') < 0;
        return joins ? newline + last : last;
    }

    /** {@code space}, with as many line ends as keep a comment from belonging to what it does not belong to. */
    private String apart(Entry left, Entry right, String space) {
        int wanted = left.kind() == Entry.Kind.FREE && !right.isProse() ? 2 : 0;
        boolean beside = right.kind() == Entry.Kind.FREE && left.kind() == Entry.Kind.ELEMENT;
        wanted = Math.max(wanted, left.trail().isEmpty() && !beside ? 0 : 1);
        return newline.repeat(Math.max(wanted - lines(space), 0)) + space;
    }

    private static int lines(String space) {
        return Math.toIntExact(space.chars().filter(c -> c == '\n').count());
    }
}
