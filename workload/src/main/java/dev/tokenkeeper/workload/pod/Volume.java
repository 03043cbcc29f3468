package dev.tokenkeeper.workload.pod;

import dev.tokenkeeper.workload.manifest.Part;
import java.util.ArrayList;
import java.util.List;

/**
 * A volume of a pod, or the template of a claim that a StatefulSet makes one of.
 *
 * @param number its place in the list of volumes; -1 for a template
 */
public record Volume(Part part, int number) {
    /** What is behind a volume, as far as a token is concerned. */
    public enum Kind {
        /** A Secret, a ConfigMap, or a projection with one in it. */
        SOURCE,
        /** A claim, or a template of one. */
        CLAIM,
        /** A folder that goes with the pod. */
        PASSING,
        /** A folder of the node. */
        NODE,
        OTHER
    }

    /** A Secret or ConfigMap: its kind, its name, and whether the pod starts without it. */
    public record Origin(String kind, String name, boolean optional) {
        @Override
        public String toString() {
            return kind + " " + name;
        }
    }

    public String name() {
        return isTemplate() ? part.text("metadata", "name") : part.text("name");
    }

    private boolean isTemplate() {
        return number < 0;
    }

    public Kind kind() {
        if (isTemplate() || part.at("persistentVolumeClaim").isMap()) {
            return Kind.CLAIM;
        }
        if (!origins().isEmpty() && !hasServiceAccountToken()) {
            return Kind.SOURCE;
        }
        if (part.at("emptyDir").isMap() || part.at("ephemeral").isMap()) {
            return Kind.PASSING;
        }
        return part.at("hostPath").isMap() ? Kind.NODE : Kind.OTHER;
    }

    /** The claim's name; empty for other volumes and for templates. */
    public String claim() {
        return part.text("persistentVolumeClaim", "claimName");
    }

    /** Whether the claim is asked for to be read only. */
    public boolean isReadOnlyClaim() {
        return part.at("persistentVolumeClaim", "readOnly").isTrue();
    }

    /** Where its files come from. */
    public List<Origin> origins() {
        List<Origin> origins = new ArrayList<>();
        add(origins, "Secret", part.at("secret"), "secretName");
        add(origins, "ConfigMap", part.at("configMap"), "name");
        for (Part source : part.at("projected", "sources").items()) {
            add(origins, "Secret", source.at("secret"), "name");
            add(origins, "ConfigMap", source.at("configMap"), "name");
        }
        return origins;
    }

    private static void add(List<Origin> origins, String kind, Part source, String name) {
        if (source.isMap()) {
            origins.add(
                    new Origin(kind, source.text(name), source.at("optional").isTrue()));
        }
    }

    private boolean hasServiceAccountToken() {
        return part.at("projected", "sources").items().stream()
                .anyMatch(source -> source.at("serviceAccountToken").isMap());
    }

    /** The permissions of a source's files; Kubernetes' own where it does not say. */
    public int mode() {
        for (String kind : List.of("secret", "configMap", "projected")) {
            int mode = part.at(kind, "defaultMode").mode();
            if (mode >= 0) {
                return mode;
            }
        }
        return 0644;
    }
}
