package dev.tokenkeeper.workload.manifest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A value in a manifest, or the absence of one, so that a path may be followed without asking at each step. Immutable.
 *
 * <p>It has no {@code toString}: a manifest may hold a Secret.
 */
public final class Part {
    private static final Part MISSING = new Part(null, null);

    private final @Nullable Node node;
    private final @Nullable Manifest manifest;

    Part(@Nullable Node node, @Nullable Manifest manifest) {
        this.node = node;
        this.manifest = manifest;
    }

    /** What is nowhere. */
    public static Part missing() {
        return MISSING;
    }

    /** A key with its value. */
    public record Entry(Part key, Part value) {}

    /** The value below these keys; missing if one of them is. */
    public Part at(String... path) {
        Part part = this;
        for (String key : path) {
            part = part.child(key);
        }
        return part;
    }

    private Part child(String key) {
        for (Entry entry : entries()) {
            if (entry.key().text().equals(key)) {
                return entry.value();
            }
        }
        return MISSING;
    }

    /** The text of the scalar below these keys; empty if there is none, or null. */
    public String text(String... path) {
        return at(path).node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL) ? scalar.getValue() : "";
    }

    /** The items of a list; none if it is no list. */
    public List<Part> items() {
        List<Part> items = new ArrayList<>();
        if (node instanceof SequenceNode list) {
            for (Node item : list.getValue()) {
                items.add(new Part(item, manifest));
            }
        }
        return items;
    }

    /** The texts of a list's scalars. */
    public List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (Part item : items()) {
            texts.add(item.text());
        }
        return texts;
    }

    /** The entries of a map, in order; none if it is no map. */
    public List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        if (node instanceof MappingNode map) {
            for (NodeTuple tuple : map.getValue()) {
                entries.add(
                        new Entry(new Part(tuple.getKeyNode(), manifest), new Part(tuple.getValueNode(), manifest)));
            }
        }
        return entries;
    }

    /** Whether there is none, or it is null. */
    public boolean isMissing() {
        return node == null || node.getTag().equals(Tag.NULL);
    }

    public boolean isMap() {
        return node instanceof MappingNode;
    }

    public boolean isList() {
        return node instanceof SequenceNode;
    }

    /** Whether it is the word {@code true}. */
    public boolean isTrue() {
        return text().equals("true");
    }

    /** A number of permission bits: {@code 0440} in YAML, 288 in JSON; -1 if it is none. */
    public int mode() {
        String digits = text();
        try {
            return Integer.parseInt(
                    digits.startsWith("0o") ? digits.substring(2) : digits, digits.startsWith("0") ? 8 : 10);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** A whole number, or {@code otherwise}. */
    public long number(long otherwise) {
        try {
            return Long.parseLong(text());
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /** Whether something in here is written once and referred to elsewhere. */
    public boolean hasAlias() {
        return node != null && repeats(node, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static boolean repeats(Node node, Set<Node> seen) {
        if (!seen.add(node)) {
            return true;
        }
        return switch (node) {
            case SequenceNode list -> list.getValue().stream().anyMatch(item -> repeats(item, seen));
            case MappingNode map ->
                map.getValue().stream()
                        .anyMatch(entry -> repeats(entry.getKeyNode(), seen) || repeats(entry.getValueNode(), seen));
            default -> false;
        };
    }

    /** Whether it is the same value at the same place. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Part part && Objects.equals(part.node, node);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(node);
    }

    /** Whether it is written between brackets. */
    boolean isFlow() {
        return node instanceof CollectionNode<?> collection && collection.getFlowStyle() == FlowStyle.FLOW;
    }

    /** Whether it has neither items nor entries. */
    boolean isEmpty() {
        return items().isEmpty() && entries().isEmpty();
    }

    /** Where its text begins: of a list of lines its first dash. */
    int start() {
        Node there = there();
        return manifest().offset(there.getStartMark().orElseThrow());
    }

    /** The column of its start, from 0. */
    int column() {
        return there().getStartMark().orElseThrow().getColumn();
    }

    /** Behind its last character that is not blank: a parser's own mark is at what comes next. */
    int end() {
        Node there = there();
        if (!isFlow() && there instanceof SequenceNode list && !list.getValue().isEmpty()) {
            return new Part(list.getValue().getLast(), manifest).end();
        }
        if (!isFlow() && there instanceof MappingNode map && !map.getValue().isEmpty()) {
            NodeTuple last = map.getValue().getLast();
            int value = new Part(last.getValueNode(), manifest).end();
            return Math.max(value, new Part(last.getKeyNode(), manifest).end());
        }
        int end = manifest().offset(there.getEndMark().orElseThrow());
        if (there instanceof ScalarNode scalar && isBlock(scalar)) {
            String text = manifest().text();
            while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
                end--;
            }
        }
        return end;
    }

    private static boolean isBlock(ScalarNode scalar) {
        return scalar.getScalarStyle() == ScalarStyle.LITERAL || scalar.getScalarStyle() == ScalarStyle.FOLDED;
    }

    Manifest manifest() {
        if (manifest == null) {
            throw new IllegalStateException("a missing part has no text");
        }
        return manifest;
    }

    private Node there() {
        if (node == null) {
            throw new IllegalStateException("a missing part has no place");
        }
        return node;
    }
}
