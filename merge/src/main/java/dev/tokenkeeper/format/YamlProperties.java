package dev.tokenkeeper.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.events.NodeEvent;

/** The anchor and the tag of a node, as part of what the node means. Stateless. */
final class YamlProperties {
    /** What stands for all that a part of a text holds, when it is not taken apart, begins with this. */
    static final char WHOLE = '\0';

    /** A scalar under a key that is no text ends with this: {@code 1} and {@code '1'} are two keys. */
    static final String TYPED_KEY = "\0key";

    private YamlProperties() {}

    /** As {@code  &anchor !tag }, or nothing. */
    static String of(NodeEvent node, Optional<String> tag) {
        String anchor =
                node.getAnchor().isPresent() ? " &" + node.getAnchor().get().getValue() + " " : "";
        return tag.isPresent() ? anchor + " !" + tag.get() + " " : anchor;
    }

    /** The names that {@code node} gives or uses. */
    static List<Reference> references(Node node) {
        if (node instanceof Node.Branch branch) {
            if (branch.kind().startsWith(YamlStream.DOCUMENT)) {
                return List.of(Reference.SCOPE);
            }
            int at = branch.kind().indexOf(" &");
            return at < 0 ? List.of() : List.of(reference(word(branch.kind(), at + 1)));
        }
        String meaning = ((Node.Scalar) node).meaning();
        char first = meaning.isEmpty() ? ' ' : meaning.charAt(0);
        if (first == '&') {
            return List.of(reference(word(meaning, 0)));
        }
        if (first == '*') {
            int end = meaning.indexOf(WHOLE);
            return List.of(reference(end < 0 ? meaning : meaning.substring(0, end)));
        }
        return first == WHOLE ? inside(meaning) : List.of();
    }

    /** What stands for a part of a text that is not taken apart: the names in it, and what it says. */
    static String whole(List<String> references, String says) {
        return WHOLE + String.join("\t", references) + "\n" + says;
    }

    private static List<Reference> inside(String meaning) {
        List<Reference> all = new ArrayList<>();
        int end = meaning.indexOf('\n');
        for (int at = 1; at < end; ) {
            int tab = meaning.indexOf('\t', at);
            int next = tab < 0 || tab > end ? end : tab;
            all.add(reference(meaning.substring(at, next)));
            at = next + 1;
        }
        return all;
    }

    private static String word(String text, int from) {
        return text.substring(from, text.indexOf(' ', from));
    }

    private static Reference reference(String written) {
        if (written.charAt(0) == '&') {
            return new Reference(written.substring(1), 0);
        }
        int turn = written.indexOf(' ');
        return turn < 0
                ? new Reference(written.substring(1), 1)
                : new Reference(written.substring(1, turn), Integer.parseInt(written.substring(turn + 1)));
    }
}
