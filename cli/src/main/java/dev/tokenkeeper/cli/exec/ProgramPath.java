package dev.tokenkeeper.cli.exec;

import java.io.File;

/** Where execvpe(3) looks for a program: at the path itself if there is a slash in it, else in each folder of PATH. */
final class ProgramPath {
    /** What execvpe(3) of glibc takes for PATH where there is none. */
    private static final String DEFAULT = "/bin:/usr/bin";

    private ProgramPath() {}

    /** Whether there is a file of that name, startable or not. */
    static boolean finds(String program) {
        if (program.indexOf('/') >= 0) {
            return new File(program).exists();
        }
        String path = System.getenv("PATH");
        String rest = path == null ? DEFAULT : path;
        for (int at = 0; at <= rest.length(); ) {
            int colon = rest.indexOf(':', at);
            int end = colon < 0 ? rest.length() : colon;
            String folder = at == end ? "." : rest.substring(at, end);
            if (!program.isEmpty() && new File(folder, program).exists()) {
                return true;
            }
            at = end + 1;
        }
        return false;
    }
}
