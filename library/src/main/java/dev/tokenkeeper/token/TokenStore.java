package dev.tokenkeeper.token;

import dev.tokenkeeper.delivery.DeliverySpec;
import dev.tokenkeeper.merge.MergePolicy;
import dev.tokenkeeper.pass.ContentEdit;
import dev.tokenkeeper.pass.Keeper;
import dev.tokenkeeper.pass.Pause;
import dev.tokenkeeper.pass.Surroundings;
import dev.tokenkeeper.report.PassReport;
import dev.tokenkeeper.report.Reason;
import dev.tokenkeeper.report.Result;
import dev.tokenkeeper.volume.RealDisk;
import dev.tokenkeeper.volume.VolumePath;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

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

    /**
     * Changes several tokens in one generation, such as a certificate and its key: all of them, or none, also when the process
     * dies in the middle. Who opens two files one after the other may still see one old and one new.
     *
     * @param edits what each path's text becomes, as in {@link Token#update}
     * @throws TokenException if one of the results is not valid in its format, or the volume cannot be written
     */
    public Updated updateAll(Map<String, UnaryOperator<String>> edits) {
        Map<String, ContentEdit> all = new LinkedHashMap<>();
        edits.forEach((path, edit) -> {
            VolumePath.of(path);
            all.put(path, ours -> Texts.bytes(edit.apply(ours == null ? "" : Texts.of(path, ours))));
        });
        PassReport report = keeper.update(all);
        Reason failure = TokenException.failure(report);
        if (failure != null) {
            throw new TokenException(failure);
        }
        boolean changed = report.files().stream().anyMatch(file -> file.result() != Result.UNCHANGED);
        return new Updated(report.generation(), changed);
    }
}
