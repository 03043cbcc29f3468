package dev.tokenkeeper.cli.install;

import dev.tokenkeeper.cli.flags.Arguments;
import dev.tokenkeeper.cli.flags.Flags;
import dev.tokenkeeper.cli.flags.UsageException;
import dev.tokenkeeper.cli.talk.Console;
import dev.tokenkeeper.report.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The verb {@code install}: copies the folder of the running program, so that a container of another image, which mounts
 * the copy at the same path, can start it. Only the image has such a folder: everything in it is found by fixed paths.
 */
public final class Install {
    private static final String LAUNCHER = "bin/tokenkeeper";

    private Install() {}

    /** The exit code of the verb. */
    public static int run(Arguments arguments, String javaHome, Console console) throws UsageException {
        Path to = Path.of(arguments.required(Flags.INTO));
        Path from = Path.of(javaHome);
        if (!Files.isExecutable(from.resolve(LAUNCHER))) {
            console.talk(
                    "InstallFailed " + from + ": only the image's own program can be copied, and this is a checkout's."
                            + " Next: run it in a container of the image");
            return ExitStatus.ERROR.code();
        }
        if (!Files.isDirectory(to)) {
            console.talk("InstallFailed " + to + ": no such folder. Next: mount the volume there");
            return ExitStatus.ERROR.code();
        }
        try {
            FolderCopy copy = FolderCopy.of(from, to);
            console.talk("installed in " + to + ": " + copy.copied() + " files copied, " + copy.kept()
                    + " were there already");
            return ExitStatus.DONE.code();
        } catch (IOException e) {
            // The message names a file of the program, never what is in a token.
            console.talk("InstallFailed " + to + ": " + e.getMessage()
                    + ". Next: give the volume 80Mi of room and let this user write there");
            return ExitStatus.ERROR.code();
        }
    }
}
