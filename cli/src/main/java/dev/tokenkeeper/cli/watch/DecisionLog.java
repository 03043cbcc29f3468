package dev.tokenkeeper.cli.watch;

import dev.tokenkeeper.content.Words;
import dev.tokenkeeper.report.FileReport;
import dev.tokenkeeper.report.PassReport;
import dev.tokenkeeper.report.Reason;
import dev.tokenkeeper.report.Result;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.Set;

/**
 * One line in logfmt for each decision: what was done with which file, by which generation, and each reason once, until it
 * has gone and comes again. Nothing happened: no line. Never a value. The time is left to whoever collects the lines.
 *
 * <p>Thread-safe: a line is written as a whole.
 */
final class DecisionLog {
    private final PrintStream out;
    private Set<Reason> standing = Set.of();

    DecisionLog(PrintStream out) {
        this.out = out;
    }

    /** Writes what is new in {@code report}. */
    synchronized void pass(PassReport report) {
        Set<Reason> now = new HashSet<>();
        for (Reason reason : report.reasons()) {
            reason(reason, "", report.generation(), now);
        }
        for (FileReport file : report.files()) {
            if (file.result() != Result.UNCHANGED && file.result() != Result.KEPT && !isIdle(file)) {
                out.println(
                        "level=info event=" + Words.camel(file.result()) + " path=" + quoted(file.path()) + " state="
                                + Words.camel(file.state()) + " generation=" + report.generation() + " from_source="
                                + file.fromSource() + " from_app=" + file.fromApp() + " conflicts="
                                + file.conflicts().size());
            }
            for (Reason reason : file.reasons()) {
                reason(reason, file.path(), report.generation(), now);
            }
        }
        standing = now;
    }

    /** Writes what became of something else that was done, such as a reload; {@code fields} are in logfmt already. */
    synchronized void line(String level, String fields) {
        out.println("level=" + level + " " + fields);
    }

    /** What failed or was refused says so by its reasons. */
    private static boolean isIdle(FileReport file) {
        return (file.result() == Result.FAILED || file.result() == Result.REFUSED)
                && !file.reasons().isEmpty();
    }

    private void reason(Reason reason, String path, int generation, Set<Reason> now) {
        // The same reason at two files is two reasons.
        Reason key = new Reason(reason.code(), path + '\0' + reason.detail(), reason.next());
        now.add(key);
        if (standing.contains(key)) {
            return;
        }
        String level = switch (reason.code().severity()) {
            case NOTE -> "info";
            case CONFLICT, CONFLICT_FAIL, SOURCE -> "warn";
            case ERROR, DAMAGE, INTEGRITY -> "error";
        };
        StringBuilder line =
                new StringBuilder("level=" + level + " reason=" + reason.code().word());
        if (!path.isEmpty()) {
            line.append(" path=").append(quoted(path));
        }
        line.append(" generation=").append(generation);
        if (!reason.detail().isEmpty()) {
            line.append(" detail=").append(quoted(reason.detail()));
        }
        if (!reason.next().isEmpty()) {
            line.append(" next=").append(quoted(reason.next()));
        }
        out.println(line);
    }

    /** {@code text} as one logfmt value, quoted where it has to be. */
    static String quoted(String text) {
        boolean plain = !text.isEmpty();
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            plain &= c > ' ' && c != '"' && c != '=' && c != '\\' && c != 0x7f;
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else {
                quoted.append(c < ' ' || c == 0x7f ? '?' : c);
            }
        }
        return plain ? text : quoted.append('"').toString();
    }
}
