package dev.tokenkeeper.merge.laws;

import dev.tokenkeeper.content.Format;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** Properties with all that {@code java.util.Properties} reads: separators, escapes, continued lines. */
final class PropertiesDialect implements Dialect {
    private static final String[] KEYS = {
        "plain", "with.dot", "with blank", "with:colon", "with=sign", "schön", "#hash", "a/b"
    };
    private static final String[] TAILS = {"", " x", "é", "\\", "=y", "#z", ":", "\tx", "\nx", " ", "\u2028x", "!"};
    private static final String[] SEPARATORS = {" = ", ": ", " ", " : ", "\t", "="};

    @Override
    public Format format() {
        return Format.PROPERTIES;
    }

    @Override
    public boolean above() {
        return true;
    }

    @Override
    public boolean free() {
        return true;
    }

    @Override
    public boolean headed() {
        return true;
    }

    @Override
    public boolean repeats() {
        return true;
    }

    @Override
    public String key(Random random, int number) {
        return KEYS[random.nextInt(KEYS.length)] + "k" + number;
    }

    @Override
    public String value(Random random, String token) {
        return (random.nextInt(6) == 0 ? " " : "") + token + TAILS[random.nextInt(TAILS.length)];
    }

    @Override
    public String freeText(Random random, String token) {
        // Each line of it is a text of its own for the merge, so no line stands there twice.
        return random.nextInt(4) == 0 ? "one " + token + "\ntwo " + letters(token) : "free " + token;
    }

    private static String letters(String digits) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            letters.append((char) (digits.charAt(i) - '0' + 'a'));
        }
        return letters.toString();
    }

    @Override
    public Written write(Item root, Look look) {
        StringBuilder out = new StringBuilder();
        Map<Integer, String> pieces = new HashMap<>();
        for (Item item : root.children()) {
            Random spelling = look.spelling(item.id());
            if (!out.isEmpty() && spelling.nextInt(6) == 0) {
                out.append('\n');
            }
            if (item.kind() == Item.Kind.FREE) {
                String piece = comment(item.value());
                pieces.put(item.id(), piece.replace("\n", look.newline()));
                out.append(piece).append("\n\n");
                continue;
            }
            if (!item.above().isEmpty()) {
                out.append(comment(item.above())).append('\n');
            }
            String piece = escaped(item.key(), true, spelling)
                    + SEPARATORS[spelling.nextInt(SEPARATORS.length)]
                    + escaped(item.value(), false, spelling);
            pieces.put(item.id(), piece.replace("\n", look.newline()));
            out.append(piece).append('\n');
        }
        return new Written(look.finish(out), pieces);
    }

    private static String comment(String text) {
        return "# " + text.replace("\n", "\n# ");
    }

    /** The token stays in one piece: digits are neither escaped nor parted. */
    private static String escaped(String plain, boolean key, Random spelling) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            if (!key && i > 0 && !digit && c > ' ' && spelling.nextInt(8) == 0) {
                out.append("\\\n    ");
            }
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append(spelling.nextInt(2) == 0 && !key && i > 0 ? "\t" : "\\t");
                case ' ' -> out.append(key || i == 0 || out.toString().endsWith("\n    ") ? "\\ " : " ");
                case ':', '=', '#', '!' ->
                    out.append(key || i == 0 || spelling.nextInt(4) == 0 ? "\\" : "")
                            .append(c);
                default -> {
                    if (c > '~' && spelling.nextInt(2) == 0) {
                        out.append("\\u")
                                .append(Integer.toHexString(0x10000 | c).substring(1));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.toString();
    }
}
