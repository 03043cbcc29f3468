package dev.tokenkeeper.merge;

import dev.tokenkeeper.format.Entry;
import dev.tokenkeeper.format.Names;
import dev.tokenkeeper.format.Node;
import dev.tokenkeeper.format.NodePath;
import dev.tokenkeeper.format.Route;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The field policies of a merge, asked by place. Used for one merge: it remembers whether one of them ever counted. */
final class FieldRules {
    private final List<FieldPolicy> policies;
    private boolean counted;

    FieldRules(List<FieldPolicy> policies) {
        this.policies = policies;
    }

    boolean isEmpty() {
        return policies.isEmpty();
    }

    /** Whether some node had a policy other than {@link FieldPolicy.Type#MERGE} so far. */
    boolean counted() {
        return counted;
    }

    /** Whose the node at {@code route} is; of several policies the last one counts, without one that of its container. */
    FieldPolicy.Type at(Route route, FieldPolicy.Type inherited) {
        FieldPolicy.Type own = own(route);
        if (own != null) {
            return own;
        }
        Route around = route.around();
        if (around != null) {
            return at(around, inherited);
        }
        return inherited == FieldPolicy.Type.SET ? FieldPolicy.Type.MERGE : inherited;
    }

    /** The type of the last policy that names this very place; null if none does. */
    FieldPolicy.@Nullable Type own(Route route) {
        if (policies.isEmpty()) {
            return null;
        }
        NodePath place = route.place();
        NodePath group = route.group();
        for (int i = policies.size() - 1; i >= 0; i--) {
            NodePath pattern = policies.get(i).pattern();
            if (pattern.matches(place) || pattern.matches(group)) {
                FieldPolicy.Type type = policies.get(i).type();
                counted |= type != FieldPolicy.Type.MERGE;
                return type;
            }
        }
        return null;
    }

    /** Whether something in {@code node} is the application's alone, so that the source cannot remove it. */
    boolean protects(Route route, Node node) {
        if (policies.isEmpty()) {
            return false;
        }
        FieldPolicy.Type type = own(route);
        if (type == FieldPolicy.Type.APP || type == FieldPolicy.Type.GENERATE_ONCE) {
            return true;
        }
        if (node instanceof Node.Branch branch) {
            Names names = new Names(branch);
            for (int i = 0; i < branch.entries().size(); i++) {
                Entry entry = branch.entries().get(i);
                if (protects(names.route(route, i), entry.node())) {
                    return true;
                }
            }
        }
        return false;
    }
}
