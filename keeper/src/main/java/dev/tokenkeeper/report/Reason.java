package dev.tokenkeeper.report;

/**
 * One reason of the closed list with where it holds and what to type next. {@code detail} names places only (a line and
 * column, a path, a number), never a value.
 */
public record Reason(ReasonCode code, String detail, String next) {
    /** This reason at {@code detail}, with what to do about it. */
    public static Reason of(ReasonCode code, String detail) {
        return new Reason(code, detail, Explanation.of(code).fix());
    }
}
