package dev.tokenkeeper.cli.uses.migration;

import dev.tokenkeeper.cli.talk.Narrator;
import dev.tokenkeeper.cli.workbench.Chapter;
import dev.tokenkeeper.cli.workbench.Outcome;
import dev.tokenkeeper.cli.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The ways that people have without us, and where each ends. */
final class Before implements Chapter {
    @Override
    public String title() {
        return "Before: a ConfigMap is read-only, and a copy is lost or never renewed";
    }

    @Override
    public void play(Workbench bench, Narrator tell) throws IOException, InterruptedException {
        bench.secret().put(Relay.KEY, Relay.CONFIG);
        tell.say("The application's new program rewrites its configuration when it starts: schema 1 to schema 2.");
        Path copy = Files.createDirectory(bench.folder().resolve("copy")).resolve(Relay.KEY);
        Map<String, String> places =
                Map.of("SOURCE", bench.secret().key(Relay.KEY).toString(), "COPY", copy.toString());
        Outcome cp = bench.program().shell(places, "cp \"$SOURCE\" \"$COPY\" && chmod 664 \"$COPY\"");
        Outcome relay = Relay.start(bench, copy);
        boolean migrated = bench.text(copy).equals(Relay.MIGRATED);
        bench.program().shell(places, "cp \"$SOURCE\" \"$COPY\"");
        tell.proof(
                cp.succeeded()
                        && relay.succeeded()
                        && migrated
                        && bench.text(copy).equals(Relay.CONFIG),
                "cp at each start: after a restart the schema is 1 again, and the name is gone");
        Relay.start(bench, copy);
        bench.secret().put(Relay.KEY, Relay.GROWN);
        bench.program().shell(places, "if [ ! -f \"$COPY\" ]; then cp \"$SOURCE\" \"$COPY\"; fi");
        tell.proof(bench.text(copy).equals(Relay.MIGRATED), "cp once: the ConfigMap's next version never arrives");
        bench.secret().put(Relay.KEY, Relay.CONFIG);
    }
}
