package dev.tokenkeeper.workload.manifest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Changes of a manifest by spans of its text: what is not named by one stays as it is, byte for byte. Values are written
 * in the style of their place: as lines, between brackets, or as JSON.
 *
 * <p>Each list and each map may be changed once. Not thread-safe.
 */
public final class Edits {
    /** A span that is replaced; of several at one place the deeper one comes first. */
    private record Edit(int from, int to, int column, String text) {}

    private final Manifest manifest;
    private final Lines lines;
    private final List<Edit> edits = new ArrayList<>();
    private Pen pen;

    public Edits(Manifest manifest) {
        this.manifest = manifest;
        this.lines = new Lines(manifest.text());
        this.pen = new Pen("\n", 2, 2, false);
    }

    /** From here on writes as the map below {@code key} of {@code outer}, and its list {@code listKey}, are written. */
    public void writeLike(Part outer, String key, String listKey) {
        pen = Pen.like(manifest, outer, key, listKey);
    }

    /** The text with all changes. */
    public String text() {
        edits.sort(Comparator.comparingInt(Edit::from).thenComparingInt(edit -> -edit.column()));
        StringBuilder text = new StringBuilder();
        int at = 0;
        for (Edit edit : edits) {
            if (edit.from() < at) {
                throw new IllegalStateException("two changes overlap");
            }
            text.append(manifest.text(), at, edit.from()).append(edit.text());
            at = edit.to();
        }
        return text.append(manifest.text(), at, manifest.text().length()).toString();
    }

    /** Replaces a scalar, or what is between brackets. */
    public void replace(Part part, Literal value) {
        edits.add(new Edit(part.start(), part.end(), part.column(), pen.flow(value)));
    }

    /**
     * Changes the list below {@code key}: takes the items with the numbers {@code gone} out, and puts {@code first} and
     * {@code last} at its ends. A list that is not there is made, in front of {@code beforeKey} if that is given; one that
     * would be left empty goes.
     */
    public void list(
            Part map,
            String key,
            Set<Integer> gone,
            List<? extends Literal> first,
            List<? extends Literal> last,
            @Nullable String beforeKey) {
        Part list = map.at(key);
        List<Literal> added = new ArrayList<>(first);
        added.addAll(last);
        if (list.items().isEmpty()) {
            if (!added.isEmpty()) {
                put(map, key, new Literal.Items(added), beforeKey);
            }
        } else if (added.isEmpty() && gone.size() == list.items().size()) {
            remove(map, key);
        } else if (list.isFlow()) {
            new FlowList(list, gone).change(first, last);
        } else {
            blockList(keyOf(map, key), list, gone, first, last);
        }
    }

    private void blockList(
            Part key, Part list, Set<Integer> gone, List<? extends Literal> first, List<? extends Literal> last) {
        List<Part> items = list.items();
        for (Literal item : first) {
            line(lines.after(key.end()), list.column(), pen.item(item, list.column()));
        }
        for (int i : gone) {
            Part item = items.get(i);
            int dash = lines.dashBefore(item.start(), list.column());
            cut(lines.aboveComments(dash), lines.after(item.end()));
        }
        for (Literal item : last) {
            line(lines.after(items.getLast().end()), list.column(), pen.item(item, list.column()));
        }
    }

    /** Sets {@code key} of a map: in place if it is there, else in front of {@code beforeKey}, else at the end. */
    public void put(Part map, String key, Literal value, @Nullable String beforeKey) {
        Part.Entry there = entry(map, key);
        if (there != null) {
            int from = there.key().end();
            int to = Math.max(
                    manifest.text().indexOf(':', from) + 1, there.value().end());
            String text = map.isFlow() ? " " + pen.flow(value) : pen.behindKey(value, map.column());
            if (text.startsWith(pen.lineEnd())) {
                // What is behind it on its line is a comment, which stays there.
                edits.add(new Edit(from, to, map.column(), ":"));
                line(lines.after(to), map.column(), text.substring(pen.lineEnd().length()));
            } else {
                edits.add(new Edit(from, to, map.column(), ":" + text));
            }
            return;
        }
        Part.Entry before = beforeKey == null ? null : entry(map, beforeKey);
        if (map.isFlow()) {
            flowPut(map, key, value, before);
            return;
        }
        String line = " ".repeat(map.column()) + pen.scalar(key) + ":" + pen.behindKey(value, map.column());
        if (before != null) {
            line(lines.aboveComments(before.key().start()), map.column(), line);
        } else {
            line(lines.after(map.end()), map.column(), line);
        }
    }

