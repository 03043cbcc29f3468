package dev.tokenkeeper.cli.doctor;

import dev.tokenkeeper.delivery.DeliverySpec;
import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.FileStat;
import dev.tokenkeeper.volume.StateFolder;
import dev.tokenkeeper.volume.StateName;
import java.time.Duration;
import java.util.List;

/** What of earlier passes is on the volume. It changes nothing. */
final class StateExam {
    private final Disk disk;
    private final DeliverySpec spec;
    private final StateFolder state;
    private final Findings findings;

    StateExam(Disk disk, DeliverySpec spec, Findings findings) {
        this.disk = disk;
        this.spec = spec;
        this.state = new StateFolder(disk, spec.target(), spec.name(), spec.shared());
        this.findings = findings;
    }

    void run() {
        try {
            FileStat root = disk.stat(state.root());
            if (root == null) {
                findings.note(
                        "state: nothing delivered here yet, or the volume did not keep it",
                        "run init; if init ran on this volume before, the volume does not persist");
                return;
            }
            List<String> deliveries = deliveries();
            if (!deliveries.contains(spec.name())) {
                findings.note(
                        "state: nothing delivered here under the name " + spec.name() + "; there is " + deliveries,
                        "name the delivery with --name");
                return;
            }
            findings.good("state: " + state.root() + " of uid " + root.uid() + ", mode "
                    + Integer.toOctalString(root.mode()) + ", deliveries " + deliveries);
            names();
            lock();
        } catch (DiskException e) {
            findings.problem(
                    "state: " + e.path() + " cannot be read by " + Self.ofProcess(),
                    "run as the user that wrote it, or use --shared with one fsGroup");
        }
    }

    private List<String> deliveries() throws DiskException {
        return disk.list(state.root()).stream()
                .filter(name -> !name.equals("lock") && !name.equals("key"))
                .sorted()
                .toList();
    }

    private void names() throws DiskException {
        int generations = 0;
        int orphans = 0;
        for (StateName name : state.names()) {
            switch (name.kind()) {
                case GENERATION -> generations++;
                case PENDING, WRITING, TEMPORARY, OTHER -> orphans++;
                case ABORTED, DAMAGED, DISPLACED -> {}
            }
        }
        findings.good("history: " + generations + " generations");
        if (orphans > 0) {
            findings.note(
                    "history: " + orphans + " files of an interrupted pass, or of nobody",
                    "nothing; the next pass puts in order what is its own");
        }
    }

    private void lock() throws DiskException {
        if (disk.stat(state.root().resolve("lock")) == null) {
            return;
        }
        try (Disk.Lease lease = state.lock(Duration.ZERO)) {
            if (lease == null) {
                findings.note(
                        "lock: another process holds it at this moment",
                        "try again; if it stays, find the process in the pods that mount this volume");
            } else {
                findings.good("lock: free");
            }
        }
    }
}
