package dev.tokenkeeper.workload.pod;

import dev.tokenkeeper.workload.manifest.Part;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One container.
 *
 * @param part what is written of it
 * @param stage when it runs
 * @param number its place in its list
 */
public record Container(Part part, Stage stage, int number) {
    /** When a container runs. */
    public enum Stage {
        /** To its end, before the next starts. */
        INIT,
        /** From the start on, beside all that follow. */
        SIDECAR,
        /** The application. */
        MAIN
    }

    public String name() {
        return part.text("name");
    }

    /** What it runs, as far as it says: command and arguments. */
    public List<String> words() {
        List<String> words = new ArrayList<>(part.at("command").texts());
        words.addAll(part.at("args").texts());
        return words;
    }

    public List<Mount> mounts() {
        List<Mount> mounts = new ArrayList<>();
        int number = 0;
        for (Part mount : part.at("volumeMounts").items()) {
            mounts.add(new Mount(mount, number++));
        }
        return mounts;
    }

    /** Where it mounts {@code volume}; null if nowhere. */
    public @Nullable Mount mount(String volume) {
        for (Mount mount : mounts()) {
            if (mount.volume().equals(volume)) {
                return mount;
            }
        }
        return null;
    }

    /** The mount that {@code path} lies on; null if it is the container's own disk. */
    public @Nullable Mount mountOf(String path) {
        Mount nearest = null;
        for (Mount mount : mounts()) {
            boolean above = path.equals(mount.path()) || path.startsWith(mount.path() + "/");
            if (above
                    && (nearest == null
                            || nearest.path().length() < mount.path().length())) {
                nearest = mount;
            }
        }
        return nearest;
    }

    /** What it delivers; null if it is none of ours. */
    public @Nullable Delivery delivery() {
        return Delivery.of(this);
    }

    /** Whether it is one of ours. */
    public boolean isOurs() {
        return delivery() != null || isInstaller();
    }

    /** Whether it copies our program for another container. */
    public boolean isInstaller() {
        List<String> words = words();
        return part.at("command").isMissing()
                && !words.isEmpty()
                && words.getFirst().equals("install")
                && words.stream().anyMatch(word -> word.startsWith("--to"));
    }

    /** The user of its processes; -1 if neither it nor the pod says. */
    public long user(Part podSpec) {
        return security("runAsUser", podSpec);
    }

    /** The group of its processes; -1 if neither it nor the pod says. */
    public long group(Part podSpec) {
        return security("runAsGroup", podSpec);
    }

    private long security(String key, Part podSpec) {
        long own = part.at("securityContext", key).number(-1);
        return own >= 0 ? own : podSpec.at("securityContext", key).number(-1);
    }
}
