package dev.tokenkeeper.token;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.format.Document;
import dev.tokenkeeper.format.Entry;
import dev.tokenkeeper.format.Grammar;
import dev.tokenkeeper.format.Limits;
import dev.tokenkeeper.format.Names;
import dev.tokenkeeper.format.Node;
import dev.tokenkeeper.format.NodePath;
import dev.tokenkeeper.format.Parsing;
import dev.tokenkeeper.format.Route;
import dev.tokenkeeper.merge.Differences;
import dev.tokenkeeper.merge.MergeOutcome;
import dev.tokenkeeper.merge.Pick;
import dev.tokenkeeper.report.ReasonCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The values of one version of a token, by JSON pointer (RFC 6901) as reports write them: {@code /License Type},
 * {@code /server/port}, {@code /items/0}. Changing one gives another version in which all other bytes are the same.
 * Immutable.
 */
public final class Fields {
    private final String path;
    private final Format format;
    private final Content content;
    private final @Nullable Document document;
    private final @Nullable Grammar grammar;

    private Fields(String path, Format format, Content content, @Nullable Document document) {
        this.path = path;
        this.format = format;
        this.content = content;
        this.document = document;
        this.grammar = Grammar.of(format);
    }

    static Fields of(String path, Format format, Content content) {
        if (content.isEmpty()) {
            return new Fields(path, format, content, null);
        }
        if (Parsing.read(format, content, Limits.DEFAULT) instanceof Document document) {
            return new Fields(path, format, content, document);
        }
        throw TokenException.of(ReasonCode.FILE_INVALID, path);
    }

    /** The bytes of this version. */
    public Content content() {
        return content;
    }

    /** The text of the value at {@code pointer}, without quotes; empty if there is none, or if it has parts. */
    public Optional<String> get(String pointer) {
        return node(NodePath.parse(pointer)) instanceof Node.Scalar scalar
                ? Optional.of(plain(scalar))
                : Optional.empty();
    }

    /** The names of what stands at {@code pointer}, in the order of the file; none if it has no parts. */
    public List<String> names(String pointer) {
        List<String> names = new ArrayList<>();
        if (node(NodePath.parse(pointer)) instanceof Node.Branch branch) {
            for (Entry entry : branch.entries()) {
                if (entry.kind() == Entry.Kind.NAMED || entry.isSection()) {
                    names.add(entry.key());
                }
            }
        }
        return names;
    }

    /**
     * All values that have no parts, as {@link #get} tells them, by their pointers in the order of the file: in one walk,
     * however many they are. A {@code null} of JSON is no value.
     */
    public SequencedMap<String, String> values() {
        SequencedMap<String, String> values = new LinkedHashMap<>();
        if (document != null) {
            add(document.root(), Route.ROOT, values);
        }
        return values;
    }

    /** Its depth is bounded: what nests deeper than {@link Limits} is not read. */
    private void add(Node node, Route route, SequencedMap<String, String> values) {
        switch (node) {
            case Node.Scalar scalar -> {
                if (grammar == null || !grammar.isNull(scalar.meaning())) {
                    values.put(route.path(), plain(scalar));
                }
            }
            case Node.Branch branch -> {
                Names names = new Names(branch);
                for (int i = 0; i < branch.entries().size(); i++) {
                    Entry entry = branch.entries().get(i);
                    if (!entry.isProse()) {
                        add(entry.node(), names.route(route, i), values);
                    }
                }
            }
        }
    }

    private String plain(Node.Scalar scalar) {
        return grammar == null ? scalar.meaning() : grammar.plain(scalar.meaning());
    }

    /** Whether something stands at {@code pointer}. */
    public boolean has(String pointer) {
        return node(NodePath.parse(pointer)) != null;
    }

    /**
     * This version with the text {@code value} at {@code pointer}; in a format with types it is a text, not a number.
     *
     * @throws TokenException if the format has no room for it there
     * @throws IllegalArgumentException if values of this format cannot be set by a pointer
     */
    public Fields with(String pointer, String value) {
        return changed(NodePath.parse(pointer), ShortText.quoted(format, value));
    }

