package dev.tokenkeeper.merge;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.content.Format;
import org.jspecify.annotations.Nullable;

/**
 * Three versions of one file and how to merge them. Without {@code base} (a live file that was there before us) each
 * difference counts as the application's and is listed as unresolved; what ours lacks is taken from theirs.
 */
public record MergeInput(@Nullable Content base, Content ours, Content theirs, Format format, MergePolicy policy) {}
