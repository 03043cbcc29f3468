package dev.tokenkeeper.cli.uses.licence;

import dev.tokenkeeper.cli.workbench.Outcome;
import dev.tokenkeeper.cli.workbench.Replica;
import dev.tokenkeeper.cli.workbench.Workbench;
import dev.tokenkeeper.examples.licence.LicensedApplication;
import dev.tokenkeeper.token.Counter;
import dev.tokenkeeper.token.TokenStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One play of the licences: the vendor, and the replicas by their names. */
final class LicenceScene {
    /** What a replica says before the number that is on the disk then. */
    static final String USED = ": used ";

    private static final String USE_MILLIS = "5";

    private final Vendor vendor = Vendor.withNewKey();
    private final Map<String, Replica> replicas = new TreeMap<>();

    Vendor vendor() {
        return vendor;
    }

    /** Delivers {@code licence} as the container before the application does. */
    Outcome deliver(Workbench bench, String licence) throws IOException, InterruptedException {
        bench.secret().put(Workbench.KEY, licence);
        return init(bench);
    }

    /** Signed licences are never merged: what the vendor signed is taken as a whole, or not at all. */
    Outcome init(Workbench bench) throws IOException, InterruptedException {
        return bench.init("--strategy=take-source", "--validate=signature:" + vendor.publicKey());
    }

    Replica start(Workbench bench, String name) throws IOException {
        Path witness = Files.createDirectories(witness(bench));
        Replica replica = Replica.start(
                bench,
                LicensedApplication.class,
                name,
                List.of(bench.volume().toString(), witness.toString(), vendor.publicKey(), name, USE_MILLIS));
        replicas.put(name, replica);
        return replica;
    }

    Replica replica(String name) {
        Replica found = replicas.get(name);
        if (found == null) {
            throw new IllegalStateException(name + " was never started");
        }
        return found;
    }

    /** The other volume, which no snapshot of the first one takes back. */
    Path witness(Workbench bench) {
        return bench.folder().resolve("witness");
    }

    /** What all replicas have counted, from the volume. */
    Counter used(Workbench bench) {
        return TokenStore.at(bench.volume()).token("usage.json").counter("used");
    }
}
