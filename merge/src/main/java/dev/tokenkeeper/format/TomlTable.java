package dev.tokenkeeper.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one table of a document holds so far and how that came about, so that nothing is defined twice. Used for one reading. */
final class TomlTable {
    /** How a name came about. */
    private enum Origin {
        /** A heading leads through it; it can still get one of its own. */
        IMPLICIT,
        /** Dotted keys lead through it: more of them can, and headings, but it cannot get one of its own. */
        DOTTED,
        /** It has a heading, or is an item of an array of tables: complete but for the tables in it. */
        HEADED,
        /** An array of tables. */
        ARRAY,
        /** A value, also an array or an inline table: complete. */
        VALUE
    }

    private final Budget budget;
    private Origin origin;
    private @Nullable Map<String, TomlTable> children;
    private @Nullable TomlTable item;
    private int items;

    private TomlTable(Budget budget, Origin origin) {
        this.budget = budget;
        this.origin = origin;
    }

    /** The table that is a whole document or an inline one. */
    TomlTable(Budget budget) {
        this(budget, Origin.HEADED);
    }

    /** A key with its value, here. */
    void value(TomlKey key) {
        TomlTable table = this;
        int at = key.span().from();
        List<String> steps = key.steps();
        for (String step : steps.subList(0, steps.size() - 1)) {
            table = table.child(step, Origin.DOTTED, at);
            if (table.origin == Origin.IMPLICIT) {
                table.origin = Origin.DOTTED;
            } else if (table.origin != Origin.DOTTED) {
                throw duplicate(at);
            }
        }
        // The value is a node of its own anyway, so it costs nothing here.
        if (table.names().put(steps.getLast(), new TomlTable(budget, Origin.VALUE)) != null) {
            throw duplicate(at);
        }
    }

    /** A heading; the tables on the way to what it opens, that one included, an item in the place of its array. */
    List<TomlTable> heading(TomlKey key, boolean array) {
        List<TomlTable> way = new ArrayList<>();
        TomlTable table = this;
        int at = key.span().from();
        List<String> steps = key.steps();
        for (String step : steps.subList(0, steps.size() - 1)) {
            table = table.child(step, Origin.IMPLICIT, at);
            if (table.origin == Origin.VALUE) {
                throw duplicate(at);
            }
            table = table.item == null ? table : table.item;
            way.add(table);
        }
        TomlTable last = table.child(steps.getLast(), array ? Origin.ARRAY : Origin.IMPLICIT, at);
        if (last.origin != (array ? Origin.ARRAY : Origin.IMPLICIT)) {
            throw duplicate(at);
        }
        if (array) {
            last.item = new TomlTable(budget, Origin.HEADED);
            last.items++;
            way.add(last.item);
        } else {
            last.origin = Origin.HEADED;
            way.add(last);
        }
        return way;
    }

    /** The index of the item of the array {@code name} that counts now; -1 if that is no array. */
    int index(String name) {
        TomlTable array = names().get(name);
        return array == null || array.item == null ? -1 : array.items - 1;
    }

    private TomlTable child(String name, Origin fresh, int at) {
        TomlTable known = names().get(name);
        if (known == null) {
            budget.node(at, 1);
            known = new TomlTable(budget, fresh);
            names().put(name, known);
        }
        return known;
    }

    private Map<String, TomlTable> names() {
        if (children == null) {
            children = new HashMap<>(4);
        }
        return children;
    }

    private static Unparsable duplicate(int at) {
        return new Unparsable(ParseProblem.Kind.DUPLICATE_KEY, at);
    }
}
