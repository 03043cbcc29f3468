package dev.tokenkeeper.pass;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.delivery.DeliverySpec;
import dev.tokenkeeper.delivery.DeliveryState;
import dev.tokenkeeper.delivery.FileSpec;
import dev.tokenkeeper.merge.Conflict;
import dev.tokenkeeper.report.FileDiff;
import dev.tokenkeeper.report.FileReport;
import dev.tokenkeeper.report.PassReport;
import dev.tokenkeeper.report.Reason;
import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.report.Result;
import dev.tokenkeeper.report.Revision;
import dev.tokenkeeper.report.StatusReport;
import dev.tokenkeeper.report.VerifyReport;
import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.DryRunDisk;
import dev.tokenkeeper.volume.StateFolder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one delivery: the door of this library.
 *
 * <p>Each verb takes the volume's lock, ends what was interrupted, does its work and reports. A bad source, a bad target
 * and a bad disk are reports too, not exceptions. Safe for several threads and processes: they wait for each other.
 */
public final class Keeper {
    private final Disk disk;
    private final DeliverySpec spec;
    private final Surroundings surroundings;

    /** Keeps {@code spec} on {@code disk}. */
    public Keeper(Disk disk, DeliverySpec spec, Surroundings surroundings) {
        this.disk = disk;
        this.spec = spec;
        this.surroundings = surroundings;
    }

    /** Brings source and live files together, once. With nothing to do it writes nothing. */
    public PassReport pass(PassTrigger trigger) {
        if (spec.generations()) {
            return new Seeding(disk, spec, surroundings).pass();
        }
        SourceOffer source = SourceOffer.read(disk, spec);
        try (Session session = Session.open(disk, spec, surroundings)) {
            return new Pass(disk, spec, surroundings, session, source, trigger).run();
        } catch (Shut shut) {
            return failed(shut.reason());
        } catch (DiskException e) {
            return failed(Faults.ofState(e));
        }
    }

    /** Puts back the live bytes of {@code revision}, as an edit of the application: until the source changes them. */
    public PassReport rollback(int revision) {
        if (Seeding.isMeant(disk, spec)) {
            return new Seeding(disk, spec, surroundings).rollback(revision);
        }
        return turn(
                SourceOffer.none(),
                (session, turn) -> turn.run(new Rollback(new Drafting(turn.gate()), session.generation(revision))));
    }

    /**
     * Ends the conflicts at {@code where}: {@code /pointer}, or {@code file#/pointer}; {@code **} for all.
     *
     * @param side whose version stays or comes
     */
    public PassReport resolve(String where, Conflict.Side side) {
        return turn(SourceOffer.read(disk, spec), (session, turn) -> {
            Resolve resolve = new Resolve(new Drafting(turn.gate()), new Joining(turn.gate()), where, side);
            PassReport report = turn.run(resolve);
            if (!resolve.isFound()) {
                throw new Shut(Reason.of(ReasonCode.NO_SUCH_CONFLICT, where));
            }
            return report;
        });
    }

    /** Settles an adoption, with the base that the live file came from, or by accepting it as it is (null). */
    public PassReport adopt(@Nullable Content base) {
        return turn(
                SourceOffer.read(disk, spec),
                (session, turn) -> turn.run(new Adopt(new Drafting(turn.gate()), new Joining(turn.gate()), base)));
    }

    /**
     * Lets the application change {@code path}, under the lock and durably: an edit of its own beside today's base. The
     * file need not have been delivered, and need not be there. Late writes are taken as in a pass.
     */
    public PassReport update(String path, ContentEdit edit) {
        return update(Map.of(path, edit));
    }

    /** The same for several files in one generation: all of them change, or none, also when the process dies. */
    public PassReport update(Map<String, ContentEdit> edits) {
        DeliverySpec only = spec.only(edits.keySet());
        try (Session session = Session.open(disk, only, surroundings)) {
            int before = session.number();
            Turn turn = new Turn(disk, only, surroundings, session, SourceOffer.none());
            PassReport report = turn.runWithLateWrites(new Update(disk, session, turn, edits));
            session.trim(only.historyLimit(), false, session.number() != before);
            return report;
        } catch (Shut shut) {
            return failed(only, shut.reason());
        } catch (DiskException e) {
            return failed(only, Faults.ofState(e));
        }
    }

