package dev.tokenkeeper.publish;

import static dev.tokenkeeper.publish.Volume.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.history.Cause;
import dev.tokenkeeper.history.Entry;
import dev.tokenkeeper.history.Generation;
import dev.tokenkeeper.history.Late;
import dev.tokenkeeper.volume.DiskException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A pass with a merge so small that nothing can hide in it: the first line of a file is the source's, each other line is the
 * application's and is kept, in order, once.
 */
final class LinePass {
    private static final int ROUNDS = 60;

    private LinePass() {}

    /** Runs until nothing is to do. {@code sources} names the first line of each path. */
    static Generation run(Volume volume, Map<String, String> sources) throws DiskException {
        volume.state().open();
        for (int round = 0; round < ROUNDS; round++) {
            Recovered recovered = volume.recovery().recover();
            List<FilePlan> plans = new ArrayList<>();
            boolean unsettled = false;
            for (Map.Entry<String, String> source : sources.entrySet()) {
                String live = live(volume, source.getKey());
                if (live != null && live.isEmpty()) {
                    unsettled = true;
                } else {
                    FilePlan plan = plan(volume, recovered.newest(), source.getKey(), source.getValue(), live);
                    if (plan != null) {
                        plans.add(plan);
                    }
                }
            }
            if (plans.isEmpty() && !unsettled) {
                return recovered.newest();
            }
            if (!plans.isEmpty()) {
                volume.publisher().publish(recovered.newest(), Cause.BOTH, plans);
            }
        }
        throw new AssertionError("a pass did not settle in " + ROUNDS + " rounds");
    }

    private static FilePlan plan(Volume volume, Generation newest, String path, String theirs, String live)
            throws DiskException {
        Entry entry = newest == null ? null : newest.entry(path);
        Late late = null;
        List<String> lines = new ArrayList<>();
        String kept = live == null && entry != null ? text(entry.published()) : live;
        if (kept != null) {
            lines.addAll(kept.lines().skip(1).toList());
        }
        for (DisplacedChange change : volume.displaced().changed()) {
            if (late == null && change.path().equals(path)) {
                late = new Late(change.generation(), change.now());
                text(change.now())
                        .lines()
                        .skip(1)
                        .filter(line -> !lines.contains(line))
                        .forEach(lines::add);
            }
        }
        lines.addFirst(theirs);
        String content = String.join("\n", lines) + "\n";
        boolean settled = late == null
                && content.equals(live)
                && entry != null
                && entry.base().equals(bytes(theirs + "\n"))
                && entry.published().equals(bytes(content));
        return settled ? null : Volume.plan(path, theirs + "\n", content, live, late);
    }

    /** The live text; null if it is missing. */
    static String live(Volume volume, String path) throws DiskException {
        Path live = volume.state().target().resolve(path);
        if (volume.disk().stat(live) == null) {
            return null;
        }
        String first = text(volume.disk().read(live, Integer.MAX_VALUE));
        assertThat(volume.disk().stat(live)).isNotNull();
        return first;
    }

    static String text(Content content) {
        return new String(content.bytes(), StandardCharsets.UTF_8);
    }
}
