package dev.tokenkeeper.merge;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.format.ParseProblem;
import java.util.List;

/** What a merge came to. */
public sealed interface MergeOutcome {
    /**
     * The bytes that should be live.
     *
     * @param content the result; ours itself where nothing had to change
     * @param fromSource paths whose change came from theirs and is in the result
     * @param fromApp paths whose change was made in ours and stays in the result
     * @param conflicts places in which one side was left out
     * @param notices further things to tell
     */
    record Merged(
            Content content,
            List<String> fromSource,
            List<String> fromApp,
            List<Conflict> conflicts,
            List<Notice> notices)
            implements MergeOutcome {
        public Merged {
            fromSource = List.copyOf(fromSource);
            fromApp = List.copyOf(fromApp);
            conflicts = List.copyOf(conflicts);
            notices = List.copyOf(notices);
        }
    }

    /** Theirs cannot be used at all; ours stays. */
    record Refused(ParseProblem problem) implements MergeOutcome {}

    /** The policy {@link ConflictPolicy#FAIL} met conflicts; nothing is published. */
    record Failed(List<Conflict> conflicts) implements MergeOutcome {
        public Failed {
            conflicts = List.copyOf(conflicts);
        }
    }
}
