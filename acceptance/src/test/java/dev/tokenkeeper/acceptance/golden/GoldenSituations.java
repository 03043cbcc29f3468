package dev.tokenkeeper.acceptance.golden;

import dev.tokenkeeper.content.Format;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which situations each format needs a golden case for. */
final class GoldenSituations {
    /** What every format can be in. */
    private static final List<String> WHOLE = List.of(
            "change-ours",
            "change-theirs",
            "same",
            "conflict",
            "empty-base",
            "emptied-ours",
            "emptied-theirs",
            "crlf",
            "bom",
            "adoption",
            "torn",
            "policy");

    /** What needs more than one thing in a file. */
    private static final List<String> ENTRIES = List.of(
            "add-ours",
            "add-theirs",
            "remove-ours",
            "remove-theirs",
            "removed-ours-changed-theirs",
            "removed-theirs-changed-ours",
            "first",
            "last",
            "no-final-newline",
            "trap");

    private static final List<String> COMMENTS = List.of("comment-ours", "comment-theirs", "comment-removed");

    private static final Map<Format, List<List<String>>> NEEDED = new EnumMap<>(Map.ofEntries(
            Map.entry(Format.LICENSE_TEXT, List.of(WHOLE, ENTRIES, COMMENTS)),
            Map.entry(Format.PROPERTIES, List.of(WHOLE, ENTRIES, COMMENTS)),
            Map.entry(Format.ENV, List.of(WHOLE, ENTRIES, COMMENTS)),
            Map.entry(Format.JSON, List.of(WHOLE, ENTRIES)),
            Map.entry(Format.JSONC, List.of(WHOLE, ENTRIES, COMMENTS)),
            Map.entry(Format.INI, List.of(WHOLE, ENTRIES, COMMENTS)),
            Map.entry(Format.TOML, List.of(WHOLE, ENTRIES, COMMENTS)),
            Map.entry(Format.PASSWD, List.of(WHOLE, ENTRIES, COMMENTS)),
            Map.entry(Format.PEM, List.of(WHOLE, ENTRIES, COMMENTS)),
            Map.entry(Format.XML, List.of(WHOLE, ENTRIES, COMMENTS)),
            Map.entry(Format.PHP, List.of(WHOLE, ENTRIES, COMMENTS)),
            Map.entry(Format.YAML, List.of(WHOLE, ENTRIES, COMMENTS)),
            Map.entry(Format.TEXT, List.of(WHOLE, ENTRIES)),
            Map.entry(Format.OPAQUE, List.of(WHOLE))));

    private GoldenSituations() {}

    /** The situations of {@code format}; a format that is not in the table has none, which is an error of the table. */
    static Set<String> needed(Format format) {
        List<List<String>> groups = NEEDED.get(format);
        if (groups == null) {
            throw new IllegalArgumentException("say in GoldenSituations which situations " + format.word() + " needs");
        }
        Set<String> needed = new TreeSet<>();
        groups.forEach(needed::addAll);
        return needed;
    }

    /** Every situation that a case may name. */
    static Set<String> known() {
        List<String> known = new ArrayList<>(WHOLE);
        known.addAll(ENTRIES);
        known.addAll(COMMENTS);
        return Set.copyOf(known);
    }
}
