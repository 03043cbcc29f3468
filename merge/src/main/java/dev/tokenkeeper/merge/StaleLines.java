package dev.tokenkeeper.merge;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Compares what a publish did to the lines of a text with what became of them in the live file. */
final class StaleLines {
    private StaleLines() {}

    /** Whether each line that went is back, none that came is there, and there was at least one. */
    static boolean are(String replaced, String published, String live) {
        Map<String, Integer> known = new HashMap<>();
        TextLines was = TextLines.of(replaced, known);
        TextLines came = TextLines.of(published, known);
        TextLines is = TextLines.of(live, known);
        int[] toCame = Myers.match(was.numbers(), came.numbers(), Effort.ofOneMerge());
        int[] toLive = Myers.match(was.numbers(), is.numbers(), Effort.ofOneMerge());
        boolean changed = false;
        for (int i = 0; i < toCame.length; i++) {
            if (toCame[i] < 0) {
                changed = true;
                if (toLive[i] < 0) {
                    return false;
                }
            }
        }
        Set<Integer> there = inserted(toLive, is);
        for (int line : inserted(toCame, came)) {
            changed = true;
            if (there.contains(line)) {
                return false;
            }
        }
        return changed;
    }

    /** The lines that are not from base. */
    private static Set<Integer> inserted(int[] partners, TextLines side) {
        Set<Integer> inserted = new HashSet<>();
        int at = 0;
        for (int i = 0; i <= partners.length; i++) {
            int next = i == partners.length ? side.size() : partners[i];
            for (; at < next; at++) {
                inserted.add(side.numbers()[at]);
            }
            if (next >= 0) {
                at = next + 1;
            }
        }
        return inserted;
    }
}