    /** Takes the application's own lock of {@code path}; reading, updating and passes go on meanwhile. */
    public Alone alone(String path, Duration wait) {
        try {
            Entrance.check(disk, spec);
            StateFolder state = new StateFolder(disk, spec.target(), spec.name(), spec.shared());
            state.open();
            Disk.Lease lease = state.lock(path, wait);
            return lease == null ? new Alone.Refused(Reason.of(ReasonCode.BUSY, path)) : new Alone.Taken(lease);
        } catch (Shut shut) {
            return new Alone.Refused(shut.reason());
        } catch (DiskException e) {
            return new Alone.Refused(Faults.ofState(e));
        }
    }

    /** Puts the last-known-good bytes back. */
    public PassReport restore() {
        return turn(SourceOffer.none(), (session, turn) -> turn.run(new Restore(new Drafting(turn.gate()))));
    }

    /** How the delivery stands and, where a source was given, what a pass would do. Writes nothing. */
    public StatusReport status() {
        if (Seeding.isMeant(disk, spec)) {
            return new Seeding(disk, spec, surroundings).status();
        }
        SourceOffer source = SourceOffer.read(disk, spec);
        return look(
                survey -> survey.status(source),
                reason -> new StatusReport(0, failed(reason).files(), List.of(reason)));
    }

    /** The generations, newest first. Writes nothing. */
    public List<Revision> history() {
        if (Seeding.isMeant(disk, spec)) {
            return new Seeding(disk, spec, surroundings).history();
        }
        return look(Survey::history, reason -> List.of());
    }

    /** The base beside the live file or, where a source was given, the live file beside what a pass would make of it. */
    public List<FileDiff> diff() {
        SourceOffer source = SourceOffer.read(disk, spec);
        return look(survey -> survey.diff(source, spec.source() != null), reason -> List.of());
    }

    /** The published bytes of two generations; empty if one of them is not there. */
    public List<FileDiff> diff(int from, int to) {
        return look(survey -> survey.diff(from, to), reason -> List.of());
    }

    /** Reads every stored byte again and compares it with its checksum. Writes nothing. */
    public VerifyReport verify() {
        if (Seeding.isMeant(disk, spec)) {
            return new Seeding(disk, spec, surroundings).verify();
        }
        return new Verification(disk, spec).report();
    }

    private interface TurnWork {
        PassReport with(Session session, Turn turn) throws DiskException, Shut;
    }

    private interface Look<T> {
        T with(Survey survey) throws DiskException, Shut;
    }

    private PassReport turn(SourceOffer source, TurnWork work) {
        try (Session session = Session.open(disk, spec, surroundings)) {
            return work.with(session, new Turn(disk, spec, surroundings, session, source));
        } catch (Shut shut) {
            return failed(shut.reason());
        } catch (DiskException e) {
            return failed(Faults.ofState(e));
        }
    }

    private <T> T look(Look<T> look, Function<Reason, T> otherwise) {
        Disk dry = new DryRunDisk(disk);
        try (Session session = Session.open(dry, spec, surroundings)) {
            return look.with(new Survey(dry, spec, surroundings, session));
        } catch (Shut shut) {
            return otherwise.apply(shut.reason());
        } catch (DiskException e) {
            return otherwise.apply(Faults.ofState(e));
        }
    }

    private PassReport failed(Reason reason) {
        return failed(spec, reason);
    }

    private static PassReport failed(DeliverySpec spec, Reason reason) {
        List<FileReport> files = new ArrayList<>();
        for (FileSpec file : spec.files()) {
            files.add(new FileReport(
                    file.path(), DeliveryState.UNKNOWN, Result.FAILED, false, 0, 0, List.of(), List.of(), ""));
        }
        return new PassReport(0, files, List.of(reason));
    }
}
