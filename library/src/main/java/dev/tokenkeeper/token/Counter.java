package dev.tokenkeeper.token;

import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.format.NodePath;
import dev.tokenkeeper.report.Reason;
import dev.tokenkeeper.report.ReasonCode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A number in a token that never goes down and loses no increment: over threads, processes, kills, and a file that
 * is lost or put back by hand. An increment that returned is durable; one whose process was killed meanwhile is counted
 * once or not at all. Increments that wait at the same time share a publish.
 *
 * <p>Replicas that share a volume may count in one number, or each in a shard of its own ({@link #shard}); {@link #total}
 * sums. Shards are members of an object in JSON ({@code /requests/app-0}), and names with a dot elsewhere ({@code
 * requests.app-0}). Give the field the policy {@code Monotonic}, too, where the Secret has it.
 *
 * <p>A volume that is put back to a snapshot takes all that is on it with it. A {@linkplain #witnessedBy witness} on another
 * volume tells.
 */
public final class Counter {
    private final Token token;
    private final String name;
    private final String pointer;
    private final @Nullable Counter witness;
    private volatile @Nullable Rollback rollback;
    private long highest;

    private Counter(Token token, String name, String pointer, @Nullable Counter witness) {
        this.token = token;
        this.name = name;
        this.pointer = pointer;
        this.witness = witness;
    }

    /**
     * A volume was found with less than was counted.
     *
     * @param path the token
     * @param found what it had
     * @param known what had been counted before; counting went on from there
     */
    public record Rollback(String path, long found, long known) {
        /** For a log or a condition: {@code RollbackDetected}. */
        public Reason reason() {
            return Reason.of(ReasonCode.ROLLBACK_DETECTED, path);
        }
    }

    static Counter of(Token token, String name) {
        return new Counter(token, name, pointer(name), null);
    }

    /** The part of this counter that {@code shard} counts: a replica's name, such as the pod's. */
    public Counter shard(String shard) {
        boolean isTree = token.format() == Format.JSON || token.format() == Format.JSONC;
        String below = isTree ? pointer(name) + pointer(shard) : pointer(name + "." + shard);
        return new Counter(token, name, below, witness);
    }

    /**
     * This counter with a second place that knows how far it is: a counter of a token on another volume. What the two tell
     * apart is a {@link #rollback()}; counting goes on from the higher one.
     */
    public Counter witnessedBy(Counter other) {
        return new Counter(token, name, pointer, other);
    }

    /** Counts one more; the new number. */
    public long increment() {
        return add(1);
    }

    /**
     * Counts {@code count} more; the new number.
     *
     * @throws IllegalArgumentException if {@code count} is below zero
     * @throws ArithmeticException if the number would be more than a {@code long} holds; nothing is changed
     * @throws TokenException as {@link Token#update}
     */
    public long add(long count) {
        if (count < 0) {
            throw new IllegalArgumentException("a counter does not go down");
        }
        long known = witness == null ? 0 : witness.value();
        long[] result = new long[1];
        token.updateFields(fields -> {
            long found = number(fields);
            long from = Math.max(found, Math.max(known, highest()));
            note(found, known);
            result[0] = Math.addExact(from, count);
            return fields.with(pointer, result[0]);
        });
        remember(result[0]);
        if (witness != null) {
            witness.raise(result[0]);
        }
        return result[0];
    }

    /** What this counter, or this shard, has counted; 0 where there is nothing yet. */
    public long value() {
        return token.exists() ? number(token.fields()) : 0;
    }

    /** The sum over all shards, with what was counted without one. */
    public long total() {
        if (!token.exists()) {
            return 0;
        }
        Fields fields = token.fields();
        long sum = fields.get(pointer(name)).map(Counter::parsed).orElse(0L);
        for (String below : fields.names(pointer(name))) {
            sum += fields.get(pointer(name) + pointer(below))
                    .map(Counter::parsed)
                    .orElse(0L);
        }
        for (String beside : fields.names("")) {
            if (beside.startsWith(name + ".")) {
                sum += fields.get(pointer(beside)).map(Counter::parsed).orElse(0L);
            }
        }
        return sum;
    }

    /** The last roll-back that this counter found; empty if it found none. */
    public Optional<Rollback> rollback() {
        return Optional.ofNullable(rollback);
    }

    private void raise(long least) {
        token.updateFields(fields -> number(fields) >= least ? fields : fields.with(pointer, least));
    }

    private void note(long found, long known) {
        if (found < known) {
            rollback = new Rollback(token.path(), found, known);
        }
    }

    private synchronized long highest() {
        return highest;
    }

    private synchronized void remember(long number) {
        highest = Math.max(highest, number);
    }

    private long number(Fields fields) {
        return fields.get(pointer).map(Counter::parsed).orElse(0L);
    }

    /** What is no number counts as nothing: the counter goes on from what it knows. */
    private static long parsed(String text) {
        try {
            return Math.max(0, Long.parseLong(text.strip()));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static String pointer(String step) {
        return NodePath.ROOT.child(step).toString();
    }

    @Override
    public String toString() {
        return "Counter[" + token.path() + pointer + "]";
    }
}
