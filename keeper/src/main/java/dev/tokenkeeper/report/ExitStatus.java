package dev.tokenkeeper.report;

import java.util.List;

/**
 * What a program that ran a pass tells its caller: one number for the whole delivery.
 *
 * <p>Of several files the gravest counts, in the order integrity, error, refused, conflicts.
 */
public enum ExitStatus {
    /** Done, or nothing to do. */
    DONE(0),
    /** Conflicts were left to the default. */
    CONFLICTS(3),
    /** The source was refused and there is no good token to start with. */
    REFUSED(4),
    /** Disk, permission or lock. */
    ERROR(1),
    /** State that is damaged or of a newer version. */
    INTEGRITY(5);

    /** The number for a command line that could not be understood; no pass ran. */
    public static final int USAGE = 2;

    private final int code;

    ExitStatus(int code) {
        this.code = code;
    }

    /** The exit code. */
    public int code() {
        return code;
    }

    /** The graver of two. */
    public ExitStatus or(ExitStatus other) {
        return other.compareTo(this) > 0 ? other : this;
    }

    /**
     * What {@code report} comes to.
     *
     * @param strict conflicts, a refused source and lost state count also where a good token is live
     */
    public static ExitStatus of(PassReport report, boolean strict) {
        boolean allGood = !report.files().isEmpty();
        ExitStatus status = DONE;
        for (FileReport file : report.files()) {
            allGood &= file.good();
            status = status.or(of(file.reasons(), file.good(), strict));
            if (strict && !file.conflicts().isEmpty()) {
                status = status.or(CONFLICTS);
            }
        }
        return status.or(of(report.reasons(), allGood, strict));
    }

    private static ExitStatus of(List<Reason> reasons, boolean good, boolean strict) {
        ExitStatus status = DONE;
        for (Reason reason : reasons) {
            status = status.or(of(reason.code().severity(), good, strict));
        }
        return status;
    }

    private static ExitStatus of(ReasonCode.Severity severity, boolean good, boolean strict) {
        return switch (severity) {
            case NOTE -> DONE;
            case CONFLICT -> strict ? CONFLICTS : DONE;
            case CONFLICT_FAIL -> CONFLICTS;
            case SOURCE -> strict || !good ? REFUSED : DONE;
            case ERROR -> ERROR;
            case DAMAGE -> strict ? INTEGRITY : DONE;
            case INTEGRITY -> INTEGRITY;
        };
    }
}
