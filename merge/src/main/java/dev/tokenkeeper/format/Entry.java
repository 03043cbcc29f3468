package dev.tokenkeeper.format;

/**
 * One child of a container, with all the text that belongs to it. Immutable.
 *
 * @param kind how it is told from its siblings
 * @param key its name; empty where its kind has none
 * @param gap the blank lines before it
 * @param above the lines of its own comment block, right above it
 * @param lead what that comment says, without indentation; empty if there is none
 * @param body everything else it owns, with lines: whole lines and their ends
 * @param slot the room of the value, with the white space that leads to it
 * @param node the value
 * @param beside the comment behind the value, with the white space that leads to it
 * @param trail what that comment says; empty if there is none
 */
public record Entry(
        Kind kind,
        String key,
        Span gap,
        Span above,
        String lead,
        Span body,
        Span slot,
        Node node,
        Span beside,
        String trail) {
    /** How an entry is told from its siblings. */
    public enum Kind {
        /** By its name. */
        NAMED(0),
        /** By what it means, and by its neighbours. */
        ITEM(1),
        /** Text that stands for itself (a banner, a heading, a comment of nobody), told like an item. */
        FREE(2),
        /** The comment that opens a file: there is at most one, and it stays first. */
        HEADER(3),
        /**
         * By its name, which is another than the same name of a {@link #NAMED} entry: a container with a heading of its own
         * that ends where the next heading begins. So it stands behind all entries that are none.
         */
        SECTION(4),
        /**
         * By its name where no sibling has the same, else by an attribute that tells them apart: an element between tags,
         * behind the attributes of its container.
         */
        ELEMENT(5),
        /** The text of a container that has no other content: there is at most one, and it is called as the container is. */
        TEXT(6),
        /** A {@link #SECTION} that is one of several of its name, and told from these as an item is; a list in one place or not. */
        SECTION_ITEM(7);

        private final int number;

        Kind(int number) {
            this.number = number;
        }

        /** A number of its own. */
        public int number() {
            return number;
        }
    }

    /** Whether there can be a name: several entries of one name are told like items. */
    public boolean isNamed() {
        return kind == Kind.NAMED || isSection() || kind == Kind.HEADER || kind == Kind.ELEMENT || kind == Kind.TEXT;
    }

    /** Whether it is a container with a heading of its own. */
    public boolean isSection() {
        return kind == Kind.SECTION || kind == Kind.SECTION_ITEM;
    }

    /** Whether it is free text or the header, so has neither name nor value. */
    public boolean isProse() {
        return kind == Kind.FREE || kind == Kind.HEADER;
    }

    /** This entry with other meanings in the same place. */
    public Entry meaning(String newLead, Node newNode, String newTrail) {
        return new Entry(kind, key, gap, above, newLead, body, slot, newNode, beside, newTrail);
    }

    @Override
    public String toString() {
        return "Entry";
    }
}
