package dev.tokenkeeper.merge;

import dev.tokenkeeper.format.Document;
import dev.tokenkeeper.format.Entry;
import dev.tokenkeeper.format.Layout;
import dev.tokenkeeper.format.Node;
import dev.tokenkeeper.format.Place;
import dev.tokenkeeper.format.Route;
import dev.tokenkeeper.format.Span;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Decides, node by node, which changes of THEIRS go into OURS; touches no text. Containers that are being merged wait in
 * a list, so that a deep document needs no deep stack.
 */
final class TreeMerge {
    private final Workbench bench;

    TreeMerge(Workbench bench) {
        this.bench = bench;
    }

    /** The tree that the result must have; {@code route}: where the document is. */
    Node run(Route route, Versions versions) {
        Place mine = root(versions.ours());
        Place yours = root(versions.theirs());
        Node base = versions.base() == null ? null : versions.base().root();
        FieldPolicy.Type type = bench.rules().at(route, FieldPolicy.Type.MERGE);
        NodeMerge root = new NodeMerge(bench, route, type, base, mine, yours);
        ContainerMerge outer = root.inside();
        return outer == null ? root.value() : containers(outer);
    }

    private static Node containers(ContainerMerge outer) {
        Deque<ContainerMerge> open = new ArrayDeque<>();
        open.push(outer);
        while (true) {
            ContainerMerge top = open.element();
            ContainerMerge inner = top.advance();
            if (inner != null) {
                open.push(inner);
            } else {
                Node done = top.result();
                open.pop();
                if (open.isEmpty()) {
                    return done;
                }
                open.element().settle(done);
            }
        }
    }

    /** A document's root as an entry of a container around it. */
    private static Place root(Document document) {
        Span all = document.root().span();
        Span before = Span.at(all.from());
        Entry root =
                new Entry(Entry.Kind.ITEM, "", before, before, "", all, all, document.root(), Span.at(all.to()), "");
        Layout around = new Layout.Separated(all.from(), all.to(), ' ');
        return new Place(document, new Node.Branch("", all, List.of(root), around), root);
    }
}
