package dev.tokenkeeper.cli.uses.migration;

import dev.tokenkeeper.cli.workbench.Outcome;
import dev.tokenkeeper.cli.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * The application: a relay whose configuration of schema 1 comes from a ConfigMap. Its newer program rewrites that to
 * schema 2 when it starts, and gives itself a name, as many applications do.
 */
final class Relay {
    static final String KEY = "relay.yaml";

    /** What the ConfigMap holds. */
    static final String CONFIG = """
            # Configuration of the relay
            schema: 1
            server:
              host: 0.0.0.0
              port: 8080
            limits:
              requests: 100   # a second
            log_level: info
            features:
              - search
            """;

    /** The next version of the ConfigMap, still of schema 1. */
    static final String GROWN = CONFIG.replace("100 ", "250 ").replace("  - search\n", "  - search\n  - export\n");

    /** The one after that changes what the application no longer has under that name. */
    static final String LOUDER = GROWN.replace("log_level: info", "log_level: debug");

    /** What the application's start makes of {@link #CONFIG}. */
    static final String MIGRATED = CONFIG.replace("schema: 1", "schema: 2")
                    .replace("  host: 0.0.0.0\n", "")
                    .replace("log_level: info\n", "logging:\n  level: info\n")
            + "instance: relay-7f3a\n";

    private static final String START = """
            if grep -q '^schema: 1$' "$CONFIG"; then
              sed -e 's/^schema: 1$/schema: 2/' -e '/^  host: /d' \\
                -e 's/^log_level: \\(.*\\)$/logging:\\n  level: \\1/' "$CONFIG" >"$CONFIG.new" &&
                echo "instance: relay-7f3a" >>"$CONFIG.new" && mv "$CONFIG.new" "$CONFIG"
            fi
            grep -q '^schema: 2$' "$CONFIG" && echo "relay: schema 2"
            """;

    private Relay() {}

    /** A start of the application on {@code config}; it succeeds if it has its configuration in schema 2. */
    static Outcome start(Workbench bench, Path config) throws IOException, InterruptedException {
        return bench.program().shell(Map.of("CONFIG", config.toString()), START);
    }

    static Outcome init(Workbench bench, String... flags) throws IOException, InterruptedException {
        String[] all = new String[flags.length + 2];
        all[0] = "--file=" + KEY;
        all[1] = "--mode=0664";
        System.arraycopy(flags, 0, all, 2, flags.length);
        return bench.run("init", all);
    }

    static Path live(Workbench bench) {
        return bench.volume().resolve(KEY);
    }
}
