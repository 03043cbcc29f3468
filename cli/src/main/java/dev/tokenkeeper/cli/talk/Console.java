package dev.tokenkeeper.cli.talk;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Where a verb prints and what surrounds it. Texts are written as UTF-8 whatever the locale says, as keys of a token may be any text.
 */
public final class Console {
    private final PrintStream out;
    private final PrintStream err;
    private final Map<String, String> environment;
    private final BooleanSupplier terminal;

    public Console(PrintStream out, PrintStream err, Map<String, String> environment, boolean terminal) {
        this(out, err, environment, () -> terminal);
    }

    private Console(PrintStream out, PrintStream err, Map<String, String> environment, BooleanSupplier terminal) {
        this.out = out;
        this.err = err;
        this.environment = environment;
        this.terminal = terminal;
    }

    /** The process's own streams. Whether a person looks at them is found out when it is asked: that loads a provider. */
    public static Console ofProcess() {
        return new Console(System.out, System.err, System.getenv(), Console::isLookedAt);
    }

    @SuppressWarnings("SystemConsoleNull") // Our runtime has java.base alone, where there may be none.
    private static boolean isLookedAt() {
        java.io.Console console = System.console();
        return console != null && console.isTerminal();
    }

    public Map<String, String> environment() {
        return environment;
    }

    /** Standard output, for what prints by itself. */
    public PrintStream out() {
        return out;
    }

    /** Standard error, for what prints by itself. */
    public PrintStream err() {
        return err;
    }

    /** Whether a person looks at standard output. */
    public boolean isTerminal() {
        return terminal.getAsBoolean();
    }

    /** Whether colours may be used. */
    public boolean colours() {
        String no = environment.get("NO_COLOR");
        return isTerminal() && (no == null || no.isEmpty()) && !"dumb".equals(environment.get("TERM"));
    }

    /** Writes {@code text} to standard output as it is. */
    public void data(String text) {
        bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes {@code bytes} to standard output as they are. */
    public void bytes(byte[] bytes) {
        out.write(bytes, 0, bytes.length);
        out.flush();
    }

    /** Hands on all that was printed. */
    public void flush() {
        out.flush();
        err.flush();
    }

    /** Writes one line of talk to standard error; control characters in it are replaced. */
    public void talk(String line) {
        StringBuilder safe = new StringBuilder(line.length() + 16).append("tokenkeeper: ");
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            safe.append(c < ' ' || c == 0x7f ? '?' : c);
        }
        byte[] bytes = safe.append('\n').toString().getBytes(StandardCharsets.UTF_8);
        err.write(bytes, 0, bytes.length);
        err.flush();
    }
}
