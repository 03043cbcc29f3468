package dev.tokenkeeper.acceptance.kill;

/** How an application writes its file. */
enum Style {
    /** Opens the file, appends a line, closes it. */
    APPEND,
    /** Reads the source's part, opens the file so that it is empty, and writes all of it. */
    TRUNCATE,
    /** Reads the source's part, writes all to another file, and renames that over. */
    RENAME,
    /** Opens the file once, and appends lines to what it holds open. */
    HELD
}
