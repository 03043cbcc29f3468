package dev.tokenkeeper.format;

import org.jspecify.annotations.Nullable;

/**
 * Renders YAML in the look of ours: lines are indented as their new neighbours, each level as ours does it; between
 * brackets everything goes on one line. Keys and scalars are taken as they are written.
 */
final class YamlWriter implements Writer {
    private final Document ours;
    private final YamlLook look;
    private final YamlOneLine oneLine = new YamlOneLine();

    YamlWriter(Document ours) {
        this.ours = ours;
        this.look = YamlLook.of(ours);
    }

    @Override
    public Edit value(Place theirs, Place mine) {
        if (mine.container().layout() instanceof Layout.Separated) {
            return mine.container().kind().isEmpty() ? raw(theirs, mine) : between(theirs, mine);
        }
        return switch (mine.entry().kind()) {
            case NAMED, ITEM -> onLines(theirs, mine, mine.text(mine.entry().beside()));
            case SECTION, SECTION_ITEM ->
                new Edit(mine.entry().body(), LineEnds.ofValue(theirs.document(), ours, document(theirs)));
            case FREE, HEADER, ELEMENT, TEXT -> {
                Span slot = mine.entry().slot();
                int from = Blank.skip(ours.text(), slot.from(), slot.to());
                yield new Edit(
                        new Span(from, slot.to()),
                        LineEnds.ofValue(
                                theirs.document(),
                                ours,
                                theirs.text(theirs.entry().slot()).stripLeading()));
            }
        };
    }

    @Override
    public @Nullable Edit valueAndBeside(Place theirs, Place mine) {
        if (!(mine.container().layout() instanceof Layout.Lines) || (!isBlock(mine) && !isBlock(theirs))) {
            return null;
        }
        String trail = theirs.entry().trail();
        return onLines(theirs, mine, trail.isEmpty() ? "" : beside(theirs, "", ours.newline()));
    }

    @Override
    public String piece(Place theirs, Node.Branch into) {
        if (into.layout() instanceof Layout.Separated) {
            return oneLine.piece(theirs, ours, into);
        }
        StringBuilder out = new StringBuilder();
        if (theirs.entry().kind() == Entry.Kind.SECTION) {
            out.append(theirs.text(theirs.entry().above())).append(document(theirs));
        } else {
            entry(theirs, indentIn(into), true, out);
        }
        return finished(adapted(out.toString()));
    }

    @Override
    public String above(Place theirs, Node.Branch into) {
        StringBuilder out = new StringBuilder();
        above(theirs, indentIn(into), out);
        return finished(adapted(out.toString()));
    }

    @Override
    public String remark(Document theirs, Span comment, String indent, String newline) {
        StringBuilder out = new StringBuilder();
        for (String line : comment.of(theirs.text()).strip().split("\n", -1)) {
            out.append(out.isEmpty() ? "" : newline + indent).append(line.strip());
        }
        return out.toString();
    }

    @Override
    public Seams seams(Node.Branch into, @Nullable Place like) {
        return oneLine.seams(ours, into);
    }

    /** A document of several, with the line that begins it. */
    private static String document(Place theirs) {
        String body = theirs.text(theirs.entry().body());
        return body.startsWith("---") || body.startsWith("%") ? body : "---\n" + body;
    }

    private Edit raw(Place theirs, Place mine) {
        return new Edit(
                mine.entry().slot(),
                LineEnds.ofValue(
                        theirs.document(), ours, theirs.text(theirs.entry().slot())));
    }

    private Edit between(Place theirs, Place mine) {
        if (theirs.entry().isProse()) {
            return raw(theirs, mine);
        }
        Span room = mine.entry().node().span();
        Span fresh = theirs.entry().node().span();
        if (room.isEmpty() && fresh.isEmpty()) {
            // Nothing is written on either side, with a colon or without.
            return new Edit(room, "");
        }
        if (theirs.text(fresh).indexOf('\n') >= 0 && theirs.text(fresh).equals(mine.text(room))) {
            // Over several lines, and so here already; from elsewhere it would come on one line.
            return new Edit(room, mine.text(room));
        }
        String value = oneLine.value(theirs.document(), theirs.entry());
        boolean missing = mine.entry().isNamed() && room.isEmpty();
        return missing ? new Edit(mine.entry().slot(), ": " + value) : new Edit(room, value);
    }

    /** Whether the value goes on below the line of its key, on which a comment can stand. */
    private static boolean isBlock(Place place) {
        Entry entry = place.entry();
        return place.container().layout() instanceof Layout.Lines
                && entry.beside().from() < entry.slot().to();
    }

    private Edit onLines(Place theirs, Place mine, String beside) {
        Entry entry = mine.entry();
        String value = value(theirs, indentIn(mine.container()));
        if (!isBlock(theirs) && !isBlock(mine)) {
            Span node = entry.node().span();
            boolean within = node.from() > entry.slot().from() && !node.isEmpty() && !value.isEmpty();
            boolean loose =
                    mine.text(new Span(entry.slot().from(), node.from())).indexOf('#') >= 0;
            return within && !loose ? new Edit(node, value.stripLeading()) : new Edit(entry.slot(), value);
        }
        int head = isBlock(theirs) ? LineEnds.contentEnd(value, 0, LineEnds.next(value, 0)) : value.length();
        Span room = new Span(
                entry.slot().from(), Math.max(entry.slot().to(), entry.beside().to()));
        return new Edit(room, value.substring(0, head) + beside + value.substring(head));
    }

