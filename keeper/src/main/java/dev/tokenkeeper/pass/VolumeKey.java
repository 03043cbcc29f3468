package dev.tokenkeeper.pass;

import dev.tokenkeeper.content.Digest;
import dev.tokenkeeper.content.MaskKey;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.StateFolder;
import java.security.SecureRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The volume's mask key, read when the first mask is told. Where it cannot be read a random one takes its place: then
 * masks of two reports cannot be compared, but they still tell nothing.
 */
final class VolumeKey implements Supplier<MaskKey> {
    private final StateFolder state;
    private @Nullable MaskKey known;

    VolumeKey(StateFolder state) {
        this.state = state;
    }

    @Override
    public MaskKey get() {
        MaskKey key = known;
        if (key == null) {
            try {
                key = state.key();
            } catch (DiskException e) {
                byte[] random = new byte[Digest.LENGTH];
                new SecureRandom().nextBytes(random);
                key = MaskKey.of(random);
            }
            known = key;
        }
        return key;
    }
}
