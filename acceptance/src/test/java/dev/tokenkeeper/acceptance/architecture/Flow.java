package dev.tokenkeeper.acceptance.architecture;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The one place that says which package may use which. A row names only packages of rows above it, so data flows one way
 * and there are no cycles. {@code source -> delivery -> merge -> validation -> publish -> report} is the way of one pass;
 * only {@code pass} knows the order. To add a package, or an arrow, is a decision: it belongs in {@code docs/decisions}.
 */
final class Flow {
    /** What each package holds may be said in one line, so it is. */
    private static final Map<String, Set<String>> MAY_USE = rows();

    private Flow() {}

    private static Map<String, Set<String>> rows() {
        Map<String, Set<String>> rows = new LinkedHashMap<>();
        // Module merge: pure functions.
        row(rows, "content"); // bytes, digests, the list of formats
        row(rows, "format", "content"); // bytes to a tree with spans, and back
        row(rows, "merge", "content", "format"); // base, ours, theirs to an outcome
        row(rows, "validation", "content", "format"); // the only way to content that may be published
        // Module keeper: one pass over one volume.
        row(rows, "volume", "content"); // the door to the operating system
        row(rows, "source", "content", "volume"); // one version of a Secret or ConfigMap, read as a whole
        row(rows, "history", "content", "volume"); // generations: what was delivered and what it replaced
        row(rows, "delivery", "content", "format", "merge", "validation", "volume", "source", "history");
        row(rows, "publish", "content", "validation", "volume", "history"); // the protocol that replaces a live file
        row(rows, "report", "content", "delivery", "history"); // what is told, without a value
        row(rows, "seed", "content", "volume", "source", "history", "delivery", "report"); // a whole folder, unmerged
        row(rows, "pass", stagesSoFar(rows)); // the order of the stages
        // Module library: for applications, in their own process.
        row(rows, "token", stagesSoFar(rows)); // a token that is read, updated, watched, counted in
        row(rows, "oauth", "token"); // an access token that is refreshed once for all who use it
        row(rows, "tls", "content", "report", "token", "validation"); // certificates and keys in a running JVM
        // Module examples: small applications, for labs, cluster tests and readers.
        row(rows, "examples", "content", "oauth", "report", "tls", "token", "validation");
        // Module spring: the library in a Spring Boot application.
        row(rows, "spring", "content", "oauth", "report", "token"); // configuration, health, metrics, OAuth2 clients
        // Module workload: manifests of Kubernetes, as texts.
        row(rows, "workload"); // injecting into a workload, and finding what keeps one from working
        // Module cli: the program.
        row(rows, "cli", stagesSoFar(rows));
        // Module schema: optional, loaded by the program for a rule that needs it.
        row(rows, "schema", "validation"); // JSON Schema, by a library
        return rows;
    }

    private static void row(Map<String, Set<String>> rows, String name, String... mayUse) {
        rows.put(name, new TreeSet<>(Set.of(mayUse)));
    }

    private static String[] stagesSoFar(Map<String, Set<String>> rows) {
        return rows.keySet().toArray(String[]::new);
    }

    /** The packages in the order of the flow, without {@code dev.tokenkeeper}. */
    static Set<String> packages() {
        return MAY_USE.keySet();
    }

    /** The packages that {@code name} may use. */
    static Set<String> mayUse(String name) {
        return MAY_USE.get(name);
    }
}
