package dev.tokenkeeper.merge.laws;

import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;

/**
 * Tries one law on many scenarios, on all processors. {@code -Dtokenkeeper.laws=N} sets how many for each format; trial
 * {@code i} has the seed {@code -Dtokenkeeper.seed} + i, so what failed is tried again alone with the seed it names and one trial.
 */
final class Laws {
    private static final long SEED = Long.getLong("tokenkeeper.seed", 20_261_124L);
    private static final int TRIALS = Integer.getInteger("tokenkeeper.laws", 5_000);

    static {
        System.out.println("laws: " + TRIALS + " trials each from -Dtokenkeeper.seed=" + SEED);
    }

    private Laws() {}

    /** The dialects of the formats that have entries. */
    static List<Named<Dialect>> dialects() {
        return Stream.of(
                        LineDialect.license(),
                        LineDialect.properties(),
                        LineDialect.env(),
                        LineDialect.passwd(),
                        new XmlDialect(false),
                        new XmlDialect(true),
                        new JsonDialect(),
                        new JsoncDialect(),
                        new YamlDialect(true, false),
                        new YamlDialect(true, true),
                        new YamlDialect(false, true),
                        SectionDialect.ini(),
                        new TomlDialect(true),
                        new TomlDialect(false),
                        new PhpDialect(false),
                        new PhpDialect(true))
                .map(dialect -> Named.<Dialect>of(dialect.format().word(), dialect))
                .toList();
    }

    /** How many of a law's trials {@code dialect} gets: those of one format share them. */
    private static int share(Dialect dialect) {
        long same = Math.max(
                1,
                dialects().stream()
                        .filter(other -> other.getPayload().format() == dialect.format())
                        .count());
        return Math.toIntExact((TRIALS + same - 1) / same);
    }

    /** The source of trial {@code number}. */
    static Random random(long number) {
        long mixed = (SEED + number) * 0x9E37_79B9_7F4A_7C15L;
        return new Random(mixed ^ (mixed >>> 29));
    }

    /** How many trials a law gets. */
    static int trials() {
        return TRIALS;
    }

    /** Runs {@code law} on what {@code made} gives; a failure is made small before it is told. */
    static void hold(String name, Dialect dialect, Function<Maker, Scenario> made, Consumer<Scenario> law) {
        OptionalInt failed = IntStream.range(0, share(dialect))
                .parallel()
                .filter(i -> failure(law, made.apply(new Maker(dialect, random(i)))) != null)
                .findFirst();
        if (failed.isPresent()) {
            int i = failed.getAsInt();
            Scenario small =
                    made.apply(new Maker(dialect, random(i))).shrunk(candidate -> failure(law, candidate) != null);
            Throwable why = failure(law, small);
            throw new AssertionError(
                    name + ", " + dialect.format().word() + ", " + replay(i) + ": " + why + "\n" + small.shown(), why);
        }
    }

    /** What to type for trial {@code number} alone. */
    static String replay(long number) {
        return "-Dtokenkeeper.seed=" + (SEED + number) + " -Dtokenkeeper.laws=1";
    }

    private static @Nullable Throwable failure(Consumer<Scenario> law, Scenario scenario) {
        try {
            law.accept(scenario);
            return null;
        } catch (AssertionError | RuntimeException | StackOverflowError e) {
            return e;
        }
    }
}
