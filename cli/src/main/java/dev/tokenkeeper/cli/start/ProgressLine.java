package dev.tokenkeeper.cli.start;

import dev.tokenkeeper.cli.talk.Console;
import dev.tokenkeeper.content.Words;
import dev.tokenkeeper.seed.Progress;
import java.util.function.LongSupplier;

/**
 * Tells on standard error how far a copy is, once it takes longer than two seconds: on a terminal one line that is written
 * over, elsewhere a line every five seconds.
 */
public final class ProgressLine implements Progress {
    private static final long QUIET = 2_000_000_000L;
    private static final long ON_TERMINAL = 200_000_000L;
    private static final long ELSEWHERE = 5_000_000_000L;
    private static final int MIB_BITS = 20;

    private final Console console;
    private final LongSupplier nanoseconds;
    private final long pause;
    private final boolean terminal;
    private long next;
    private int width;

    /** Tells {@code console}. */
    public ProgressLine(Console console) {
        this(console, System::nanoTime);
    }

    ProgressLine(Console console, LongSupplier nanoseconds) {
        this.console = console;
        this.nanoseconds = nanoseconds;
        this.terminal = console.isTerminal();
        this.pause = terminal ? ON_TERMINAL : ELSEWHERE;
        this.next = nanoseconds.getAsLong() + QUIET;
    }

    @Override
    public void at(Stage stage, long bytes, long ofBytes, long files, long ofFiles) {
        long now = nanoseconds.getAsLong();
        if (now - next < 0) {
            return;
        }
        next = now + pause;
        StringBuilder line = new StringBuilder(80).append(Words.camel(stage)).append(": ");
        if (stage != Stage.SYNCING) {
            line.append(bytes >> MIB_BITS)
                    .append(" of ")
                    .append(ofBytes >> MIB_BITS)
                    .append(" MiB, ");
        }
        line.append(files).append(" of ").append(ofFiles).append(" files");
        boolean byBytes = stage != Stage.SYNCING && ofBytes > 0;
        long percent = byBytes ? bytes * 100 / ofBytes : ofFiles > 0 ? files * 100 / ofFiles : 0;
        line.append(" (").append(Math.min(100, percent)).append(" %)");
        if (!terminal) {
            console.talk(line.toString());
            return;
        }
        rewrite(line.toString());
    }

    @Override
    public void done() {
        if (width > 0) {
            rewrite("");
            width = 0;
        }
    }

    private void rewrite(String line) {
        console.err().print("\r" + line + " ".repeat(Math.max(0, width - line.length())) + "\r");
        console.err().flush();
        width = line.length();
    }
}
