package dev.tokenkeeper.acceptance.labtext;

import dev.tokenkeeper.acceptance.cluster.Cluster;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The project's manifests in {@code deploy/}, under the names that the text's commands use. */
final class OurManifests implements Variant {
    private final Composed composed;
    private final Cluster cluster;

    OurManifests(Composed composed, Cluster cluster) {
        this.composed = composed;
        this.cluster = cluster;
    }

    @Override
    public Map<String, String> files() {
        return composed.files().keySet().stream().collect(Collectors.toMap(Function.identity(), cluster::manifest));
    }

    @Override
    public @Nullable String knownFailure(Command command) {
        return null;
    }

    @Override
    public boolean printsToken() {
        return false;
    }

    @Override
    public void alternatives(Terminal terminal) {
        Keeping.validated(terminal, cluster.manifest("validated.yaml"));
        Keeping.sensitive(terminal, cluster.manifest("sensitive.yaml"));
        Keeping.createdOnce(terminal, cluster.manifest("created-once.yaml"));
        terminal.kubectl().must("delete", "secret", "software-token-secret");
    }
}
