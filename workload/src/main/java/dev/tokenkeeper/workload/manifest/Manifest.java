package dev.tokenkeeper.workload.manifest;

import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * A text of one or more documents, and where each part of them stands. JSON is read as YAML, which it is. Nothing is
 * printed from a tree: what changes a manifest changes spans of its text ({@link Edits}).
 *
 * <p>Immutable.
 */
public final class Manifest {
    private static final int MOST_CODE_POINTS = 64 << 20;

    private final String text;
    private final boolean hasSurrogates;
    private final List<Part> documents;

    private Manifest(String text) {
        this.text = text;
        this.hasSurrogates = text.codePointCount(0, text.length()) != text.length();
        this.documents = new ArrayList<>();
    }

    /**
     * Reads all documents of {@code text}; empty ones are left out.
     *
     * @throws UnreadableException if it is no YAML
     */
    public static Manifest read(String text) throws UnreadableException {
        LoadSettings settings = LoadSettings.builder()
                .setLabel("manifest")
                .setCodePointLimit(MOST_CODE_POINTS)
                .build();
        Manifest manifest = new Manifest(text);
        try {
            for (Node document : new Compose(settings).composeAllFromString(text)) {
                manifest.documents.add(new Part(document, manifest));
            }
        } catch (MarkedYamlEngineException e) {
            throw new UnreadableException(
                    e.getProblemMark().map(Manifest::place).orElse(""));
        } catch (YamlEngineException e) {
            throw new UnreadableException("");
        }
        return manifest;
    }

    private static String place(Mark mark) {
        return " at line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1);
    }

    /** What was read. */
    public String text() {
        return text;
    }

    /** The documents, in order. */
    public List<Part> documents() {
        return List.copyOf(documents);
    }

    /** Whether it is written as JSON. */
    boolean isJson() {
        return text.stripLeading().startsWith("{");
    }

    /** Where in {@link #text()} a mark is, which counts code points. */
    int offset(Mark mark) {
        return hasSurrogates ? text.offsetByCodePoints(0, mark.getIndex()) : mark.getIndex();
    }
}
