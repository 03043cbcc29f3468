package dev.tokenkeeper.cli.doctor;

import dev.tokenkeeper.workload.examine.ClusterEvidence;
import dev.tokenkeeper.workload.examine.Evidence;
import dev.tokenkeeper.workload.examine.Examination;
import dev.tokenkeeper.workload.examine.Kube;
import dev.tokenkeeper.workload.examine.Kube.NoAnswerException;
import dev.tokenkeeper.workload.manifest.Manifest;
import dev.tokenkeeper.workload.manifest.UnreadableException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Examines workloads: one of a cluster, or those of a manifest. */
public final class WorkloadDoctor {
    private WorkloadDoctor() {}

    /**
     * Examines {@code reference}, such as {@code deployment/token-app}, by kubectl; what is null is as kubectl has it.
     *
     * @throws NoAnswerException if kubectl does not tell of it
     */
    public static Findings examine(
            String reference, @Nullable String namespace, @Nullable String context, @Nullable String config)
            throws NoAnswerException {
        return examine(reference, new Kubectl("kubectl", Kubectl.LIMIT, namespace, context, config));
    }

    static Findings examine(String reference, Kube kube) throws NoAnswerException {
        return findings(ClusterEvidence.of(reference, kube));
    }

    /**
     * Examines each workload in {@code text}.
     *
     * @throws UnreadableException if it is neither YAML nor JSON
     */
    public static List<Findings> examine(String text) throws UnreadableException {
        List<Findings> all = new ArrayList<>();
        for (Evidence evidence : Examination.inManifests(Manifest.read(text).documents())) {
            all.add(findings(evidence));
        }
        return all;
    }

    private static Findings findings(Evidence evidence) {
        Findings findings = new Findings(evidence.workload().reference());
        Examination.of(evidence).forEach(findings::add);
        return findings;
    }
}
