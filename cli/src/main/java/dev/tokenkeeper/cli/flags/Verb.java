package dev.tokenkeeper.cli.flags;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The verbs of the program, with what each takes beside flags. */
public enum Verb {
    INIT("init", "Deliver once, then exit: the first container of a pod."),
    WATCH("watch", "Deliver whenever the source or the live file changes: a native sidecar."),
    EXEC("exec", "Deliver once, then become the application.", "CMD", "[ARGS]..."),
    STATUS("status", "Tell what is delivered, which conflicts are open and, with --source, what a pass would do."),
    HISTORY("history", "List the generations on the volume, newest first."),
    DIFF("diff", "Compare base with live; with --source live with what a pass would publish."),
    VERIFY("verify", "Check every generation on the volume, or with --roundtrip one file; exit 5 on damage."),
    ROLLBACK("rollback", "Publish the bytes that were live at a revision again, as a new generation.", "REV"),
    RESOLVE("resolve", "Settle one conflict for ours or for theirs.", "PATH"),
    ADOPT("adopt", "Say what the base of a live file is that was there before Tokenkeeper."),
    RESTORE("restore", "Publish the last-known-good bytes again."),
    MERGE("merge", "Merge three files; the result goes to standard output.", "BASE", "OURS", "THEIRS"),
    INJECT("inject", "Write Tokenkeeper into a plain manifest; the result goes to standard output."),
    UNINJECT("uninject", "Take Tokenkeeper out of a manifest again: the application reads its Secret as before."),
    DOCTOR("doctor", "Find out why a workload or a folder does not work, and say what to type.", "[WORKLOAD]"),
    INSTALL("install", "Copy the program's folder, for containers of other images: exec is started from the copy."),
    EXPLAIN("explain", "Explain a reason: its cause and what to do.", "[REASON]"),
    LAB(
            "lab",
            "Show and prove it: all, or one use (licence, oauth, certificates, migration, cache), in a temporary folder; or --cluster.",
            "[USE]"),
    COMPLETION("completion", "Print the completion script for bash, zsh, fish or kubectl.", "SHELL"),
    VERSION("version", "Print the version and the build.");

    private final String word;
    private final String says;

    @SuppressWarnings("ImmutableEnumChecker") // It is a copy that nobody can change.
    private final List<String> operands;

    Verb(String word, String says, String... operands) {
        this.word = word;
        this.says = says;
        this.operands = List.of(operands);
    }

    /** The word that is typed. */
    public String word() {
        return word;
    }

    /** What it does, in one sentence. */
    public String says() {
        return says;
    }

    /** The names of what follows the flags; {@code [X]} may be left out, {@code [X]...} may come more than once. */
    public List<String> operands() {
        return operands;
    }

    /** How many operands there have to be. */
    int least() {
        int least = 0;
        for (String operand : operands) {
            least += operand.charAt(0) == '[' ? 0 : 1;
        }
        return least;
    }

    /** How many operands there may be. */
    int most() {
        for (String operand : operands) {
            if (operand.endsWith("...")) {
                return Integer.MAX_VALUE;
            }
        }
        return operands.size();
    }

    /** The verb of a word; null if there is none. */
    public static @Nullable Verb ofWord(String word) {
        for (Verb verb : values()) {
            if (verb.word.equals(word)) {
                return verb;
            }
        }
        return null;
    }
}
