package dev.tokenkeeper.pass;

import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.merge.MergePolicy;
import dev.tokenkeeper.volume.Ownership;
import java.util.List;

/**
 * One file of this pass with all that was asked for it.
 *
 * @param key its name in the source
 * @param path its place below the target
 * @param group the keys that are published together with it, itself included; empty: it stands alone
 */
record KeptFile(String key, String path, Format format, Ownership ownership, MergePolicy policy, List<String> group) {
    /** This file with another look. */
    KeptFile looking(Ownership look) {
        return new KeptFile(key, path, format, look, policy, group);
    }

    /** The rules for keeping both sides do not matter to what is put back as it was. */
    KeptFile with(MergePolicy other) {
        return new KeptFile(key, path, format, ownership, other, group);
    }
}
