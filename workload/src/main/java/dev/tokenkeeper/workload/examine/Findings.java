package dev.tokenkeeper.workload.examine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the examinations of one workload found so far. Not thread-safe. */
final class Findings {
    private final List<Finding> found = new ArrayList<>();

    void good(String subject, String seen) {
        found.add(new Finding(null, subject, seen, ""));
    }

    void add(Symptom symptom, String subject, String seen, String next) {
        found.add(new Finding(symptom, subject, seen, next));
    }

    /** All of them, the gravest first. */
    List<Finding> all() {
        List<Finding> all = new ArrayList<>(found);
        all.sort(Comparator.comparing(Finding::level).reversed());
        return all;
    }
}
