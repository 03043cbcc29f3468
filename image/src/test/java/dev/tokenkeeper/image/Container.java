package dev.tokenkeeper.image;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A container as Kubernetes would make it, without a cluster: the files of an image as a read-only root, /proc and /dev, one
 * writable folder as /volume, a user that no file knows, no new privileges. Needs root.
 *
 * @param root the image's files
 * @param program what is mounted at /tokenkeeper; the image's own if it is the root's
 * @param volume the writable folder
 */
record Container(Path root, Path program, Path volume) {
    private static final String SCRIPT = """
            set -eu
            root=$1 program=$2 volume=$3
            shift 3
            at=$(mktemp -d)
            mount -t tmpfs tmpfs "$at"
            cp -a "$root/." "$at/"
            mkdir -p "$at/tokenkeeper" "$at/proc" "$at/dev" "$at/volume"
            mount --bind "$program" "$at/tokenkeeper"
            mount -o remount,bind,ro "$at/tokenkeeper"
            mount --bind "$volume" "$at/volume"
            mount -t proc proc "$at/proc"
            mount --rbind /dev "$at/dev"
            mount -o remount,ro "$at"
            chmod 777 "$volume"
            exec setpriv --no-new-privs chroot --userspec=48123:48123 --groups=48123 "$at" "$@"
            """;

    /** What a command did. */
    record Ran(int status, String out, String err) {}

    /** Runs a command in it; its environment is a PATH and what is given. */
    Ran run(Map<String, String> environment, String... command) throws IOException, InterruptedException {
        if (!"root".equals(System.getProperty("user.name"))) {
            abort("this needs root, for chroot and namespaces");
        }
        List<String> all =
                new ArrayList<>(List.of("unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-c"));
        all.addAll(List.of(SCRIPT, "sh", root.toString(), program.toString(), volume.toString()));
        all.addAll(List.of(command));
        Path out = Files.createTempFile("ran", ".out");
        Path err = Files.createTempFile("ran", ".err");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(all).redirectOutput(out.toFile()).redirectError(err.toFile());
            builder.environment().clear();
            builder.environment().put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException(List.of(command) + " takes longer than two minutes");
            }
            return new Ran(process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }
}
