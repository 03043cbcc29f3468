package dev.tokenkeeper.cli.talk;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;

/** Tells a lab's story in lines of at most 80 columns, counts proofs, and waits for a key between steps if asked. */
public final class Narrator {
    private static final int WIDTH = 80;

    private final PrintStream out;
    private final InputStream keys;
    private final boolean waits;
    private final boolean colour;
    private final int steps;
    private int step;
    private int held;
    private int failed;

    /**
     * Tells on {@code out}.
     *
     * @param keys where Enter comes from
     * @param waits whether to wait for it between two steps
     * @param colour whether {@code out} is a terminal that may be coloured
     * @param steps how many steps there will be
     */
    public Narrator(PrintStream out, InputStream keys, boolean waits, boolean colour, int steps) {
        this.out = out;
        this.keys = keys;
        this.waits = waits;
        this.colour = colour;
        this.steps = steps;
    }

    /** Begins the next step. */
    public void step(String title) throws IOException {
        if (waits && step > 0) {
            out.print("-- press Enter for the next step --");
            out.flush();
            int key;
            do {
                key = keys.read();
            } while (key >= 0 && key != '\n');
        }
        step++;
        out.println();
        out.println(paint("1", "[" + step + "/" + steps + "] " + title));
    }

    /** A sentence that explains. */
    public void say(String sentence) {
        wrapped("      ", sentence);
    }

    /** A command as a person would type it. */
    public void command(String line) {
        wrapped("    $ ", line);
    }

    /** What was proved, or was not. */
    public void proof(boolean holds, String sentence) {
        if (holds) {
            held++;
        } else {
            failed++;
        }
        wrapped(holds ? paint("32", "  ok  ") : paint("31", " FAIL "), sentence);
    }

    /** Shows how far a long step is; only the last state stays on a terminal. */
    public void progress(int done, String of) {
        if (colour) {
            out.print("\r      " + "#".repeat(Math.min(done, WIDTH - 20)) + " " + done + " " + of);
            out.flush();
        }
    }

    /** Takes the progress of a long step away. */
    public void progressDone() {
        if (colour) {
            out.print("\r" + " ".repeat(WIDTH - 1) + "\r");
        }
    }

    /** The last line: how many proofs held. */
    public void summary(long seconds) {
        out.println();
        String verdict = held + " of " + (held + failed) + " proofs held, in " + seconds + " s";
        out.println(paint(failed == 0 ? "32" : "31", verdict));
    }

    /** Whether there were proofs, and all of them held. */
    public boolean allHeld() {
        return failed == 0 && held > 0;
    }

    private void wrapped(String lead, String text) {
        String indent = "      ";
        StringBuilder line = new StringBuilder();
        String before = lead;
        for (String word : text.split(" ", -1)) {
            if (line.length() > 0 && indent.length() + line.length() + 1 + word.length() > WIDTH) {
                out.println(before + line);
                before = indent;
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        out.println(before + line);
    }

    private String paint(String code, String text) {
        return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
