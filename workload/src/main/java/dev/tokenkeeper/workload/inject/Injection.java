package dev.tokenkeeper.workload.inject;

import dev.tokenkeeper.workload.manifest.Edits;
import dev.tokenkeeper.workload.manifest.Manifest;
import dev.tokenkeeper.workload.manifest.UnreadableException;
import dev.tokenkeeper.workload.pod.Workload;
import java.util.List;

/**
 * Puts Tokenkeeper into each workload of a manifest that mounts a Secret or ConfigMap: the application then has a writable
 * folder at the same path, and our containers keep it up to date. All other documents and bytes stay as they are.
 *
 * <p>Injecting again gives the same; with another wish the earlier injection is replaced. Pure.
 */
public final class Injection {
    private Injection() {}

    /**
     * The manifest {@code text} with what {@code wish} asks for.
     *
     * @throws UnreadableException if {@code text} is neither YAML nor JSON
     * @throws RefusedException if it could not work, or if there is nothing to inject into
     */
    public static String inject(String text, Wish wish) throws UnreadableException, RefusedException {
        Manifest manifest = Manifest.read(text);
        Edits edits = new Edits(manifest);
        List<Workload> workloads = Workload.in(manifest.documents());
        if (workloads.isEmpty()) {
            throw new RefusedException(
                    "there is no workload in it", "give a Deployment, StatefulSet, DaemonSet, Job, CronJob or Pod");
        }
        boolean any = false;
        for (Workload workload : workloads) {
            Plan plan = Planner.plan(workload, wish);
            if (plan != null) {
                new PodEdits(plan, wish, edits).write();
                any = true;
            }
        }
        if (!any) {
            throw new RefusedException(
                    "no workload in it mounts a Secret or ConfigMap",
                    "mount one where the application wants its token");
        }
        return edits.text();
    }
}
