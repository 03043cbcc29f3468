package dev.tokenkeeper.merge.laws;

import dev.tokenkeeper.content.Format;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** Environment files with export, quotes, values over several lines and comments on the line. */
final class EnvDialect implements Dialect {
    private static final String[] TAILS = {"", "x", " y z", "\nB=1", "#no", " # no", "$HOME", "'", "é", "=="};

    @Override
    public Format format() {
        return Format.ENV;
    }

    @Override
    public boolean above() {
        return true;
    }

    @Override
    public boolean beside() {
        return true;
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
        return (random.nextInt(2) == 0 ? "KEY_" : "a") + number;
    }

    @Override
    public String value(Random random, String token) {
        return token + TAILS[random.nextInt(TAILS.length)];
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
                String piece = "# " + item.value().replace("\n", "\n# ");
                pieces.put(item.id(), piece.replace("\n", look.newline()));
                out.append(piece).append("\n\n");
                continue;
            }
            if (!item.above().isEmpty()) {
                out.append("# ").append(item.above()).append('\n');
            }
            String piece = (item.id() % 5 == 0 ? "export " : "") + item.key() + "=" + quoted(item.value(), spelling);
            pieces.put(item.id(), piece.replace("\n", look.newline()));
            out.append(piece);
            if (!item.beside().isEmpty()) {
                out.append(spelling.nextInt(3) == 0 ? "\t# " : " # ").append(item.beside());
            }
            out.append('\n');
        }
        return new Written(look.finish(out), pieces);
    }

    private static String quoted(String value, Random spelling) {
        if (value.contains("'")) {
            return "\"" + value + "\"";
        }
        if (value.contains("$")) {
            return "'" + value + "'";
        }
        boolean bare = !value.contains(" ") && !value.contains("\n");
        return switch (spelling.nextInt(bare ? 3 : 2)) {
            case 0 -> "'" + value + "'";
            case 1 -> "\"" + value + "\"";
            default -> value;
        };
    }
}
