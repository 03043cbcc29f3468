package dev.tokenkeeper.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the AOT cache in a mount namespace, which hides from the machine what is mounted for it; who is not root gets a
 * user namespace, too. How it is made, and why that gives the same bytes each time, is told in {@code train.sh}.
 *
 * @param script {@code train.sh}
 * @param clock the source of a library with a clock that stands still
 * @param work a folder
 */
record Training(Path script, Path clock, Path work) {
    /** Puts the cache into the folder, and returns what there is to say about it. */
    String run(ProgramFolder folder) throws ImageException, InterruptedException, IOException {
        Path library = work.resolve("clock.so");
        Tool.run(List.of("gcc", "-O2", "-shared", "-fPIC", "-o", library.toString(), clock.toString()));
        List<String> command = new ArrayList<>(List.of("unshare", "--mount", "--propagation", "slave"));
        if (!Tool.run(List.of("id", "-u")).strip().equals("0")) {
            command.addAll(List.of("--user", "--map-root-user"));
        }
        command.addAll(List.of("sh", script.toString(), folder.root().toString(), library.toString()));
        String said = Tool.run(command);
        folder.settle();
        return said;
    }
}
