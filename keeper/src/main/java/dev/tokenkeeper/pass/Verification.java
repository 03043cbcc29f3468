package dev.tokenkeeper.pass;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.delivery.DeliverySpec;
import dev.tokenkeeper.history.DamagedGeneration;
import dev.tokenkeeper.history.Entry;
import dev.tokenkeeper.history.Generation;
import dev.tokenkeeper.history.Generations;
import dev.tokenkeeper.history.NewerState;
import dev.tokenkeeper.report.Reason;
import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.report.VerifyReport;
import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.StateFolder;
import dev.tokenkeeper.volume.StateName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads each generation and compares it with its checksum, and each live file with what was published. */
final class Verification {
    private final Disk disk;
    private final DeliverySpec spec;
    private final StateFolder state;
    private final List<Integer> damaged = new ArrayList<>();
    private final List<VerifyReport.LiveMatch> files = new ArrayList<>();
    private final List<Reason> reasons = new ArrayList<>();
    private int whole;

    Verification(Disk disk, DeliverySpec spec) {
        this.disk = disk;
        this.spec = spec;
        this.state = new StateFolder(disk, spec.target(), spec.name(), spec.shared());
    }

    VerifyReport report() {
        try {
            Entrance.check(disk, spec);
            for (StateName name : state.names()) {
                if (name.kind() == StateName.Kind.DAMAGED) {
                    damaged(name.number());
                }
            }
            Generation newest = readAll(new Generations(disk, state));
            if (newest != null) {
                newest.entries().forEach(this::compare);
            }
        } catch (Shut shut) {
            reasons.add(shut.reason());
        } catch (DiskException e) {
            reasons.add(Faults.ofState(e));
        }
        return new VerifyReport(whole, damaged, files, reasons);
    }

    private @Nullable Generation readAll(Generations generations) throws DiskException {
        Generation newest = null;
        for (int number : generations.numbers()) {
            try {
                newest = generations.read(number);
                whole++;
            } catch (DamagedGeneration e) {
                damaged(number);
            } catch (NewerState e) {
                reasons.add(Reason.of(ReasonCode.STATE_NEWER, Integer.toString(number)));
            }
        }
        return newest;
    }

    private void damaged(int number) {
        damaged.add(number);
        reasons.add(Reason.of(ReasonCode.STATE_DAMAGED, Integer.toString(number)));
    }

    private void compare(Entry entry) {
        Live live = new LiveReader(disk, spec.target(), time -> {}).look(entry.path(), entry.published());
        Content content = live instanceof Live.Present present ? present.content() : null;
        files.add(new VerifyReport.LiveMatch(
                entry.path(), content != null, entry.published().equals(content)));
    }
}
