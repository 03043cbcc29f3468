package dev.tokenkeeper.merge.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.merge.Merge;
import dev.tokenkeeper.merge.MergeInput;
import dev.tokenkeeper.merge.MergeOutcome;
import dev.tokenkeeper.merge.MergePolicy;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts made to hurt a parser are merged, refused or kept whole: in time, on a small stack, and never by an exception. */
final class HostileTest {
    private static final int SMALL_STACK = 256 << 10;
    private static final long LIMIT_MILLIS = 2_000;
    private static final int DEEP = 100_000;
    private static final int HUGE = 10 << 20;

    private enum Text {
        DEEP_ARRAYS("[".repeat(DEEP) + "]".repeat(DEEP)),
        DEEP_OBJECTS("{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP)),
        OPEN_ARRAYS("[".repeat(DEEP)),
        DEPTH_AT_THE_LIMIT("[".repeat(200) + "]".repeat(200)),
        ONE_LINE("a=" + "x".repeat(HUGE)),
        ONE_STRING("{\"a\": \"" + "x".repeat(HUGE) + "\"}"),
        UNDER_THE_LIMIT_IN_ONE_LINE("A: " + "x".repeat(1_000_000) + "\n"),
        LONG_NUMBER("{\"a\": " + "9".repeat(500_000) + ".0e" + "9".repeat(100_000) + "}"),
        MANY_MEMBERS(members(30_000)),
        MANY_EQUAL_LINES("same: x\n".repeat(20_000)),
        MANY_LINES(lines(15_000)),
        MANY_BACKSLASHES("a=" + "\\".repeat(500_000) + "\n"),
        MANY_CONTINUATIONS("a=" + "\\\n".repeat(50_000) + "\n"),
        MANY_QUOTES("A=" + "\"'".repeat(200_000) + "\n"),
        OPEN_QUOTES("A=\"x\n".repeat(15_000)),
        MANY_COMMENTS("# x\n\n".repeat(15_000)),
        MANY_BLOCK_COMMENTS("[" + "/**/".repeat(100_000) + "1" + ", /* x */ 1".repeat(40_000) + "]"),
        MANY_LINE_COMMENTS("[\n" + "// x\n".repeat(50_000) + "\n1" + ", // y\n1".repeat(40_000) + "]"),
        OPEN_COMMENTS("[" + "/* ".repeat(300_000)),
        MANY_BLANKS(" ".repeat(900_000) + "\n" + "\n".repeat(500_000)),
        LONE_RETURNS("a=1\rb=2\r".repeat(1_000)),
        NUL("a=1\u0000\n"),
        MARKS("\ufeff".repeat(1_000)),
        LONE_SURROGATE_ESCAPE("{\"a\": \"\\ud800\"}"),
        HALF_ESCAPE("a=\\u00"),
        EMPTY("");

        final String text;

        Text(String text) {
            this.text = text;
        }
    }

    /** Bytes under the name that a report shows, instead of megabytes of them. */
    record Hostile(String name, Content content) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Arguments> all() {
        List<Hostile> texts = new ArrayList<>();
        for (Text text : Text.values()) {
            texts.add(new Hostile(text.name(), content(text.text)));
        }
        texts.add(new Hostile(
                "NOT_UTF_8", Content.copyOf(new byte[] {'a', '=', (byte) 0xff, (byte) 0xc0, (byte) 0x80, '\n'})));
        texts.add(new Hostile("OVERLONG", Content.copyOf(new byte[] {'a', '=', (byte) 0xc0, (byte) 0xaf, '\n'})));
        texts.add(new Hostile(
                "SURROGATE", Content.copyOf(new byte[] {'a', '=', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '\n'})));
        texts.add(new Hostile("UTF_16", Content.copyOf("\ufeff{\"a\": 1}\n".getBytes(StandardCharsets.UTF_16LE))));
        List<Arguments> all = new ArrayList<>();
        for (Format format : Format.values()) {
            texts.forEach(text -> all.add(Arguments.of(format, text)));
        }
        return all;
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("all")
    void isHandledInTimeOnASmallStack(Format format, Hostile text) throws InterruptedException {
        Content hostile = text.content();
        boolean json = format == Format.JSON || format == Format.JSONC;
        Content mild = content(json ? "{\"a\": 0}" : "a=0\n");
        Content wild = content(json ? "{\"a\": 2, \"b\": 1}" : "b=1\na=2\n");
        Content hurt = Content.copyOf(withLineEnd(hostile.bytes()));
        assertThat(within(format, mild, wild, hostile))
                .as("as a source")
                .isInstanceOfAny(MergeOutcome.Merged.class, MergeOutcome.Refused.class);
        // All of it was written by the application, so it has to be there, whatever else comes.
        assertThat(within(format, mild, hostile, wild))
                .isInstanceOfSatisfying(
                        MergeOutcome.Merged.class,
                        merged -> assertThat(merged.content().size())
                                .as("as a live file")
                                .isGreaterThanOrEqualTo(hostile.size() / 2));
        assertThat(within(format, hostile, hurt, wild)).as("as a base").isNotNull();
    }

    /** By the processor's clock, as the machine may be busy with other things. */
    private static MergeOutcome within(Format format, Content base, Content ours, Content theirs)
            throws InterruptedException {
        AtomicReference<MergeOutcome> outcome = new AtomicReference<>();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        AtomicLong nanos = new AtomicLong();
        Runnable merge = () -> {
            try {
                outcome.set(Merge.run(new MergeInput(base, ours, theirs, format, MergePolicy.DEFAULT)));
            } catch (Throwable e) {
                thrown.set(e);
            }
            nanos.set(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
        };
        Thread small = new Thread(null, merge, "small stack", SMALL_STACK);
        small.setDaemon(true);
        small.start();
        small.join(TimeUnit.SECONDS.toMillis(60));
        assertThat(small.isAlive()).as("still running").isFalse();
        assertThat(thrown.get()).isNull();
        assertThat(TimeUnit.NANOSECONDS.toMillis(nanos.get()))
                .as("milliseconds")
                .isLessThan(LIMIT_MILLIS);
        return outcome.get();
    }

    private static Content content(String text) {
        return Content.copyOf(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] withLineEnd(byte[] bytes) {
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
        longer[bytes.length] = '\n';
        return longer;
    }

    private static String members(int count) {
        StringBuilder text = new StringBuilder("{\"m0\": 0");
        for (int i = 1; i < count; i++) {
            text.append(", \n\"m").append(i).append("\": ").append(i);
        }
        return text.append('}').toString();
    }

    private static String lines(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append("key").append(i).append("=").append(i).append('\n');
        }
        return text.toString();
    }
}
