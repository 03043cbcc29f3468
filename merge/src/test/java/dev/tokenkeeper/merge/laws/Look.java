package dev.tokenkeeper.merge.laws;

import java.util.Random;

/**
 * How a document is written: all that is not content. The spelling of each item follows from the seed and the item's
 * id alone, so it does not change when other items come or go.
 */
record Look(long seed, String newline, boolean mark, boolean finished, Layout layout) {
    /** The outer shape of a JSON text. */
    enum Layout {
        MINIFIED(""),
        ONE_LINE(""),
        TWO("  "),
        FOUR("    "),
        TAB("\t");

        final String unit;

        Layout(String unit) {
            this.unit = unit;
        }

        boolean overLines() {
            return !unit.isEmpty();
        }
    }

    private static final Layout[] LAYOUTS = Layout.values();

    /** Nothing unusual. */
    static final Look PLAIN = new Look(0, "\n", false, true, Layout.TWO);

    static Look random(Random random) {
        return new Look(
                random.nextInt(4) == 0 ? 0 : random.nextInt(),
                random.nextInt(4) == 0 ? "\r\n" : "\n",
                random.nextInt(8) == 0,
                random.nextInt(5) > 0,
                LAYOUTS[random.nextInt(LAYOUTS.length)]);
    }

    /** The source of spelling for one item; seed 0 is the plainest spelling of everything. */
    Random spelling(int id) {
        return seed == 0 ? new Plainest() : new Random(seed * 1_000_003L + id * 7919L);
    }

    /** A text with this look's byte order mark and line ends. */
    String finish(StringBuilder body) {
        String text = body.toString();
        if (!finished && text.endsWith("\n")) {
            text = text.substring(0, text.length() - 1);
        }
        return (mark ? "\ufeff" : "") + text.replace("\n", newline);
    }

    /** Always the last of the choices. */
    private static final class Plainest extends Random {
        private static final long serialVersionUID = 1L;

        @Override
        public int nextInt(int bound) {
            return bound - 1;
        }
    }
}
