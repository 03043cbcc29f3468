package dev.tokenkeeper.examples.licence;

import dev.tokenkeeper.token.Counter;
import dev.tokenkeeper.token.Seats;
import dev.tokenkeeper.token.Token;
import dev.tokenkeeper.token.TokenException;
import dev.tokenkeeper.token.TokenStore;
import dev.tokenkeeper.token.Watch;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One replica of an application that needs a licence. On the volume that all replicas share it reads {@code license.token},
 * which the vendor signs and {@code init} or the sidecar delivers, and keeps {@code usage.json}: who has which seat, and how
 * much each replica has counted.
 *
 * <p>It may be killed at any time. Started again under the same name it has the same seat, and counts on.
 */
public final class LicensedApplication {
    private static final long RETRY_MILLIS = 1000;

    private final String name;
    private final Token licence;
    private final PublicKey vendor;
    private final Seats seats;
    private final Counter used;
    private final PrintStream out;
    private volatile boolean changed = true;
    private volatile boolean ends;
    private int limit;
    private OptionalInt seat = OptionalInt.empty();
    private boolean waits;
    private Counter.@Nullable Rollback told;

    private LicensedApplication(String name, PublicKey vendor, TokenStore volume, TokenStore witness, PrintStream out) {
        Token usage = volume.token("usage.json");
        // What a restored snapshot of the volume forgets is still known on another one.
        Counter elsewhere = witness.token("witness.json").counter("used").shard(name);
        this.name = name;
        this.licence = volume.token("license.token");
        this.vendor = vendor;
        this.seats = new Seats(usage);
        this.used = usage.counter("used").shard(name).witnessedBy(elsewhere);
        this.out = out;
    }

    /**
     * Runs until it is told to end.
     *
     * @param args the volume, the witness's volume, the vendor's public key, this replica's name (a pod's, of a StatefulSet),
     *     and how many milliseconds one use takes
     */
    public static void main(String[] args) throws GeneralSecurityException, InterruptedException {
        LicensedApplication application = new LicensedApplication(
                args[3],
                SignedLicence.vendorKey(args[2]),
                TokenStore.at(Path.of(args[0])),
                TokenStore.at(Path.of(args[1])),
                System.out);
        Thread main = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> application.end(main)));
        application.run(Long.parseLong(args[4]));
    }

    private void run(long useMillis) throws InterruptedException {
        try (Watch watch = licence.watch(now -> changed = true)) {
            while (!ends) {
                TimeUnit.MILLISECONDS.sleep(step() ? useMillis : RETRY_MILLIS);
            }
        }
        if (seat.isPresent()) {
            seats.release(name);
            say("gave its seat back");
        }
    }

    /** Looks at the licence if there is another one, and works if there is a seat; whether it worked. */
    private boolean step() {
        try {
            if (changed) {
                changed = false;
                look();
            }
            if (seat.isEmpty()) {
                takeSeat();
            }
            if (seat.isPresent()) {
                // It returns when the number is on the disk.
                say("used " + used.increment());
                used.rollback().ifPresent(this::tell);
            }
            return seat.isPresent();
        } catch (TokenException e) {
            // A volume that is full or away for a while, told without a value. What was told as used stays counted.
            say(e.getMessage());
            changed = true;
            return false;
        }
    }

    private void look() {
        Optional<SignedLicence> found = SignedLicence.verified(licence.text(), vendor);
        if (found.isEmpty()) {
            say("the licence is not signed by the vendor: it goes on with the one before");
            return;
        }
        limit = found.get().seats();
        seat = OptionalInt.empty();
        waits = false;
        say("took a licence");
    }

    /** Its old seat, if it had one and the licence still has it. */
    private void takeSeat() {
        seat = seats.take(name, limit);
        if (seat.isPresent()) {
            say("has seat " + seat.getAsInt());
        } else if (!waits) {
            say("no seat is free");
        }
        waits = seat.isEmpty();
    }

    private void tell(Counter.Rollback rollback) {
        if (!rollback.equals(told)) {
            told = rollback;
            say(rollback.reason().code().word() + ": " + rollback.path() + " had " + rollback.found()
                    + ", counts on from " + rollback.known());
        }
    }

    private void end(Thread main) {
        ends = true;
        try {
            main.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void say(@Nullable String line) {
        out.println(name + ": " + line);
    }
}
