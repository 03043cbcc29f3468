package dev.tokenkeeper.format;

/**
 * Renders keys and sections as those of ours look: indentation, and what stands between a key and its value. A piece that
 * would not be read as it was meant that way stays as theirs wrote it.
 */
final class IniWriter extends LineWriter {
    private final Document ours;

    IniWriter(Document ours) {
        super(ours);
        this.ours = ours;
    }

    @Override
    Edit named(Place theirs, Place mine) {
        Entry old = mine.entry();
        Entry fresh = theirs.entry();
        if (fresh.slot().isEmpty() || fresh.node().span().isEmpty()) {
            String separator = fresh.slot().isEmpty() || old.slot().isEmpty()
                    ? theirs.text(fresh.slot())
                    : separator(mine).stripTrailing();
            return new Edit(old.slot(), separator);
        }
        String value = value(theirs, mine.container());
        if (!old.node().span().isEmpty()) {
            return new Edit(old.node().span(), value);
        }
        return new Edit(
                old.slot(), IniLook.separator(ours, mine.container(), key(mine), separator(theirs), -1) + value);
    }

    @Override
    public String piece(Place theirs, Node.Branch into) {
        return switch (theirs.entry().kind()) {
            case SECTION -> section(theirs, into);
            case NAMED -> above(theirs, into) + key(theirs, into, -1);
            case ITEM, FREE, HEADER, ELEMENT, TEXT, SECTION_ITEM -> super.piece(theirs, into);
        };
    }

    /** The heading as theirs has it, and the entries as those in the sections of ours look. */
    private String section(Place theirs, Node.Branch into) {
        Node.Branch section = (Node.Branch) theirs.entry().node();
        Node.Branch model = IniLook.model(into);
        if (model == null || !(section.layout() instanceof Layout.Lines room)) {
            return super.piece(theirs, into);
        }
        int start = room.start();
        int column = IniLook.ownColumn(section);
        StringBuilder out = new StringBuilder(above(theirs, into));
        out.append(finished(adapted(theirs.text(new Span(section.span().from(), start)))));
        for (Entry entry : section.entries()) {
            out.append(adapted(theirs.text(entry.gap())));
            Place place = new Place(theirs.document(), section, entry);
            boolean named = entry.kind() == Entry.Kind.NAMED;
            out.append(named ? above(place, model) + key(place, model, column) : piece(place, model));
        }
        return out.toString();
    }

    private String key(Place theirs, Node.Branch into, int column) {
        Entry entry = theirs.entry();
        if (entry.slot().isEmpty()) {
            return indent(into) + key(theirs) + ours.newline();
        }
        String separator = IniLook.separator(ours, into, key(theirs), separator(theirs), column);
        boolean empty = entry.node().span().isEmpty();
        String value = empty ? "" : value(theirs, into);
        String line =
                indent(into) + key(theirs) + (empty ? separator.stripTrailing() : separator) + value + ours.newline();
        return isRead(line, entry) ? line : finished(indented(theirs, theirs.text(entry.body()), into));
    }

    private static boolean isRead(String line, Entry entry) {
        if (Ini.isComment(line, 0, line.length())) {
            return false;
        }
        IniLine read = IniLine.read(line, 0);
        return read.key().equals(entry.key()) && read.value().meaning().equals(((Node.Scalar) entry.node()).meaning());
    }

    /** The value with its lines behind the first as far from its key as in theirs. */
    private String value(Place theirs, Node.Branch into) {
        String value = theirs.text(theirs.entry().node().span());
        int line = LineEnds.next(value, 0);
        String below = adapted(theirs, value.substring(line));
        return adapted(theirs, value.substring(0, line)) + shifted(theirs, below, into);
    }

    private static String key(Place place) {
        return place.text(new Span(
                        place.entry().body().from(), place.entry().slot().from()))
                .strip();
    }

    private static String separator(Place place) {
        Entry entry = place.entry();
        boolean empty = entry.node().span().isEmpty();
        return place.text(
                empty
                        ? entry.slot()
                        : new Span(entry.slot().from(), entry.node().span().from()));
    }
}
