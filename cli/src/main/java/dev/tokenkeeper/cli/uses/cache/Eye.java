package dev.tokenkeeper.cli.uses.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Reads two files of the cache, as an application that opens its folder once for each use: whether both are of one
 * version. For one thread that looks; others may ask what it saw.
 */
final class Eye implements BooleanSupplier {
    private final Path link;
    private final Map<String, byte[]> parts = new HashMap<>();
    private volatile String version = "";

    Eye(Path link) {
        this.link = link;
    }

    @Override
    public boolean getAsBoolean() {
        try {
            Path tree = link.toRealPath();
            String seen = SeedFolder.version(tree).lines().findFirst().orElse("");
            byte[] part = Files.readAllBytes(tree.resolve("index/part-499"));
            byte[] known = parts.putIfAbsent(seen, part);
            version = seen;
            return known == null || Arrays.equals(known, part);
        } catch (IOException e) {
            // There was nothing to open: that is a broken look, too.
            return false;
        }
    }

    /** The version that it saw last. */
    String version() {
        return version;
    }
}
