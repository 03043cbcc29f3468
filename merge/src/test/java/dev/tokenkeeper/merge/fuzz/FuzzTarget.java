package dev.tokenkeeper.merge.fuzz;

import dev.tokenkeeper.content.Format;

/** What the fuzzer Jazzer calls; its argument is the word of a format. */
public final class FuzzTarget {
    private static Format format = Format.OPAQUE;

    private FuzzTarget() {}

    /** Called once. */
    public static void fuzzerInitialize(String[] args) {
        Format named = Format.ofWord(args[0]);
        if (named == null) {
            throw new IllegalArgumentException("no format " + args[0]);
        }
        format = named;
    }

    /** Called for each input. */
    public static void fuzzerTestOneInput(byte[] input) {
        AnyBytes.of(input).check(format);
    }
}
