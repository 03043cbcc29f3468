package dev.tokenkeeper.cli.watch;

import dev.tokenkeeper.pass.PassTrigger;
import dev.tokenkeeper.report.PassReport;

/** Runs one pass. Called by one thread at a time. */
@FunctionalInterface
public interface Passes {
    PassReport pass(PassTrigger trigger);
}
