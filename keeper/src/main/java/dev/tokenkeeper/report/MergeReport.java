package dev.tokenkeeper.report;

/** What one merge of three files outside any volume came to. */
public record MergeReport(FileReport file) {}
