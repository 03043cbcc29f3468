package dev.tokenkeeper.merge;

/**
 * What each part of one tree merge works with.
 *
 * @param repeats whether a key may come again with each of its values counting
 */
record Workbench(FieldRules rules, boolean repeats, Judge judge, Pen pen, Meanings meanings, Effort effort) {}
