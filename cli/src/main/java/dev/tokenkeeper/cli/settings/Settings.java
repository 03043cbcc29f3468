package dev.tokenkeeper.cli.settings;

import dev.tokenkeeper.delivery.DeliverySpec;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A delivery and how the program is to run it.
 *
 * @param patience how long a source may take until it is ready
 * @param report where the report goes; null for nowhere
 * @param strict conflicts, a refused source and damaged state fail also where a good token is live
 * @param dryRun nothing may be written
 */
public record Settings(
        DeliverySpec spec, Duration patience, @Nullable Path report, boolean strict, boolean dryRun) {}