    private void flowPut(Part map, String key, Literal value, Part.@Nullable Entry before) {
        if (map.isEmpty()) {
            replace(map, Literal.fields().with(key, value));
            return;
        }
        Part firstKey = map.entries().getFirst().key();
        boolean spread = lines.start(firstKey.start()) != lines.start(map.start());
        int column = firstKey.column();
        String gap = spread ? pen.lineEnd() + " ".repeat(column) : " ";
        String entry = pen.scalar(key) + ": " + (spread ? pen.pretty(value, column) : pen.flow(value));
        if (before != null) {
            insert(before.key().start(), column, entry + "," + gap);
        } else {
            insert(map.entries().getLast().value().end(), column, "," + gap + entry);
        }
    }

    /** Takes {@code key} out of a map that has others. */
    public void remove(Part map, String key) {
        List<Part.Entry> entries = map.entries();
        for (int i = 0; i < entries.size(); i++) {
            Part.Entry entry = entries.get(i);
            if (!entry.key().text().equals(key)) {
                continue;
            }
            boolean last = i == entries.size() - 1;
            int from = entry.key().start();
            int end = Math.max(entry.value().end(), entry.key().end() + 1);
            if (map.isFlow() && last && i > 0) {
                cut(entries.get(i - 1).value().end(), end);
            } else if (!last && (map.isFlow() || lines.isBehindDash(from))) {
                cut(from, entries.get(i + 1).key().start());
            } else if (map.isFlow()) {
                cut(from, end);
            } else {
                cut(lines.start(from), lines.after(end));
            }
            return;
        }
    }

    private static Part.@Nullable Entry entry(Part map, String key) {
        for (Part.Entry entry : map.entries()) {
            if (entry.key().text().equals(key)) {
                return entry;
            }
        }
        return null;
    }

    private static Part keyOf(Part map, String key) {
        Part.Entry entry = entry(map, key);
        if (entry == null) {
            throw new IllegalStateException("no such key");
        }
        return entry.key();
    }

    /** Inserts whole lines, given without their last line end, at the start of a line. */
    private void line(int at, int column, String text) {
        boolean open = at > 0 && manifest.text().charAt(at - 1) != '\n';
        insert(at, column, open ? pen.lineEnd() + text : text + pen.lineEnd());
    }

    private void insert(int at, int column, String text) {
        edits.add(new Edit(at, at, column, text));
    }

    private void cut(int from, int to) {
        edits.add(new Edit(from, to, -1, ""));
    }

    /** A list between brackets that is changed. */
    private final class FlowList {
        private final List<Part> items;
        private final Set<Integer> gone;
        private final boolean spread;
        private final int column;

        FlowList(Part list, Set<Integer> gone) {
            this.items = list.items();
            this.gone = gone;
            this.spread = lines.start(items.getFirst().start()) != lines.start(list.start());
            this.column = items.getFirst().column();
        }

        void change(List<? extends Literal> first, List<? extends Literal> last) {
            String gap = "," + (spread ? pen.lineEnd() + " ".repeat(column) : " ");
            int lastKept = items.size() - 1;
            while (lastKept >= 0 && gone.contains(lastKept)) {
                lastKept--;
            }
            int head = items.getFirst().start();
            if (lastKept < 0) {
                List<Literal> all = new ArrayList<>(first);
                all.addAll(last);
                edits.add(new Edit(head, items.getLast().end(), column, join(all, gap)));
                return;
            }
            if (!first.isEmpty()) {
                insert(head, column, join(first, gap) + gap);
            }
            for (int i = 0; i < lastKept; i++) {
                if (gone.contains(i)) {
                    cut(items.get(i).start(), items.get(i + 1).start());
                }
            }
            int tail = items.get(lastKept).end();
            if (!last.isEmpty()) {
                insert(tail, column, gap + join(last, gap));
            }
            if (lastKept < items.size() - 1) {
                cut(tail, items.getLast().end());
            }
        }

        private String join(List<? extends Literal> values, String gap) {
            StringBuilder text = new StringBuilder();
            for (Literal value : values) {
                text.append(text.isEmpty() ? "" : gap).append(spread ? pen.pretty(value, column) : pen.flow(value));
            }
            return text.toString();
        }
    }
}
