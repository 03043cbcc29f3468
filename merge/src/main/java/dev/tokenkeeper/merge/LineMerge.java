package dev.tokenkeeper.merge;

/**
 * Merges plain text by lines, as diff3 does (S. Khanna, K. Kunal, B. C. Pierce, "A Formal Investigation of Diff3",
 * 2007): lines that all three versions share cut the text into chunks; in a chunk that one side left alone the other
 * counts, else it is a conflict. Line ends are those of ours, and no part of a line. Used once.
 */
final class LineMerge {
    private final TextLines base;
    private final TextLines ours;
    private final TextLines theirs;
    private final LineChoice choice;
    private final LineOutput out;
    private final Effort effort = Effort.ofOneMerge();

    LineMerge(TextLines base, TextLines ours, TextLines theirs, LineChoice choice, LineOutput out) {
        this.base = base;
        this.ours = ours;
        this.theirs = theirs;
        this.choice = choice;
        this.out = out;
    }

    /** The text of the result without a base: ours, and what it lacks. */
    static String adopt(TextLines ours, TextLines theirs, LineChoice choice, LineOutput out) {
        int[] matched = Myers.match(ours.numbers(), theirs.numbers(), Effort.ofOneMerge());
        int o = 0;
        int t = 0;
        for (int i = 0; i <= matched.length; i++) {
            boolean end = i == matched.length;
            if (!end && matched[i] < 0) {
                continue;
            }
            int nextTheirs = end ? theirs.size() : matched[i];
            String mine = ours.text(o, i);
            String yours = theirs.text(t, nextTheirs);
            boolean differs = i > o || nextTheirs > t;
            if (differs && choice.unknown(out.path(), mine, yours) && choice.take(out.path())) {
                out.theirs(yours);
            } else {
                out.ours(mine);
            }
            if (!end) {
                out.ours(ours.text(i, i + 1));
            }
            o = i + 1;
            t = nextTheirs + 1;
        }
        return out.text();
    }

    /** The text of the result. */
    String run() {
        int[] toOurs = Myers.match(base.numbers(), ours.numbers(), effort);
        int[] toTheirs = Myers.match(base.numbers(), theirs.numbers(), effort);
        int b = 0;
        int o = 0;
        int t = 0;
        while (b < base.size() || o < ours.size() || t < theirs.size()) {
            int next = b;
            while (next < base.size() && (toOurs[next] < 0 || toTheirs[next] < 0)) {
                next++;
            }
            boolean end = next == base.size();
            int nextOurs = end ? ours.size() : toOurs[next];
            int nextTheirs = end ? theirs.size() : toTheirs[next];
            if (next > b || nextOurs > o || nextTheirs > t) {
                chunk(new Chunk(b, next, o, nextOurs, t, nextTheirs));
            }
            b = next;
            o = nextOurs;
            t = nextTheirs;
            if (!end) {
                out.ours(ours.text(o, o + 1));
                b++;
                o++;
                t++;
            }
        }
        return out.text();
    }

    private void chunk(Chunk chunk) {
        boolean oursKept = base.same(chunk.b0(), chunk.b1(), ours, chunk.o0(), chunk.o1());
        boolean theirsKept = base.same(chunk.b0(), chunk.b1(), theirs, chunk.t0(), chunk.t1());
        String mine = ours.text(chunk.o0(), chunk.o1());
        String yours = theirs.text(chunk.t0(), chunk.t1());
        if (ours.same(chunk.o0(), chunk.o1(), theirs, chunk.t0(), chunk.t1())) {
            if (!oursKept) {
                choice.agree();
            }
            out.ours(mine);
        } else if (theirsKept) {
            choice.keep(out.path());
            out.ours(mine);
        } else if (oursKept) {
            take(mine, yours);
        } else if (chunk.b0() == chunk.b1() && choice.keepsBothInserts()) {
            interleave(chunk);
        } else if (choice.conflict(out.path(), base.text(chunk.b0(), chunk.b1()), mine, yours)) {
            take(mine, yours);
        } else {
            out.ours(mine);
        }
    }

    private void take(String mine, String yours) {
        if (choice.take(out.path())) {
            out.theirs(yours);
        } else {
            out.ours(mine);
        }
    }

    /** What both put here, what they have in common once, else theirs first. */
    private void interleave(Chunk chunk) {
        TextLines mine = ours.part(chunk.o0(), chunk.o1());
        TextLines yours = theirs.part(chunk.t0(), chunk.t1());
        int[] matched = Myers.match(mine.numbers(), yours.numbers(), effort);
        int o = 0;
        int t = 0;
        for (int i = 0; i <= matched.length; i++) {
            boolean end = i == matched.length;
            if (!end && matched[i] < 0) {
                continue;
            }
            int nextTheirs = end ? yours.size() : matched[i];
            if (nextTheirs > t) {
                take("", yours.text(t, nextTheirs));
            }
            out.ours(mine.text(o, end ? i : i + 1));
            o = i + 1;
            t = nextTheirs + 1;
        }
    }

    /** The lines between two that all versions share. */
    private record Chunk(int b0, int b1, int o0, int o1, int t0, int t1) {}
}
