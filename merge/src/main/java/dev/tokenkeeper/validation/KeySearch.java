package dev.tokenkeeper.validation;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.format.Document;
import dev.tokenkeeper.format.Entry;
import dev.tokenkeeper.format.Limits;
import dev.tokenkeeper.format.Names;
import dev.tokenkeeper.format.Node;
import dev.tokenkeeper.format.NodePath;
import dev.tokenkeeper.format.Parsing;
import dev.tokenkeeper.format.Route;
import java.util.ArrayList;
import java.util.List;

/** Looks for nodes by path. Used for one search. */
final class KeySearch {
    private final List<NodePath> missing;

    private KeySearch(List<NodePath> keys) {
        this.missing = new ArrayList<>(keys);
    }

    /** Adds a finding for each of {@code keys} that has no node; a format without nodes has none. */
    static void find(List<NodePath> keys, Format format, Content content, List<Finding> findings) {
        KeySearch search = new KeySearch(keys);
        if (format != Format.OPAQUE && Parsing.read(format, content, Limits.DEFAULT) instanceof Document document) {
            search.look(Route.ROOT, document.root());
        }
        for (NodePath key : search.missing) {
            String path = key.toString();
            findings.add(new Finding(Finding.Code.KEY_MISSING, path, "the key " + path + " is not in it"));
        }
    }

    private void look(Route route, Node node) {
        for (Route at = route; at != null; at = at.around()) {
            NodePath place = at.place();
            NodePath group = at.group();
            missing.removeIf(key -> key.matches(place) || key.matches(group));
        }
        if (missing.isEmpty() || !(node instanceof Node.Branch branch)) {
            return;
        }
        Names names = new Names(branch);
        for (int i = 0; i < branch.entries().size() && !missing.isEmpty(); i++) {
            Entry entry = branch.entries().get(i);
            if (!entry.isProse()) {
                look(names.route(route, i), entry.node());
            }
        }
    }
}
