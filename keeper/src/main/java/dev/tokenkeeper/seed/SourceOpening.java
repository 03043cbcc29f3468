package dev.tokenkeeper.seed;

import dev.tokenkeeper.volume.DiskException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Opens the source as often as it changes, and knows the last one, so that a fault of the disk can be told to be there. */
final class SourceOpening {
    private final Seed seed;
    private @Nullable SeedSource last;

    SourceOpening(Seed seed) {
        this.seed = seed;
    }

    /** The source as it is now. */
    SeedSource now() throws DiskException, Refused {
        Path path = Objects.requireNonNull(seed.spec().source());
        SeedSource source = SeedSource.open(seed.disk(), path);
        last = source;
        return source;
    }

    /** How much {@code source} holds. */
    Survey survey(SeedSource source) throws DiskException, Refused {
        return Survey.of(source, String.valueOf(seed.spec().source()));
    }

    /** The one that was opened last; null if none was. */
    @Nullable
    SeedSource last() {
        return last;
    }
}
