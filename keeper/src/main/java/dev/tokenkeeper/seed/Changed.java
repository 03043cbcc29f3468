package dev.tokenkeeper.seed;

import java.nio.file.Path;

/** The source is not what it was a moment ago: begin again. */
final class Changed extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Path path;

    Changed(Path path) {
        super("the source changed");
        this.path = path;
    }

    Path path() {
        return path;
    }
}
