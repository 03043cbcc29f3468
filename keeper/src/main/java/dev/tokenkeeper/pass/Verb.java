package dev.tokenkeeper.pass;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.history.Entry;
import dev.tokenkeeper.volume.DiskException;
import org.jspecify.annotations.Nullable;

/** What a person asked for, said for one file. */
interface Verb {
    /**
     * What to do with {@code file}.
     *
     * @param entry what is known of it; null if it was never delivered
     * @param ours the live bytes; null where there are none
     * @param admitted the source's news, if the source was given
     */
    Step step(KeptFile file, @Nullable Entry entry, @Nullable Content ours, Admission.Admitted admitted)
            throws DiskException, Shut;
}
