package dev.tokenkeeper.publish;

import dev.tokenkeeper.history.Generation;
import java.util.Set;

/** What became of a plan. */
public sealed interface Publication {
    /** The generation is committed; {@code notes} tell how weak a way the volume forced. */
    record Committed(Generation generation, Set<Note> notes) implements Publication {
        public Committed {
            notes = Set.copyOf(notes);
        }
    }

    /** The live file {@code path} is no longer what was merged; nothing was published, the pass begins again. */
    record Outrun(String path) implements Publication {}

    /** A promise that this volume could not give. */
    enum Note {
        /** The live file was written in place: a reader may have seen a mix. */
        NOT_ATOMIC,
        /** No exchange here: a write between the last look and the rename may only be in the displaced file. */
        PUBLISH_WINDOW
    }
}
