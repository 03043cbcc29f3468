package dev.tokenkeeper.pass;

import dev.tokenkeeper.delivery.DeliverySpec;
import dev.tokenkeeper.delivery.FileSpec;
import dev.tokenkeeper.format.Limits;
import dev.tokenkeeper.report.Reason;
import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.source.KeyReading;
import dev.tokenkeeper.source.SourceProblem;
import dev.tokenkeeper.source.SourceReader;
import dev.tokenkeeper.source.SourceReading;
import dev.tokenkeeper.volume.Disk;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One consistent reading of the source, or why there is none. It is taken before the lock, and once for a pass. */
final class SourceOffer {
    private final Map<String, KeyReading> keys;
    private final @Nullable Reason absent;
    private final boolean asked;

    private SourceOffer(Map<String, KeyReading> keys, @Nullable Reason absent, boolean asked) {
        this.keys = keys;
        this.absent = absent;
        this.asked = asked;
    }

    /** Nobody looks at the source. */
    static SourceOffer none() {
        return new SourceOffer(Map.of(), null, false);
    }

    static SourceOffer read(Disk disk, DeliverySpec spec) {
        Path source = spec.source();
        if (source == null) {
            return none();
        }
        Set<String> wanted = new LinkedHashSet<>();
        for (FileSpec file : spec.files()) {
            wanted.add(file.key());
        }
        SourceReading reading = new SourceReader(disk, source, Limits.DEFAULT.bytes()).read(wanted);
        if (reading instanceof SourceReading.Absent gone) {
            return new SourceOffer(Map.of(), Reason.of(code(gone.problem()), gone.detail()), true);
        }
        return new SourceOffer(((SourceReading.Read) reading).version().keys(), null, true);
    }

    Collection<String> keys() {
        return keys.keySet();
    }

    /** Why there is no source at all; null if there is one. */
    @Nullable
    Reason absent() {
        return absent;
    }

    /** What it has for {@code key}. */
    Theirs of(String key) {
        Reason reason = absent;
        if (reason != null) {
            return new Theirs.Withheld(reason);
        }
        if (!asked) {
            return new Theirs.None();
        }
        KeyReading reading = keys.get(key);
        if (reading instanceof KeyReading.Found found) {
            return new Theirs.Offered(found.content());
        }
        if (reading instanceof KeyReading.NotReady notReady) {
            return new Theirs.Withheld(Reason.of(code(notReady.problem()), notReady.detail()));
        }
        return new Theirs.Withheld(Reason.of(ReasonCode.KEY_NOT_READY, key));
    }

    /** The source's problems have the names of the reasons that people see. */
    private static ReasonCode code(SourceProblem problem) {
        return ReasonCode.valueOf(problem.name());
    }
}
