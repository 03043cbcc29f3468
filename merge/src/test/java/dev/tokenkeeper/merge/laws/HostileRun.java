package dev.tokenkeeper.merge.laws;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.format.Limits;
import dev.tokenkeeper.format.Parsing;
import dev.tokenkeeper.merge.Conflict;
import dev.tokenkeeper.merge.Merge;
import dev.tokenkeeper.merge.MergeInput;
import dev.tokenkeeper.merge.MergeOutcome;
import dev.tokenkeeper.merge.MergePolicy;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The process with the small heap: merges hostile documents of one format in each role, and prints a line for each:
 * {@code ok} or {@code BAD}, milliseconds of processor time, the document, its role, and what came out.
 */
final class HostileRun {
    private static final int SMALL_STACK = 256 << 10;

    private final Format format;
    private final @Nullable Dialect dialect;
    private final long limit;

    private HostileRun(Format format, @Nullable Dialect dialect, long limit) {
        this.format = format;
        this.dialect = dialect;
        this.limit = limit;
    }

    /** Arguments: the word of a format, and the milliseconds that each merge may take. */
    public static void main(String[] args) throws InterruptedException {
        Format format = Format.ofWord(args[0]);
        Dialect dialect = Laws.dialects().stream()
                .map(named -> named.getPayload())
                .filter(one -> one.format() == format)
                .findFirst()
                .orElse(null);
        HostileRun run = new HostileRun(format, dialect, Long.parseLong(args[1]));
        for (Map.Entry<String, Supplier<Content>> text : HostileTexts.all().entrySet()) {
            run.text(text.getKey(), text.getValue().get());
        }
        if (dialect != null) {
            for (Map.Entry<String, Supplier<Scenario>> large :
                    new LargeScenarios(dialect).all().entrySet()) {
                run.large(large.getKey(), large.getValue().get());
            }
        }
        System.out.println("done");
    }

    private void text(String name, Content hostile) throws InterruptedException {
        Content mild = small(1);
        Content wild = small(2);
        // Three different versions of what is too large for anything would only fill this process's own heap.
        Content more = hostile.size() > Limits.DEFAULT.bytes() ? hostile : Content.copyOf(longer(hostile.bytes()));
        told(name, "as a source", () -> merged(mild, wild, hostile), outcome -> null);
        // All of it was written by the application, so it has to be there, whatever else comes.
        told(name, "as a live file", () -> merged(mild, hostile, wild), outcome -> lost(hostile, outcome));
        told(name, "as a base", () -> merged(hostile, more, wild), outcome -> null);
        told(name, "on all sides", () -> merged(hostile, hostile, more), outcome -> null);
    }

    private void large(String name, Scenario scenario) throws InterruptedException {
        Content base = scenario.baseText().content();
        Content ours = scenario.oursText().content();
        Content theirs = scenario.theirsText().content();
        told(name, "merged", () -> merged(base, ours, theirs), outcome -> refused(outcome));
        told(name, "adopted", () -> merged(null, ours, theirs), outcome -> refused(outcome));
    }

    /** Why {@code outcome} is wrong; null if it is right. */
    private interface Judgement {
        @Nullable
        String of(MergeOutcome outcome);
    }

    private static @Nullable String refused(MergeOutcome outcome) {
        if (!(outcome instanceof MergeOutcome.Merged merged)) {
            return "a valid document was not merged";
        }
        return merged.conflicts().stream().anyMatch(c -> c.reason() == Conflict.Reason.FORMAT_REFUSED)
                ? "a change could not be written"
                : null;
    }

    private @Nullable String lost(Content live, MergeOutcome outcome) {
        if (outcome instanceof MergeOutcome.Refused) {
            return null;
        }
        if (!(outcome instanceof MergeOutcome.Merged merged)) {
            return "neither merged nor refused";
        }
        boolean whole = Parsing.check(format, live) != null;
        if (whole && !merged.content().equals(live)) {
            return "nobody can read the live file, and its bytes changed";
        }
        return merged.content().size() < live.size() / 2 ? "the live file shrank" : null;
    }

    private MergeOutcome merged(@Nullable Content base, Content ours, Content theirs) {
        return Merge.run(new MergeInput(base, ours, theirs, format, MergePolicy.DEFAULT));
    }

    /** By the processor's clock, as the machine may be busy with other things. */
    private void told(String name, String role, Callable<MergeOutcome> merge, Judgement judgement)
            throws InterruptedException {
        AtomicReference<String> said = new AtomicReference<>("BAD - still running");
        Thread small = new Thread(null, () -> said.set(judged(merge, judgement)), "small stack", SMALL_STACK);
        small.setDaemon(true);
        small.start();
        small.join(30 * limit);
        System.out.println(said.get() + ": " + name + ", " + role);
    }

    private String judged(Callable<MergeOutcome> merge, Judgement judgement) {
        try {
            MergeOutcome outcome = merge.call();
            long millis = TimeUnit.NANOSECONDS.toMillis(
                    ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
            String why = millis > limit ? "took too long" : judgement.of(outcome);
            String what = outcome.getClass().getSimpleName();
            return why == null ? "ok " + millis + " " + what : "BAD " + millis + " " + what + " " + why;
        } catch (Throwable e) {
            return "BAD - " + e.getClass().getSimpleName();
        }
    }

    /** A small document of the format. */
    private Content small(int number) {
        if (dialect == null) {
            return Content.copyOf(("a=" + number + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return dialect.write(new Maker(dialect, new Random(number)).document(), Look.PLAIN)
                .content();
    }

    private static byte[] longer(byte[] bytes) {
        byte[] longer = java.util.Arrays.copyOf(bytes, bytes.length + 1);
        longer[bytes.length] = '\n';
        return longer;
    }
}