    /** What stands behind the colon or dash of an entry at {@code indent}, without the comment beside it. */
    private String value(Place theirs, String indent) {
        Entry entry = theirs.entry();
        if (theirs.container().layout() instanceof Layout.Separated) {
            String written = theirs.text(entry.node().span());
            return written.isEmpty() ? "" : " " + LineEnds.ofValue(theirs.document(), ours, written);
        }
        StringBuilder out = new StringBuilder();
        body(theirs, indent, true, out);
        int from = indent.length() + entry.slot().from() - begin(theirs);
        int end = LineEnds.contentEnd(out.toString(), 0, out.length());
        int comment = entry.beside().to() - entry.beside().from();
        if (isBlock(theirs)) {
            int head = from + entry.beside().from() - entry.slot().from();
            return LineEnds.ofValue(
                    theirs.document(), ours, out.substring(from, head) + out.substring(head + comment, end));
        }
        return LineEnds.ofValue(theirs.document(), ours, out.substring(from, end - comment));
    }

    /** With its comments and lines, {@code first}: also with the indentation of its first line. */
    private void entry(Place theirs, String to, boolean first, StringBuilder out) {
        if (theirs.container().layout() instanceof Layout.Separated) {
            lines(theirs, to, out);
            return;
        }
        above(theirs, to, out);
        body(theirs, to, first, out);
    }

    private void above(Place theirs, String to, StringBuilder out) {
        if (theirs.container().layout() instanceof Layout.Separated) {
            String lead = theirs.entry().lead();
            out.append(lead.isEmpty() ? "" : to + lead.replace("\n", "\n" + to) + "\n");
        } else {
            shift(theirs.text(theirs.entry().above()), indent(theirs.container()), to, out);
        }
    }

    /** An entry from between brackets, on lines of its own. */
    private void lines(Place theirs, String to, StringBuilder out) {
        Entry entry = theirs.entry();
        above(theirs, to, out);
        if (entry.isProse()) {
            out.append(to).append(theirs.text(entry.body())).append('\n');
            return;
        }
        out.append(to);
        if (entry.kind() == Entry.Kind.NAMED) {
            out.append(theirs.text(new Span(entry.body().from(), entry.slot().from())))
                    .append(':');
        } else {
            out.append('-');
        }
        out.append(value(theirs, to)).append(beside(theirs, to, "\n")).append('\n');
    }

    /** Where an entry's own characters begin, behind the indentation of its line. */
    private static int begin(Place place) {
        int from = place.entry().body().from();
        String text = place.document().text();
        boolean line = from == 0 || text.charAt(from - 1) == '\n';
        return line ? from + indent(place.container()).length() : from;
    }

    private void body(Place theirs, String to, boolean first, StringBuilder out) {
        Entry entry = theirs.entry();
        String from = indent(theirs.container());
        String indent = first ? to : "";
        boolean lines = entry.node() instanceof Node.Branch branch
                && branch.layout() instanceof Layout.Lines
                && !branch.entries().isEmpty();
        if (entry.isProse() || !lines) {
            Span all = entry.isProse()
                    ? entry.body()
                    : new Span(begin(theirs), entry.body().to());
            shiftRest(theirs.text(all), from, to, entry.isProse() ? null : indent, out);
            return;
        }
        Node.Branch inner = (Node.Branch) entry.node();
        Entry opens = inner.entries().getFirst();
        int start = opens.gap().from();
        boolean within = theirs.document().text().charAt(start - 1) != '\n';
        String head = theirs.text(new Span(begin(theirs), start));
        String deeper = within ? to + " ".repeat(head.length()) : to + " ".repeat(below(theirs, inner, from));
        out.append(indent);
        shiftRest(head, from, to, "", out);
        boolean begins = !within;
        for (Entry child : inner.entries()) {
            out.append(child.gap().of(theirs.document().text()));
            entry(new Place(theirs.document(), inner, child), deeper, begins, out);
            if (out.charAt(out.length() - 1) != '\n') {
                out.append('\n');
            }
            begins = true;
        }
    }

    /** How much deeper than {@code theirs} the lines in it are to stand. */
    private int below(Place theirs, Node.Branch inner, String from) {
        boolean dashes = theirs.entry().isNamed() && YamlLook.isSequence(inner);
        return look.below(dashes, indent(inner).length() - from.length());
    }

    /** {@code lines} that begin with {@code from}, with {@code to} instead. */
    private static void shift(String lines, String from, String to, StringBuilder out) {
        shiftRest(lines, from, to, null, out);
    }

    /** As {@link #shift}, but the first line begins with {@code first}, if that is not null. */
    private static void shiftRest(String lines, String from, String to, @Nullable String first, StringBuilder out) {
        for (int at = 0; at < lines.length(); ) {
            int next = LineEnds.next(lines, at);
            if (at == 0 && first != null) {
                out.append(first).append(lines, at, next);
            } else {
                boolean moves = lines.startsWith(from, at) && LineEnds.contentEnd(lines, at, next) > at + from.length();
                out.append(moves ? to : "").append(lines, moves ? at + from.length() : at, next);
            }
            at = next;
        }
    }

    private static String indent(Node.Branch container) {
        return container.layout() instanceof Layout.Lines lines ? lines.indent() : "";
    }

    /** The white space that an entry's line in {@code into} begins with. */
    private String indentIn(Node.Branch into) {
        Layout.Lines lines = (Layout.Lines) into.layout();
        boolean below = into.entries().isEmpty()
                && lines.none() != null
                && !lines.none().room().isEmpty()
                && !lines.none().opens();
        if (!below || into.span().equals(ours.root().span())) {
            return lines.indent();
        }
        return lines.indent() + " ".repeat(look.below(YamlLook.isSequence(into)));
    }

    private String finished(String lines) {
        return lines.isEmpty() || LineEnds.finishes(lines) ? lines : lines + ours.newline();
    }

    private String adapted(String text) {
        return LineEnds.as(ours.newline(), text);
    }
}
