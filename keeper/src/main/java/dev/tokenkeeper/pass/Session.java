package dev.tokenkeeper.pass;

import dev.tokenkeeper.delivery.DeliverySpec;
import dev.tokenkeeper.history.Cause;
import dev.tokenkeeper.history.Entry;
import dev.tokenkeeper.history.Generation;
import dev.tokenkeeper.history.Generations;
import dev.tokenkeeper.publish.Displaced;
import dev.tokenkeeper.publish.FilePlan;
import dev.tokenkeeper.publish.Publication;
import dev.tokenkeeper.publish.Publisher;
import dev.tokenkeeper.publish.Recovered;
import dev.tokenkeeper.publish.Recovery;
import dev.tokenkeeper.report.Reason;
import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.StateFolder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of one delivery while this process holds its lock: recovered first, then the newest generation is known and
 * every change goes through here. Used by one thread.
 */
final class Session implements AutoCloseable {
    private final Disk.Lease lease;
    private final StateFolder state;
    private final Generations generations;
    private final Publisher publisher;
    private final Recovery recovery;
    private final Displaced displaced;
    private final Past past;
    private final VolumeKey key;
    private final List<Reason> reasons = new ArrayList<>();
    private @Nullable Generation newest;
    private boolean baseWasLost;
    private boolean untouchable;

    private Session(Disk disk, StateFolder state, Disk.Lease lease) {
        this.lease = lease;
        this.state = state;
        this.generations = new Generations(disk, state);
        this.publisher = new Publisher(disk, state, generations);
        this.recovery = new Recovery(disk, state, generations);
        this.displaced = new Displaced(disk, state, generations);
        this.past = new Past(generations);
        this.key = new VolumeKey(state);
    }

    /**
     * Takes the lock and recovers.
     *
     * @throws Shut if the volume is not there, cannot be locked, or is busy
     */
    static Session open(Disk disk, DeliverySpec spec, Surroundings surroundings) throws DiskException, Shut {
        Entrance.check(disk, spec);
        StateFolder state = new StateFolder(disk, spec.target(), spec.name(), spec.shared());
        boolean asserted = state.open();
        Disk.Lease lease = state.lock(surroundings.lockWait());
        if (lease == null) {
            throw new Shut(Reason.of(ReasonCode.BUSY, state.root().toString()));
        }
        Session session = new Session(disk, state, lease);
        try {
            session.recover();
        } catch (DiskException e) {
            lease.close();
            throw e;
        }
        if (!asserted) {
            session.reasons.add(
                    Reason.of(ReasonCode.MODE_NOT_ASSERTED, state.root().toString()));
        }
        return session;
    }

    /** Brings what was interrupted to an end; also after a publish that failed. */
    void recover() throws DiskException {
        Recovered recovered = recovery.recover();
        newest = recovered.newest();
        past.reset();
        for (Recovered.Finding finding : recovered.findings()) {
            ReasonCode code = switch (finding) {
                case STATE_DAMAGED -> ReasonCode.STATE_DAMAGED;
                case STATE_NEWER -> ReasonCode.STATE_NEWER;
                case RESTORED -> ReasonCode.RESTORED;
            };
            baseWasLost |= code == ReasonCode.STATE_DAMAGED;
            untouchable |= code == ReasonCode.STATE_NEWER;
            Reason reason = Reason.of(code, state.folder().toString());
            if (!reasons.contains(reason)) {
                reasons.add(reason);
            }
        }
    }

    /** Publishes or records; after a commit the new generation is the newest. */
    Publication publish(Cause cause, List<FilePlan> plans) throws DiskException {
        return noted(publisher.publish(newest, cause, plans));
    }

    /** The same over live files that change all the time; what they hold then comes back as late writes. */
    Publication insist(Cause cause, List<FilePlan> plans) throws DiskException {
        return noted(publisher.insist(newest, cause, plans));
    }

    private Publication noted(Publication publication) {
        if (publication instanceof Publication.Committed committed) {
            newest = committed.generation();
            past.reset();
        }
        return publication;
    }

    /**
     * The generation {@code number}.
     *
     * @throws Shut if there is none that can be read
     */
    Generation generation(int number) throws DiskException, Shut {
        for (Generation generation : past.all()) {
            if (generation.number() == number) {
                return generation;
            }
        }
        throw new Shut(Reason.of(ReasonCode.NO_SUCH_REVISION, Integer.toString(number)));
    }

    @Nullable
    Generation newest() {
        return newest;
    }

    int number() {
        Generation known = newest;
        return known == null ? 0 : known.number();
    }

    @Nullable
    Entry entry(String path) {
        Generation known = newest;
        return known == null ? null : known.entry(path);
    }

    Past past() {
        return past;
    }

    /** Removes what is older than asked for; most displaced files only at a pod's start. A pass without work looks at nothing. */
    void trim(int limit, boolean starts, boolean grown) throws DiskException {
        if (starts || grown) {
            displaced.trim(starts);
        }
        if (grown) {
            generations.trim(limit);
            past.reset();
        }
    }

    Displaced displaced() {
        return displaced;
    }

    StateFolder state() {
        return state;
    }

    /** The key of masks that people see. */
    VolumeKey key() {
        return key;
    }

    /** What holds for the whole delivery. */
    List<Reason> reasons() {
        return reasons;
    }

    /** Whether the newest generation was damaged, so that the base is not known. */
    boolean baseWasLost() {
        return baseWasLost;
    }

    /** Whether a newer program wrote this state: nothing may be changed. */
    boolean isUntouchable() {
        return untouchable;
    }

    @Override
    public void close() {
        lease.close();
    }
}
