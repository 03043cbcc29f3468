package dev.tokenkeeper.cli.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a path lies on, as {@code /proc/self/mountinfo} tells (proc_pid_mountinfo(5)). The kubelet's kinds of volumes show in
 * the mount's root, such as {@code .../volumes/kubernetes.io~empty-dir/name}.
 *
 * @param point where it is mounted; empty where nothing could be found out
 * @param root which part of the file system is mounted there
 */
record Volume(String point, String root, String type, boolean readOnly) {
    private static final int ROOT = 3;
    private static final int POINT = 4;
    private static final int OPTIONS = 5;

    static Volume of(Path path) {
        Volume best = new Volume("", "", "", false);
        try {
            String real = path.toRealPath().toString();
            for (String line : Files.readAllLines(Path.of("/proc/self/mountinfo"), StandardCharsets.UTF_8)) {
                String[] words = line.split(" ", -1);
                int dash = line.indexOf(" - ");
                if (words.length > OPTIONS && dash > 0 && holds(words[POINT], real)) {
                    String type = line.substring(dash + 3).split(" ", -1)[0];
                    boolean readOnly = ("," + words[OPTIONS] + ",").contains(",ro,");
                    if (words[POINT].length() >= best.point.length()) {
                        best = new Volume(words[POINT], words[ROOT], type, readOnly);
                    }
                }
            }
        } catch (IOException e) {
            return best;
        }
        return best;
    }

    private static boolean holds(String point, String real) {
        return point.equals("/") || real.equals(point) || real.startsWith(point + "/");
    }

    /** Whether the kubelet made it from a Secret or a ConfigMap: nothing can be written there. */
    boolean isMountedSource() {
        return root.contains("kubernetes.io~secret")
                || root.contains("kubernetes.io~configmap")
                || root.contains("kubernetes.io~projected");
    }

    /** Whether it goes when the pod goes. */
    boolean goesWithThePod() {
        return root.contains("kubernetes.io~empty-dir") || type.equals("tmpfs") || isOwnDisk();
    }

    /** Whether nothing is mounted here: in a container that is its own, passing disk. */
    boolean isOwnDisk() {
        return point.equals("/") || type.equals("overlay");
    }
}
