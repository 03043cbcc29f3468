package dev.tokenkeeper.cli.talk;

import java.util.ArrayList;
import java.util.List;

/**
 * Lines in columns, for people, at most 80 characters wide: where it does not fit, the longest cells are cut in the
 * middle.
 */
public final class Table {
    private static final int WIDTH = 80;
    private static final int GAP = 2;
    private static final int NARROWEST = 8;

    private final List<String[]> rows = new ArrayList<>();

    /** A table with these headings. */
    public Table(String... headings) {
        rows.add(headings);
    }

    /** Adds a line with as many cells as there are headings. */
    public Table row(String... cells) {
        rows.add(cells);
        return this;
    }

    /** All lines, each with its line end and no blanks before it. */
    public String text() {
        int[] widths = widths();
        StringBuilder text = new StringBuilder();
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.length; i++) {
                String cell = cut(row[i], widths[i]);
                line.append(cell).repeat(' ', widths[i] - cell.length() + GAP);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private int[] widths() {
        int[] widths = new int[rows.getFirst().length];
        int total = GAP * (widths.length - 1);
        for (int i = 0; i < widths.length; i++) {
            for (String[] row : rows) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
            total += widths[i];
        }
        while (total > WIDTH) {
            int widest = 0;
            for (int i = 1; i < widths.length; i++) {
                widest = widths[i] > widths[widest] ? i : widest;
            }
            if (widths[widest] <= NARROWEST) {
                return widths;
            }
            widths[widest]--;
            total--;
        }
        return widths;
    }

    private static String cut(String cell, int width) {
        if (cell.length() <= width) {
            return cell;
        }
        int head = (width - 3) / 2;
        int tail = width - 3 - head;
        return cell.substring(0, head) + "..." + cell.substring(cell.length() - tail);
    }
}
