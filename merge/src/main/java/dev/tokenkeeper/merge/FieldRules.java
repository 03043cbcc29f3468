package dev.tokenkeeper.merge;

import dev.tokenkeeper.content.Format;
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
        FieldPolicy policy = policy(route);
        if (policy == null) {
            return null;
        }
        counted |= policy.type() != FieldPolicy.Type.MERGE;
        return policy.type();
    }

    /** The format of the document that the value at {@code route} is; null if it is none. */
    @Nullable
    Format format(Route route) {
        FieldPolicy policy = policy(route);
        return policy == null ? null : policy.format();
    }

    /** What tells the items of the container at {@code route} apart; null if no policy says. */
    @Nullable
    String mergeKey(Route route) {
        FieldPolicy policy = policy(route);
        return policy == null ? null : policy.mergeKey();
    }

    private @Nullable FieldPolicy policy(Route route) {
        if (policies.isEmpty()) {
            return null;
        }
        NodePath place = route.place();
        NodePath group = route.group();
        for (int i = policies.size() - 1; i >= 0; i--) {
            NodePath pattern = policies.get(i).pattern();
            if (pattern.matches(place) || pattern.matches(group)) {
                return policies.get(i);
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
