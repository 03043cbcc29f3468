package dev.tokenkeeper.merge.laws;

import java.util.Random;

/** How keys and texts can be written in TOML. */
final class TomlSpelling {
    private TomlSpelling() {}

    static String key(String plain, Random spelling) {
        boolean bare = plain.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || c == '_' || c == '-'));
        if (bare && spelling.nextInt(4) > 0) {
            return plain;
        }
        boolean literal = plain.chars().allMatch(c -> c >= ' ' && c != '\'') && spelling.nextInt(2) == 0;
        return literal ? "'" + plain + "'" : '"' + escaped(plain, spelling, false) + '"';
    }

    static String text(String plain, Random spelling) {
        boolean clean = plain.chars().allMatch(c -> c >= ' ' || c == '\n' || c == '\t');
        return switch (spelling.nextInt(8)) {
            case 0 ->
                clean && plain.indexOf('\'') < 0
                        ? "'''" + (spelling.nextInt(2) == 0 ? "\n" : "") + plain + "'''"
                        : quoted(plain, spelling);
            case 1 ->
                "\"\"\"" + (spelling.nextInt(2) == 0 ? "\n" : "\\\n   ") + escaped(plain, spelling, true) + "\"\"\"";
            case 2, 3 -> clean && plain.matches("[^'\n]*") ? "'" + plain + "'" : quoted(plain, spelling);
            default -> quoted(plain, spelling);
        };
    }

    private static String quoted(String plain, Random spelling) {
        return '"' + escaped(plain, spelling, false) + '"';
    }

    private static String escaped(String plain, Random spelling, boolean lines) {
        StringBuilder out = new StringBuilder();
        plain.codePoints().forEach(c -> {
            boolean word = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
            if (lines && c == '\n') {
                out.append('\n');
            } else if (c == '"' || c == '\\') {
                out.append('\\').appendCodePoint(c);
            } else if (c == '\n') {
                out.append("\\n");
            } else if (c < ' ' || (!word && spelling.nextInt(6) == 0)) {
                out.append(c < 0x10000 ? "\\u%04x".formatted(c) : "\\U%08X".formatted(c));
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.toString();
    }
}
