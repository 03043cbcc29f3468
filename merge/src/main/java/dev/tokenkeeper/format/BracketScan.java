package dev.tokenkeeper.format;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads on in a text of containers between brackets in which comments may stand, with a separator behind an entry and
 * perhaps behind the last one: what formats of this kind have in common. Used for one reading.
 */
abstract class BracketScan {
    private static final char SEPARATOR = ',';

    final String text;
    final Budget budget;

    /** The comments since something else was read. */
    final List<Span> comments = new ArrayList<>();

    int at;

    BracketScan(String text, Budget budget) {
        this.text = text;
        this.budget = budget;
    }

    /** Skips white space, and remembers the comments in it. */
    abstract void white();

    final char peek() {
        if (at >= text.length()) {
            throw Unparsable.syntax(at);
        }
        return text.charAt(at);
    }

    /** The entries of a container that begins behind its bracket, at {@code open}, {@code depth} containers deep. */
    final BracketEntries entries(int depth, int open) {
        return new BracketEntries(text, budget, depth, open, SEPARATOR);
    }

    /** Whether the container with {@code entries} is over, with {@code close} to be read; else its next entry begins here. */
    final boolean isOver(BracketEntries entries, char close) {
        handOver(entries);
        if (peek() == close) {
            return true;
        }
        if (!entries.needsSeparator()) {
            return false;
        }
        if (peek() != SEPARATOR) {
            throw Unparsable.syntax(at);
        }
        entries.separator(at);
        at++;
        white();
        handOver(entries);
        return peek() == close;
    }

    /** The comments since the last entry are for {@code entries} to tell whose they are. */
    private void handOver(BracketEntries entries) {
        comments.forEach(entries::comment);
        comments.clear();
    }

    /** The comments just read are in the middle of an entry of {@code entries}. */
    final void loosen(BracketEntries entries) {
        comments.forEach(entries::loose);
        comments.clear();
    }
}
