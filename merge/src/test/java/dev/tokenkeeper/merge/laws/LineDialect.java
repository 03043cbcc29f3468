package dev.tokenkeeper.merge.laws;

import dev.tokenkeeper.content.Format;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A format whose entries have lines of their own, without nesting: what tells one from another is data.
 *
 * @param comment what a comment's line begins with; empty where a comment is free text like any other
 * @param beside whether a comment can stand behind a value
 * @param headed whether the first comment block is the file's own
 * @param keys what a number is put behind to make a name
 * @param heads what can stand in a value before its token
 * @param tails what can stand in a value behind its token
 * @param texts free texts; {@code @} stands for the token, {@code ~} for its digits as letters
 */
record LineDialect(
        Format format,
        String comment,
        boolean beside,
        boolean headed,
        List<String> keys,
        List<String> heads,
        List<String> tails,
        List<String> texts,
        Spelling spelling)
        implements Dialect {

    /** How the line of one entry is spelled, without its comments. */
    interface Spelling {
        String of(Item item, Random spelling);
    }

    /** Each line of a free text is a text of its own for the merge, so no line of these stands there twice. */
    private static final List<String> COMMENTS = List.of("free @", "free @", "free @", "one @\ntwo ~");

    private static final List<String> NOTHING = List.of("");

    /** License text with headings, banners and comments that stand for themselves. */
    static LineDialect license() {
        return new LineDialect(
                Format.LICENSE_TEXT,
                "",
                false,
                false,
                List.of("License Type ", "Key_"),
                NOTHING,
                List.of("", " x", ": y", " # z", " é"),
                List.of("=====@=====", "HEADING_@", "# Last access: @", "  indented: @"),
                (item, _) -> item.key() + ": " + item.value());
    }

    /** Properties with all that {@code java.util.Properties} reads: separators, escapes, continued lines. */
    static LineDialect properties() {
        return new LineDialect(
                Format.PROPERTIES,
                "# ",
                false,
                true,
                List.of("plaink", "with.dotk", "with blankk", "with:colonk", "with=signk", "schönk", "#hashk", "a/bk"),
                List.of("", "", "", "", "", " "),
                List.of("", " x", "é", "\\", "=y", "#z", ":", "\tx", "\nx", " ", "\u2028x", "!"),
                COMMENTS,
                PropertySpelling::of);
    }

    /** Environment files with export, quotes, values over several lines and comments on the line. */
    static LineDialect env() {
        return new LineDialect(
                Format.ENV,
                "# ",
                true,
                false,
                List.of("KEY_", "a"),
                NOTHING,
                List.of("", "x", " y z", "\nB=1", "#no", " # no", "$HOME", "'", "é", "=="),
                COMMENTS,
                EnvSpelling::of);
    }

    /** Password files with hashes of all sorts and users that stand there twice. */
    static LineDialect passwd() {
        return new LineDialect(
                Format.PASSWD,
                "# ",
                false,
                false,
                List.of("alice", "bob.smith", "Zoë", "dev-", "a b ", "+", "$apr1$"),
                List.of("$2y$05$", "$apr1$xx$", "$7$101$", "{SHA}", "", "x:0:0:", "#"),
                List.of("", "==", ":/root:/bin/sh", "::", "#", "\\", " x"),
                COMMENTS,
                (item, spelling) -> {
                    String blank = spelling.nextInt(8) == 0 ? " " : "";
                    return blank + item.key() + ":" + blank + item.value();
                });
    }

    @Override
    public boolean above() {
        return !comment.isEmpty();
    }

    @Override
    public boolean free() {
        return true;
    }

    @Override
    public boolean repeats() {
        return true;
    }

    @Override
    public String key(Random random, int number) {
        return one(keys, random) + number;
    }

    @Override
    public String value(Random random, String token) {
        return one(heads, random) + token + one(tails, random);
    }

    @Override
    public String freeText(Random random, String token) {
        return one(texts, random).replace("@", token).replace("~", letters(token));
    }

    @Override
    public Written write(Item root, Look look) {
        StringBuilder out = new StringBuilder();
        Map<Integer, String> pieces = new HashMap<>();
        for (Item item : root.children()) {
            Random spelled = look.spelling(item.id());
            if (!out.isEmpty() && spelled.nextInt(6) == 0) {
                out.append('\n');
            }
            boolean free = item.kind() == Item.Kind.FREE;
            if (!free && !item.above().isEmpty()) {
                out.append(commented(item.above())).append('\n');
            }
            String piece = free ? commented(item.value()) : spelling.of(item, spelled);
            pieces.put(item.id(), piece.replace("\n", look.newline()));
            out.append(piece);
            if (!item.beside().isEmpty()) {
                out.append(spelled.nextInt(3) == 0 ? "\t" : " ").append(commented(item.beside()));
            }
            // A comment is free text only with a blank line behind it.
            out.append(free && above() ? "\n\n" : "\n");
        }
        return new Written(look.finish(out), pieces);
    }

    private String commented(String text) {
        return comment + text.replace("\n", "\n" + comment);
    }

    private static String one(List<String> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static String letters(String digits) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            letters.append((char) (digits.charAt(i) - '0' + 'a'));
        }
        return letters.toString();
    }

    @Override
    public String toString() {
        return format.word();
    }
}
