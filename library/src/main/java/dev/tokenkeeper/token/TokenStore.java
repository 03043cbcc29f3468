package dev.tokenkeeper.token;

import dev.tokenkeeper.delivery.DeliverySpec;
import dev.tokenkeeper.merge.MergePolicy;
import dev.tokenkeeper.pass.Keeper;
import dev.tokenkeeper.pass.Pause;
import dev.tokenkeeper.pass.Surroundings;
import dev.tokenkeeper.volume.RealDisk;
import dev.tokenkeeper.volume.VolumePath;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The tokens on one writable volume: the door of this library. Opening one costs nothing; the same path gives the same
 * {@link Token}, whose updates are published together. Keep one store for each volume.
 */
public final class TokenStore {
    private static final int HISTORY = 10;

    private final DeliverySpec spec;
    private final Keeper keeper;
    private final ConcurrentHashMap<String, Token> tokens = new ConcurrentHashMap<>();

    private TokenStore(DeliverySpec spec) {
        this.spec = spec;
        this.keeper = new Keeper(RealDisk.create(), spec, new Surroundings(new NoCommands(), Pause.sleeping()));
    }

    /** The tokens below {@code volume}, as {@code --target} names it, in the delivery that has no name of its own. */
    public static TokenStore at(Path volume) {
        return at(volume, DeliverySpec.DEFAULT_NAME);
    }

    /** The tokens of the delivery {@code name} below {@code volume}, as {@code --name} names it. */
    public static TokenStore at(Path volume, String name) {
        return new TokenStore(spec(volume.toAbsolutePath().normalize(), name, false));
    }

    /** The same for a volume that several users of one group write, as {@code --shared} says. */
    public TokenStore shared() {
        return new TokenStore(spec(spec.target(), spec.name(), true));
    }

    private static DeliverySpec spec(Path volume, String name, boolean shared) {
        return new DeliverySpec(
                name,
                null,
                volume,
                List.of(),
                List.of(),
                null,
                null,
                MergePolicy.DEFAULT,
                List.of(),
                HISTORY,
                shared,
                false,
                false);
    }

    /**
     * The token at {@code path} below the volume; it need not be there yet.
     *
     * @throws IllegalArgumentException if the path leaves the volume
     */
    public Token token(String path) {
        VolumePath below = VolumePath.of(path);
        return tokens.computeIfAbsent(path, known -> new Token(keeper, below.in(spec.target()), known));
    }
}
