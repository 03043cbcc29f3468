package dev.tokenkeeper.merge.laws;

import dev.tokenkeeper.content.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Named;

/**
 * Merges for comparing with other programs: from the dialects of the laws, but with plain names and values, written
 * alike on all sides, with a value on each line where the format has lines: as an editor would.
 */
public final class Triples {
    private Triples() {}

    /** The formats that there are triples of: those with a dialect, and plain text. */
    public static Set<Format> formats() {
        Set<Format> formats = new TreeSet<>();
        Laws.dialects().forEach(dialect -> formats.add(dialect.getPayload().format()));
        formats.add(Format.TEXT);
        return formats;
    }

    /** {@code count} triples in which the sides touch different names; the same seed gives the same ones. */
    public static List<Triple> independent(Format format, int count, long seed) {
        return some(format, count, seed, true);
    }

    /** {@code count} triples in which the sides may touch the same names. */
    public static List<Triple> overlapping(Format format, int count, long seed) {
        return some(format, count, seed, false);
    }

    /** The tokens of {@code text}, as often as they stand there. */
    public static List<String> tokens(String text) {
        return Tokens.in(text);
    }

    private static List<Triple> some(Format format, int count, long seed, boolean independent) {
        List<Dialect> dialects = dialects(format);
        List<Triple> triples = new ArrayList<>();
        for (long i = 0; triples.size() < count; i++) {
            Dialect dialect = dialects.get(triples.size() % dialects.size());
            Random random = new Random((seed + i) * 0x9E37_79B9_7F4A_7C15L);
            Maker maker = new Maker(dialect, random, new First());
            Triple triple = Triple.of(format, (independent ? maker.independent() : maker.anything()).plain());
            if (triple.isMerge()) {
                triples.add(triple);
            }
        }
        return triples;
    }

    private static List<Dialect> dialects(Format format) {
        if (format == Format.TEXT) {
            return List.of(LineDialect.env());
        }
        return Laws.dialects().stream()
                .map(Named::getPayload)
                .filter(dialect -> dialect.format() == format)
                .toList();
    }

    /** Always the first of the choices, which is the plainest. */
    private static final class First extends Random {
        private static final long serialVersionUID = 1L;

        @Override
        public int nextInt(int bound) {
            return 0;
        }
    }
}
