package dev.tokenkeeper.cli;

/**
 * Names the build that this code is of. The build of the runtime puts a class with the real id in the place of this one
 * ({@code cli/runtime/build.sh}), so the id is part of the code itself, and of every cache made from it.
 */
final class BuildId {
    private BuildId() {}

    /** The id; {@code development} where the program does not run from its own runtime. */
    static String value() {
        return "development";
    }
}
