package dev.tokenkeeper.merge;

import dev.tokenkeeper.format.Document;
import org.jspecify.annotations.Nullable;

/** The three versions of one document. Without base, nobody knows whose a difference is. */
record Versions(@Nullable Document base, Document ours, Document theirs) {}
