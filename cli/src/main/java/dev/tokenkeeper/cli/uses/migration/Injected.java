package dev.tokenkeeper.cli.uses.migration;

import dev.tokenkeeper.cli.talk.Narrator;
import dev.tokenkeeper.cli.workbench.Chapter;
import dev.tokenkeeper.cli.workbench.Outcome;
import dev.tokenkeeper.cli.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/** One command on the manifest, which leaves all that was there. */
final class Injected implements Chapter {
    static final String MANIFEST = """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: relay
            spec:
              selector: {matchLabels: {app: relay}}
              template:
                metadata: {labels: {app: relay}}
                spec:
                  securityContext:
                    runAsUser: 1000
                    runAsGroup: 1000
                    fsGroup: 1000
                    fsGroupChangePolicy: OnRootMismatch
                  containers:
                    - name: relay
                      image: example.com/relay:2
                      volumeMounts:
                        # Read-only so far.
                        - name: config
                          mountPath: /etc/relay
                          readOnly: true
                  volumes:
                    - name: config
                      configMap:
                        name: relay
            """;

    @Override
    public String title() {
        return "One command: the read-only mount becomes a writable file";
    }

    @Override
    public void play(Workbench bench, Narrator tell) throws IOException, InterruptedException {
        Path manifest = Files.writeString(plain(bench), MANIFEST);
        tell.command("tokenkeeper inject -f relay.yaml --claim relay-config --file relay.yaml --mode 0664");
        Outcome inject = inject(bench, manifest);
        Files.writeString(injected(bench), inject.out());
        tell.proof(inject.succeeded() && inject.err().isEmpty(), "exit 0, and nothing that doctor would warn of");
        tell.proof(
                isInOrder(kept(), inject.out().lines().toList()),
                "all other lines of the manifest are there, in their order");
        tell.proof(
                inject.out().contains("- name: writable-token-volume\n              mountPath: /etc/relay\n")
                        && inject.out().contains("claimName: relay-config"),
                "the application has /etc/relay from the claim, and may write there");
        tell.proof(inject(bench, injected(bench)).out().equals(inject.out()), "once more changes nothing");
        Outcome init = Relay.init(bench);
        tell.proof(
                init.succeeded() && bench.text(Relay.live(bench)).equals(Relay.CONFIG),
                "the pod's first start delivers the ConfigMap's bytes");
    }

    static Path plain(Workbench bench) {
        return bench.folder().resolve("relay-plain.yaml");
    }

    static Path injected(Workbench bench) {
        return bench.folder().resolve("relay-injected.yaml");
    }

    private static Outcome inject(Workbench bench, Path manifest) throws IOException, InterruptedException {
        return bench.program()
                .run("inject", "-f", manifest.toString(), "--claim=relay-config", "--file=" + Relay.KEY, "--mode=0664");
    }

    /** All but the two lines of the mount. */
    private static List<String> kept() {
        return MANIFEST.lines()
                .filter(line -> !line.contains("readOnly:") && !line.equals("            - name: config"))
                .toList();
    }

    private static boolean isInOrder(List<String> wanted, List<String> lines) {
        Iterator<String> rest = lines.iterator();
        for (String line : wanted) {
            boolean found = false;
            while (!found && rest.hasNext()) {
                found = rest.next().equals(line);
            }
            if (!found) {
                return false;
            }
        }
        return true;
    }
}
