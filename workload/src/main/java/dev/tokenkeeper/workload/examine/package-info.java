/** What keeps a workload's token from working: each finding with what was seen, why it matters, and what to type. */
@NullMarked
package dev.tokenkeeper.workload.examine;

import org.jspecify.annotations.NullMarked;
