package dev.tokenkeeper.format;

/**
 * What stands before the first entry of a container of lines.
 *
 * @param column that of the container around it
 * @param from just behind the colon or dash
 * @param begin where its anchor and tag begin; {@code from} if it has none
 * @param end where they end
 * @param beside the comment behind them
 * @param within whether the first entry begins on that line
 * @param mark what its kind ends with
 */
record YamlHead(int column, int from, int begin, int end, Span beside, boolean within, String mark) {
    /** Of the container that is a whole document, whose entries come next. */
    static YamlHead ofDocument(int from) {
        return new YamlHead(-1, from, from, from, Span.at(from), false, "");
    }
}
