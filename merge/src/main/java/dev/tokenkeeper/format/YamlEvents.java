package dev.tokenkeeper.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * The events of a YAML text, one by one, with their places in characters; the library counts code points. An alias without
 * an anchor before it ends the reading. What the library says about a problem is never passed on. Used for one reading.
 */
final class YamlEvents {
    private final String text;
    private final boolean wide;
    private final Iterator<Event> events;
    private final List<String> references = new ArrayList<>();
    private final Map<String, Integer> anchors = new HashMap<>();
    private int points;
    private int chars;

    YamlEvents(String text) {
        this.text = text;
        this.wide = isWide(text);
        LoadSettings settings =
                LoadSettings.builder().setCodePointLimit(text.length() + 1).build();
        this.events = new Parse(settings).parseString(text).iterator();
    }

    Event next() {
        Event event = read();
        if (event instanceof DocumentStartEvent) {
            anchors.clear();
        } else if (event instanceof AliasEvent alias) {
            references.add(use(alias));
        } else if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            String name = node.getAnchor().get().getValue();
            anchors.merge(name, 1, Integer::sum);
            references.add("&" + name);
        }
        return event;
    }

    /** The anchors and aliases so far, as they are written; {@code *x 2} means the second anchor of that name. */
    List<String> references() {
        return references;
    }

    /** What an alias stands for: its name and, where others had it before, which one. */
    String use(AliasEvent alias) {
        String name = alias.getAlias().getValue();
        int turn = anchors.getOrDefault(name, 0);
        if (turn == 0) {
            throw Unparsable.syntax(from(alias));
        }
        return turn == 1 ? "*" + name : "*" + name + " " + turn;
    }

    int from(Event event) {
        return index(event.getStartMark().map(Mark::getIndex).orElse(0));
    }

    int to(Event event) {
        return index(event.getEndMark().map(Mark::getIndex).orElse(0));
    }

    /** Whatever the library throws at a hostile text, it is a text that cannot be read. */
    private Event read() {
        try {
            return events.next();
        } catch (MarkedYamlEngineException e) {
            throw Unparsable.syntax(index(e.getProblemMark().map(Mark::getIndex).orElse(0)));
        } catch (RuntimeException e) {
            throw Unparsable.syntax(0);
        }
    }

    /** Places come nearly in order, so each is found from the one before. */
    private int index(int point) {
        if (!wide) {
            return Math.min(point, text.length());
        }
        while (points < point && chars < text.length()) {
            chars += Character.charCount(text.codePointAt(chars));
            points++;
        }
        while (points > point) {
            chars -= Character.charCount(text.codePointBefore(chars));
            points--;
        }
        return chars;
    }

    private static boolean isWide(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
