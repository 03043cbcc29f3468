package dev.tokenkeeper.token;

import java.util.OptionalInt;

/**
 * The seats of a licence, kept in a JSON token: {@code {"seats": {"0": "app-0"}}}. A holder keeps its seat over restarts, as
 * what tells holders apart is a name that stays (a pod of a StatefulSet), not a process. Seats that were given back are
 * given again, the lowest first.
 */
public final class Seats {
    private final Token token;

    /** The seats that {@code token} knows. */
    public Seats(Token token) {
        this.token = token;
    }

    /** The seat of {@code holder}, its old one if it has one; empty if all of {@code limit} are taken by others. */
    public OptionalInt take(String holder, int limit) {
        int[] seat = {-1};
        token.updateFields(fields -> {
            seat[0] = held(fields, holder, limit);
            if (seat[0] >= 0) {
                return fields;
            }
            for (int i = 0; i < limit; i++) {
                if (!fields.has(pointer(i))) {
                    seat[0] = i;
                    return fields.with(pointer(i), holder);
                }
            }
            return fields;
        });
        return seat[0] < 0 ? OptionalInt.empty() : OptionalInt.of(seat[0]);
    }

    /** Gives back the seat of {@code holder}, if it has one. */
    public void release(String holder) {
        token.updateFields(fields -> {
            Fields next = fields;
            for (String seat : fields.names("/seats")) {
                if (fields.get("/seats/" + seat).filter(holder::equals).isPresent()) {
                    next = next.without("/seats/" + seat);
                }
            }
            return next;
        });
    }

    private static int held(Fields fields, String holder, int limit) {
        for (int i = 0; i < limit; i++) {
            if (fields.get(pointer(i)).filter(holder::equals).isPresent()) {
                return i;
            }
        }
        return -1;
    }

    private static String pointer(int seat) {
        return "/seats/" + seat;
    }
}