    /** This version with the number {@code value} at {@code pointer}. Otherwise as {@link #with(String, String)}. */
    public Fields with(String pointer, long value) {
        return changed(NodePath.parse(pointer), Long.toString(value));
    }

    /** This version without what stands at {@code pointer}. */
    public Fields without(String pointer) {
        NodePath place = NodePath.parse(pointer);
        if (node(place) == null) {
            return this;
        }
        Fields without = picked(new ShortText(format, place, place, null).without(), place, List.of());
        if (without == null) {
            throw refused(place);
        }
        return without;
    }

    private Fields changed(NodePath place, String written) {
        if (document == null) {
            return of(path, format, Texts.bytes(new ShortText(format, place, place, null).with(written)));
        }
        // What comes may be the value, or all of what is around it; where, only the format knows.
        for (NodePath missing : missing(place)) {
            String before = node(missing) == null ? lastBeside(missing) : null;
            String from = new ShortText(format, place, missing, before).with(written);
            Fields changed = picked(from, place, List.of(missing));
            if (changed != null && changed.has(place.toString())) {
                return changed;
            }
        }
        throw refused(place);
    }

    /** This version with {@code place} taken from another text; null if that cannot be, or would change anything else. */
    private @Nullable Fields picked(String from, NodePath place, List<NodePath> lacking) {
        MergeOutcome outcome = Pick.all(format, List.of(), content, Texts.bytes(from), List.of(place), lacking);
        if (!(outcome instanceof MergeOutcome.Merged merged)
                || !merged.conflicts().isEmpty()) {
            return null;
        }
        for (String changed : Differences.paths(format, content, merged.content())) {
            NodePath other = NodePath.parse(changed);
            if (!other.contains(place) && !place.contains(other)) {
                return null;
            }
        }
        return of(path, format, merged.content());
    }

    private TokenException refused(NodePath place) {
        return TokenException.of(ReasonCode.FORMAT_REFUSED, path + "#" + place);
    }

    /** The places on the way to {@code place} where nothing stands, the outermost first; itself if it is there. */
    private List<NodePath> missing(NodePath place) {
        List<NodePath> missing = new ArrayList<>();
        NodePath way = NodePath.ROOT;
        for (String step : place.segments()) {
            way = way.child(step);
            if (node(way) != null) {
                missing.clear();
            } else {
                missing.add(way);
            }
        }
        return missing.isEmpty() ? List.of(place) : missing;
    }

    /** The name of the last entry beside {@code place}, behind which a new one goes; null if there is none. */
    private @Nullable String lastBeside(NodePath place) {
        List<String> steps = place.segments();
        NodePath around = new NodePath(steps.subList(0, Math.max(0, steps.size() - 1)));
        String last = null;
        if (node(around) instanceof Node.Branch branch) {
            boolean sections = steps.size() < 2
                    && format == Format.INI
                    && branch.entries().stream().anyMatch(entry -> entry.kind() == Entry.Kind.SECTION);
            for (Entry entry : branch.entries()) {
                if (entry.kind() == (sections ? Entry.Kind.SECTION : Entry.Kind.NAMED)) {
                    last = entry.key();
                }
            }
        }
        return last;
    }

    private @Nullable Node node(NodePath place) {
        Node node = document == null ? null : document.root();
        Route route = Route.ROOT;
        while (node instanceof Node.Branch branch && !route.place().equals(place)) {
            Names names = new Names(branch);
            Node next = null;
            for (int i = 0; i < branch.entries().size() && next == null; i++) {
                Route here = names.route(route, i);
                if (!branch.entries().get(i).isProse() && here.place().contains(place)) {
                    next = branch.entries().get(i).node();
                    route = here;
                }
            }
            node = next;
        }
        return route.place().equals(place) ? node : null;
    }

    @Override
    public String toString() {
        return "Fields[" + path + "]";
    }
}
