package dev.tokenkeeper.acceptance.labtext;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.acceptance.cluster.Cluster;
import dev.tokenkeeper.acceptance.cluster.InCluster;
import dev.tokenkeeper.acceptance.cluster.LabNamespace;
import dev.tokenkeeper.acceptance.cluster.LabNamespace.Profile;
import dev.tokenkeeper.acceptance.pod.Patience;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The lab's text, command for command, three times side by side.
 *
 * <p>Side by side because its application ignores SIGTERM, so that each deletion of its pod takes 32 seconds. Only the
 * verbatim reading is in the namespace that the text's documents name; for the exchanged one that line is changed; our
 * manifests name no namespace.
 */
@ExtendWith(InCluster.class)
class LabTextClusterIT {
    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void verbatimItFailsWhereItIsKnownTo(Cluster cluster, @TempDir Path folder) throws Exception {
        LabText text = LabText.find();
        Composed composed = new Composed(text);
        Verbatim verbatim = new Verbatim(composed);
        assertThat(text.commands())
                .as("known failures")
                .filteredOn(command -> verbatim.knownFailure(command) != null)
                .isNotEmpty();
        try (LabNamespace namespace = LabNamespace.named(cluster, "test-lab", Profile.UNRESTRICTED)) {
            read(text, verbatim, cluster, namespace, folder);
        }
        assertThat(composed.unused()).as("blocks that were not played").isEmpty();
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void withOurInitContainerEveryCommandSucceeds(Cluster cluster, LabNamespace namespace, @TempDir Path folder)
            throws Exception {
        LabText text = LabText.find();
        Exchanged exchanged = new Exchanged(new Composed(text), cluster.image(), namespace.name());
        read(text, exchanged, cluster, namespace, folder);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void withOurManifestsEveryCommandSucceedsUnderTheRestrictedProfile(Cluster cluster, @TempDir Path folder)
            throws Exception {
        LabText text = LabText.find();
        try (LabNamespace namespace = LabNamespace.create(cluster, "our-manifests", Profile.RESTRICTED)) {
            read(text, new OurManifests(new Composed(text), cluster), cluster, namespace, folder);
        }
    }

    private static void read(LabText text, Variant variant, Cluster cluster, LabNamespace namespace, Path folder)
            throws Exception {
        long began = System.nanoTime();
        Reading reading = new Reading(text, variant, new Terminal(folder, cluster, namespace.name()));
        boolean whole = false;
        try {
            reading.toItsEnd();
            whole = true;
        } finally {
            long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
            System.out.println(text.name() + ", " + variant.getClass().getSimpleName() + ", " + seconds + " s:\n  "
                    + String.join("\n  ", reading.transcript()));
            if (!whole || !reading.surprises().isEmpty()) {
                System.out.println(namespace.diagnosis());
            }
        }
        assertThat(reading.surprises()).isEmpty();
        Patience.until(Duration.ofMinutes(1), "nothing left, claim and volume included", () -> {
            TimeUnit.MILLISECONDS.sleep(500);
            String left = namespace.kubectl().must("get", "deployments,pods,pvc,secrets", "-o", "name");
            String volumes = cluster.kubectl().must("get", "pv", "-o", "jsonpath={.items[*].spec.claimRef.namespace}");
            return left.isBlank() && !java.util.List.of(volumes.split(" ")).contains(namespace.name());
        });
    }
}
