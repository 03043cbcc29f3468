package dev.tokenkeeper.pass;

import dev.tokenkeeper.history.Cause;
import dev.tokenkeeper.history.Entry;
import dev.tokenkeeper.history.Generation;
import dev.tokenkeeper.publish.FilePlan;
import dev.tokenkeeper.publish.Publication;
import dev.tokenkeeper.report.Reason;
import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.report.Result;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.Ownership;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Carries steps out: all in one generation, as that is the cheapest; when the disk refuses that, each unit (a file, or a
 * group) alone, so that one bad place does not hold up the others.
 */
final class Publishing {
    private static final int PATIENCE = 2;

    private final Session session;
    private final Map<String, Integer> outruns = new HashMap<>();

    Publishing(Session session) {
        this.session = session;
    }

    /**
     * Writes the plans of {@code steps}.
     *
     * @return the steps that must be decided again, as a live file changed meanwhile; the others are done or told
     */
    List<Step> publish(List<Step> steps) throws DiskException {
        try {
            return publishTogether(steps);
        } catch (DiskException e) {
            boolean committed = recover(steps);
            List<List<Step>> units = units(steps);
            if (committed || units.size() == 1) {
                fail(steps, e, committed);
                return List.of();
            }
            return publishEach(units);
        }
    }

    private List<Step> publishEach(List<List<Step>> units) throws DiskException {
        List<Step> again = new ArrayList<>();
        for (List<Step> unit : units) {
            try {
                again.addAll(publishTogether(unit));
            } catch (DiskException e) {
                fail(unit, e, recover(unit));
            }
        }
        return again;
    }

    private List<Step> publishTogether(List<Step> steps) throws DiskException {
        List<FilePlan> plans = new ArrayList<>(steps.size());
        Cause cause = steps.getFirst().cause();
        for (Step step : steps) {
            FilePlan plan = step.plan();
            if (plan != null) {
                plans.add(plan);
                cause = both(cause, step.cause());
            }
        }
        Publication publication = mustInsist(plans) ? session.insist(cause, plans) : session.publish(cause, plans);
        if (publication instanceof Publication.Outrun outrun) {
            outruns.put(outrun.path(), outruns(outrun.path()) + 1);
            return steps;
        }
        note((Publication.Committed) publication, steps);
        return List.of();
    }

    /** Whether a live file changed under each attempt so far. One that just appeared is looked at again instead. */
    private boolean mustInsist(List<FilePlan> plans) {
        boolean must = false;
        for (FilePlan plan : plans) {
            if (plan.expected() == null) {
                return false;
            }
            must |= outruns(plan.path()) >= PATIENCE;
        }
        return must;
    }

    /** How often {@code path} changed between being merged and being published. */
    int outruns(String path) {
        return outruns.getOrDefault(path, 0);
    }

    private static void note(Publication.Committed committed, List<Step> steps) {
        if (committed.notes().isEmpty()) {
            return;
        }
        for (Step step : steps) {
            Entry entry = committed.generation().entry(step.file().path());
            if (entry != null && entry.outgoing() != null) {
                for (Publication.Note note : Publication.Note.values()) {
                    if (committed.notes().contains(note)) {
                        step.telling().because(code(note), step.file().path());
                    }
                }
            }
        }
    }

    private static ReasonCode code(Publication.Note note) {
        return switch (note) {
            case NOT_ATOMIC -> ReasonCode.NOT_ATOMIC;
            case PUBLISH_WINDOW -> ReasonCode.PUBLISH_WINDOW;
        };
    }

    /** Recovers after a fault; tells whether the plans were committed in spite of it. */
    private boolean recover(List<Step> steps) throws DiskException {
        session.recover();
        Generation newest = session.newest();
        if (newest == null) {
            return false;
        }
        for (Step step : steps) {
            FilePlan plan = step.plan();
            Entry entry = newest.entry(step.file().path());
            if (plan == null
                    || entry == null
                    || !entry.base().equals(plan.base())
                    || !entry.published().equals(plan.content().content())) {
                return false;
            }
        }
        return true;
    }

    private void fail(List<Step> steps, DiskException e, boolean committed) {
        for (Step step : steps) {
            Reason reason = reason(step, e);
            if (committed) {
                step.telling().because(reason);
            } else {
                FilePlan plan = step.plan();
                boolean good = plan != null && plan.expected() != null && session.entry(plan.path()) != null;
                step.telling().undo().ends(Result.FAILED, good).because(reason);
            }
        }
    }

    private Reason reason(Step step, DiskException e) {
        Ownership asked = step.file().ownership();
        if (e.fault() == DiskException.Fault.DENIED && (asked.uid() != null || asked.gid() != null)) {
            return Reason.of(ReasonCode.OWNER_MISMATCH, step.file().path());
        }
        return session.state().holds(e.path())
                ? Faults.ofState(e)
                : Faults.ofLive(e, step.file().path());
    }

    /** Steps that must not be parted. */
    private static List<List<Step>> units(List<Step> steps) {
        List<List<Step>> units = new ArrayList<>();
        for (Step step : steps) {
            List<Step> unit = null;
            for (List<Step> known : units) {
                if (!step.file().group().isEmpty()
                        && known.getFirst().file().group().equals(step.file().group())) {
                    unit = known;
                }
            }
            if (unit == null) {
                unit = new ArrayList<>();
                units.add(unit);
            }
            unit.add(step);
        }
        return units;
    }

    /** One cause for two files: what differs is a change of both sides, else the one that is told first. */
    private static Cause both(Cause one, Cause other) {
        if (one == other) {
            return one;
        }
        if (isChange(one) && isChange(other)) {
            return Cause.BOTH;
        }
        return one.compareTo(other) < 0 ? one : other;
    }

    private static boolean isChange(Cause cause) {
        return cause == Cause.SOURCE || cause == Cause.BOTH || cause == Cause.APP;
    }
}
