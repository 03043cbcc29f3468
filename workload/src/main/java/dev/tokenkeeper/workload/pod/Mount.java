package dev.tokenkeeper.workload.pod;

import dev.tokenkeeper.workload.manifest.Part;

/**
 * A volume in a container.
 *
 * @param number its place in its list
 */
public record Mount(Part part, int number) {
    public String volume() {
        return part.text("name");
    }

    /** Where it is, without a slash at its end. */
    public String path() {
        String path = part.text("mountPath");
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** What of the volume is mounted; empty: all. */
    public String subPath() {
        String plain = part.text("subPath");
        return plain.isEmpty() ? part.text("subPathExpr") : plain;
    }

    public boolean isReadOnly() {
        return part.at("readOnly").isTrue();
    }

    /** Whether it says that it is not read-only. */
    public boolean asksToWrite() {
        return part.text("readOnly").equals("false");
    }
}
