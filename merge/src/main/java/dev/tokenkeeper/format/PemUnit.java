package dev.tokenkeeper.format;

import java.util.List;

/**
 * Blocks that come and go together. What they hold is in the kind of their node, not in its entries: nodes of two kinds
 * are never merged into one another, so a unit is taken whole or not at all. Its one entry is only looked at to tell units
 * apart, as the merge key of items is.
 */
record PemUnit(String text, List<PemBlock> blocks) {
    private static final String NAME = "name";

    @Override
    public String toString() {
        return "PemUnit";
    }

    /** From the first line to the last, with their ends. */
    Span lines() {
        return new Span(
                blocks.getFirst().lines().from(), blocks.getLast().lines().to());
    }

    Node node() {
        Span lines = lines();
        Span room = new Span(lines.from(), LineEnds.contentEnd(text, lines.from(), lines.to()));
        Span end = Span.at(room.to());
        Layout nothing = new Layout.Separated(room.to(), room.to(), ' ');
        return new Node.Branch(meaning(), room, isKeyed() ? List.of() : List.of(name(room, end)), nothing);
    }

    private boolean isKeyed() {
        for (PemBlock block : blocks) {
            if (block.isPrivateKey()) {
                return true;
            }
        }
        return false;
    }

    /** There is one unit with a key at most, so it needs no name to be found again. */
    private Entry name(Span room, Span end) {
        PemBlock first = blocks.getFirst();
        Certificate certificate = first.certificate();
        String name = certificate == null ? first.label() : "subject " + certificate.subject();
        Span start = Span.at(room.from());
        return new Entry(Entry.Kind.NAMED, NAME, start, start, "", room, room, new Node.Scalar(room, name), end, "");
    }

    /** The blocks in their order, and the text between them: an edit of that must not get lost either. */
    private String meaning() {
        StringBuilder meaning = new StringBuilder();
        int at = lines().from();
        for (PemBlock block : blocks) {
            String between = text.substring(at, block.lines().from());
            between.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .forEach(line -> meaning.append('#').append(line).append('\n'));
            meaning.append(block.label()).append('\n').append(block.content()).append('\n');
            at = block.lines().to();
        }
        return meaning.toString();
    }
}
