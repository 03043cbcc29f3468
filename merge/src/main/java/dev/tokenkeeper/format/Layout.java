package dev.tokenkeeper.format;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the entries of a container stand in the text: all that inserting and removing need to know. */
public sealed interface Layout {
    /** The comments that belong to no entry because they stand in the middle of one; they are not merged. */
    default String loose() {
        return "";
    }

    /** Whether it is a {@link Markup}, asked so that other formats need not load that type. */
    default boolean isMarkup() {
        return false;
    }

    /**
     * Each entry has lines of its own. Such a container may hold others of its kind, at any depth; between brackets there
     * is none. The first entry alone may begin within a line, behind what opens the container.
     *
     * @param start where the first entry goes while there is none: at the beginning of a line, or at the text's end
     * @param indent the white space that the lines of its entries begin with
     * @param none how it is written that there is no entry; null where it is enough that there is none
     */
    record Lines(int start, String indent, @Nullable None none) implements Layout {
        /** Lines that need no sign where there are none. */
        public Lines(int start, String indent) {
            this(start, indent, null);
        }
    }

    /**
     * What is written where a container of lines has no entry but free text.
     *
     * @param room where it stands, or, empty, would stand
     * @param text what stands there, with the white space that leads to it
     * @param opens whether the first entry that comes stands there, on the line
     */
    record None(Span room, String text, boolean opens) {
        @Override
        public String toString() {
            return "None";
        }
    }

    /**
     * Between tags: named entries are attributes and stand in the start tag, all others in the content.
     *
     * @param attributes just behind the start tag's name; below zero for a whole file, which has no tags
     * @param open just behind the start tag; where there is one tag for both, at its slash
     * @param close where the end tag begins; where there is one tag for both, at its slash
     * @param single whether there is one tag for both
     */
    record Markup(int attributes, int open, int close, boolean single) implements Layout {
        @Override
        public boolean isMarkup() {
            return true;
        }

        /** Whether {@code entry} stands in the start tag. */
        public boolean isAttribute(Entry entry) {
            return attributes >= 0 && entry.kind() == Entry.Kind.NAMED;
        }
    }

    /**
     * Between brackets, with a separator between two entries.
     *
     * @param open just behind the opening bracket
     * @param close just before the closing one
     * @param room what the format allows beside entries; null if nothing else than white space can stand there
     */
    record Separated(
            int open, int close, char separator, @Nullable Room room) implements Layout {
        /** Between brackets where nothing else than white space can stand. */
        public Separated(int open, int close, char separator) {
            this(open, close, separator, null);
        }

        @Override
        public String loose() {
            return room == null ? "" : room.loose();
        }
    }

    /**
     * Brackets between which comments may stand, and perhaps a separator behind the last entry.
     *
     * @param separators the separator behind each entry; empty, behind its value, where there is none
     * @param lines whether entries begin on lines of their own, so that there is room for a comment that comes
     * @param loose the comments in the middle of an entry, or behind the brackets of a whole file
     */
    record Room(List<Span> separators, boolean lines, String loose) {
        public Room {
            separators = List.copyOf(separators);
        }

        @Override
        public String toString() {
            return "Room";
        }
    }
}
