package dev.tokenkeeper.cli.flags;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads one YAML document into its leaves, in order. A scalar is its text, whatever YAML would take it for: a mode is
 * {@code 0640} with quotes and without. A name twice in one mapping, anchors, aliases, tags and a second document are
 * refused. Problems tell the line and column (from 1), never the text. The library is loaded only here.
 */
final class YamlLeaves {
    private static final int DEEPEST = 32;
    private static final int LONGEST = 1 << 21;
    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");

    private final Iterator<Event> events;
    private final List<ConfigLeaf> leaves = new ArrayList<>();
    private final List<String> path = new ArrayList<>();

    private YamlLeaves(String text) {
        LoadSettings settings =
                LoadSettings.builder().setCodePointLimit(LONGEST).build();
        this.events = new Parse(settings).parseString(text).iterator();
    }

    /** The leaves of {@code text}. */
    static List<ConfigLeaf> read(String text) throws MalformedException {
        try {
            YamlLeaves reader = new YamlLeaves(text);
            reader.stream();
            return reader.leaves;
        } catch (MarkedYamlEngineException e) {
            Optional<Mark> mark = e.getProblemMark();
            throw mark.isPresent() ? at(mark.get()) : new MalformedException(1, 1);
        } catch (YamlEngineException e) {
            throw new MalformedException(1, 1);
        }
    }

    private void stream() throws MalformedException {
        events.next();
        if (events.next().getEventId() == Event.ID.StreamEnd) {
            return;
        }
        value(events.next());
        events.next();
        Event end = events.next();
        if (end.getEventId() != Event.ID.StreamEnd) {
            throw malformed(end);
        }
    }

    private void value(Event event) throws MalformedException {
        if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            throw malformed(event);
        }
        switch (event.getEventId()) {
            case Scalar -> scalar((ScalarEvent) event);
            case MappingStart -> mapping((CollectionStartEvent) event);
            case SequenceStart -> sequence((CollectionStartEvent) event);
            default -> throw malformed(event);
        }
    }

    private void scalar(ScalarEvent scalar) throws MalformedException {
        if (scalar.getTag().isPresent()) {
            throw malformed(scalar);
        }
        boolean isNull = scalar.isPlain() && NULLS.contains(scalar.getValue());
        leaf(isNull ? ConfigLeaf.Kind.NULL : ConfigLeaf.Kind.STRING, isNull ? "" : scalar.getValue(), scalar);
    }

    private void mapping(CollectionStartEvent start) throws MalformedException {
        enter(start);
        Set<String> names = new HashSet<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            if (!(event instanceof ScalarEvent name)
                    || name.getAnchor().isPresent()
                    || name.getTag().isPresent()
                    || !names.add(name.getValue())) {
                throw malformed(event);
            }
            path.addLast(name.getValue());
            value(events.next());
            path.removeLast();
        }
        if (names.isEmpty()) {
            leaf(ConfigLeaf.Kind.EMPTY, "", start);
        }
    }

    private void sequence(CollectionStartEvent start) throws MalformedException {
        enter(start);
        int index = 0;
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            path.addLast(Integer.toString(index++));
            value(event);
            path.removeLast();
        }
        if (index == 0) {
            leaf(ConfigLeaf.Kind.EMPTY, "", start);
        }
    }

    private void enter(CollectionStartEvent start) throws MalformedException {
        if (path.size() > DEEPEST || start.getTag().isPresent()) {
            throw malformed(start);
        }
    }

    private void leaf(ConfigLeaf.Kind kind, String text, Event event) {
        Optional<Mark> mark = event.getStartMark();
        int line = mark.isPresent() ? mark.get().getLine() + 1 : 1;
        int column = mark.isPresent() ? mark.get().getColumn() + 1 : 1;
        leaves.add(new ConfigLeaf(path, kind, text, line, column));
    }

    private static MalformedException malformed(Event event) {
        Optional<Mark> mark = event.getStartMark();
        return mark.isPresent() ? at(mark.get()) : new MalformedException(1, 1);
    }

    private static MalformedException at(Mark mark) {
        return new MalformedException(mark.getLine() + 1, mark.getColumn() + 1);
    }
}
