package dev.tokenkeeper.format;

import org.snakeyaml.engine.v2.events.CollectionStartEvent;

/** Skips one container that is one value, compared as it is written. Used once. */
final class YamlWhole implements YamlOpen {
    private final YamlNodes nodes;
    private final CollectionStartEvent start;
    private final YamlHead head;
    private final int references;

    YamlWhole(YamlNodes nodes, CollectionStartEvent start, YamlHead head) {
        this.nodes = nodes;
        this.start = start;
        this.head = head;
        this.references = nodes.mark(start);
    }

    @Override
    public boolean advance() {
        nodes.skip(null, start);
        return true;
    }

    @Override
    public void settle(YamlValue value) {
        throw new IllegalStateException("nothing in it is read");
    }

    @Override
    public YamlValue value() {
        int end = nodes.lines().endOfLast();
        Span slot = new Span(head.from(), end);
        String meaning = nodes.whole(references, head.from(), end, head.column()) + head.mark();
        return new YamlValue(new Node.Scalar(slot, meaning), slot, Span.at(end));
    }
}
