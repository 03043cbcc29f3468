package dev.tokenkeeper.seed;

import dev.tokenkeeper.report.Reason;
import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Takes away what is older than asked for: its record, so that none ever tells of what is not whole, then its folder, then
 * its list of sums, by which the next trim finds what this one had no time for. A folder without either is nobody's.
 */
final class Trim {
    private final Disk disk;
    private final SeedPlaces places;
    private final CurrentLink current;

    Trim(Seed seed) {
        this.disk = seed.disk();
        this.places = seed.places();
        this.current = seed.current();
    }

    /** Takes away names that were not given to anything. */
    void leftovers() throws DiskException {
        for (String name : SeedRecords.names(disk, places.state())) {
            if (SeedPlaces.isFresh(name)) {
                disk.remove(places.state().resolve(name));
            }
        }
    }

    /** Keeps the newest {@code limit} deliveries, what is shown, and the newest record. Nothing where one is damaged. */
    void generations(SeedRecords records, int limit, List<Reason> reasons) throws DiskException, Refused {
        if (!records.damaged().isEmpty() || records.whole().isEmpty()) {
            return;
        }
        Set<Integer> kept = kept(records, limit);
        for (SeedRecord record : records.whole()) {
            if (!kept.contains(record.number())) {
                disk.remove(places.record(record.number()));
            }
        }
        disk.sync(places.state());
        int newest = records.highest();
        for (String name : SeedRecords.names(disk, places.state())) {
            int number = SeedPlaces.sumsNumber(name);
            if (number > 0 && number < newest && !kept.contains(number) && isRemoved(number, reasons)) {
                disk.remove(places.sums(number));
            }
        }
    }

    /** How many bytes of delivered files would go where {@code limit} deliveries are kept. */
    long bytesOlderThan(SeedRecords records, int limit) throws DiskException, Refused {
        if (!records.damaged().isEmpty() || records.whole().isEmpty()) {
            return 0;
        }
        Set<Integer> kept = kept(records, limit);
        long bytes = 0;
        for (SeedRecord record : records.whole()) {
            bytes += record.isDelivery() && !kept.contains(record.number()) ? record.bytes() : 0;
        }
        return bytes;
    }

    private Set<Integer> kept(SeedRecords records, int limit) throws DiskException, Refused {
        Set<Integer> kept = new HashSet<>();
        SeedRecord newest = records.whole().getLast();
        kept.add(newest.number());
        kept.add(newest.generation());
        kept.add(newest.source());
        kept.add(current.number());
        int deliveries = 0;
        for (SeedRecord record : records.whole().reversed()) {
            if (record.isDelivery() && deliveries < limit) {
                deliveries++;
                kept.add(record.number());
            }
        }
        return kept;
    }

    /** What the application put there as another user may not be ours to remove; the new generation is none the worse. */
    private boolean isRemoved(int number, List<Reason> reasons) throws DiskException {
        try {
            Removal.of(disk, places.generation(number));
            return true;
        } catch (DiskException e) {
            switch (e.fault()) {
                case DENIED, BUSY ->
                    reasons.add(Reason.of(
                            ReasonCode.GENERATION_NOT_REMOVED, e.path().toString()));
                default -> throw e;
            }
            return false;
        }
    }
}
