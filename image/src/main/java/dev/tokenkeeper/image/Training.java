package dev.tokenkeeper.image;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes the AOT cache by a rehearsal of {@code init} inside the image's own root, where nothing else is: so at the path at
 * which it is going to run, and a missing library would be noticed. A mount namespace hides that from the machine; who is
 * not root gets a user namespace, too.
 *
 * <p>In two steps, and with addresses that are not random: so that the same content gives the same cache.
 */
final class Training {
    private static final String CACHE = ProgramFolder.HOME + "/lib/tokenkeeper/tokenkeeper.aot";
    private static final String REHEARSAL = "dev.tokenkeeper.cli.Rehearsal";
    private static final String SCRIPT = """
            set -eu
            root=$1
            mkdir -p "$root/proc" "$root/dev" "$root/tmp"
            mount --rbind /proc "$root/proc"
            mount --rbind /dev "$root/dev"
            mount -t tmpfs tmpfs "$root/tmp"
            java() { env LC_ALL=C.UTF-8 LOCPATH=HOME/lib/locale setarch -R chroot "$root" HOME/bin/java "$@"; }
            java -XX:AOTMode=record -XX:AOTConfiguration=/tmp/start -cp "$2" REHEARSAL /tmp/rehearsal
            java -XX:AOTMode=create -XX:AOTConfiguration=/tmp/start -XX:AOTCache=CACHE -cp "$2"
            """.replace("HOME", ProgramFolder.HOME)
            .replace("REHEARSAL", REHEARSAL)
            .replace("CACHE", CACHE);

    private Training() {}

    /** Puts the cache into the folder. */
    static void run(ProgramFolder folder) throws ImageException, InterruptedException, java.io.IOException {
        List<String> command = new ArrayList<>(List.of("unshare", "--mount", "--propagation", "slave"));
        if (!Tool.run(List.of("id", "-u")).strip().equals("0")) {
            command.addAll(List.of("--user", "--map-root-user"));
        }
        command.addAll(List.of("sh", "-c", SCRIPT, "sh", folder.root().toString(), folder.classPath()));
        Tool.run(command);
        folder.settle();
    }
}
