package dev.tokenkeeper.merge.laws;

import dev.tokenkeeper.content.Format;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A format of keys in sections.
 *
 * @param keys what a number is put behind to make a name
 * @param tails what can stand in a value behind its token
 */
record SectionDialect(Format format, boolean repeats, List<String> keys, List<String> tails, Spelling spelling)
        implements Dialect {
    /** How the line of one key is spelled, without its comment. */
    interface Spelling {
        String of(Item item, Random spelling);
    }

    /** Values that some readers would cut or take for something else, and values over lines. */
    static SectionDialect ini() {
        return new SectionDialect(
                Format.INI,
                true,
                List.of("key_", "a.b-", "with blank ", "k[0]x", "é", "http://h/"),
                List.of("", " x", " ; y", "#z", "=w", ": v", "\"", "[a]", "\\\\", "\nmore", "\n[more]", " é"),
                (item, spelling) -> {
                    String separator = List.of("=", " = ", " =", "\t= ").get(spelling.nextInt(4));
                    String indent = spelling.nextInt(2) == 0 ? "\n\t" : "\n    ";
                    return item.key() + separator + item.value().replace("\n", indent);
                });
    }

    @Override
    public boolean sections() {
        return true;
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
    public String key(Random random, int number) {
        return keys.get(random.nextInt(keys.size())) + number;
    }

    @Override
    public String value(Random random, String token) {
        return token + tails.get(random.nextInt(tails.size()));
    }

    @Override
    public String freeText(Random random, String token) {
        return "free " + token;
    }

    @Override
    public Written write(Item root, Look look) {
        StringBuilder out = new StringBuilder();
        Map<Integer, String> pieces = new HashMap<>();
        keys(root, look, out, pieces);
        for (Item section : root.children()) {
            if (section.kind() == Item.Kind.OBJECT) {
                above(section, look, out);
                out.append('[').append(section.key()).append("]\n");
                keys(section, look, out, pieces);
            }
        }
        return new Written(look.finish(out), pieces);
    }

    private void keys(Item container, Look look, StringBuilder out, Map<Integer, String> pieces) {
        for (Item item : container.children()) {
            if (item.kind() == Item.Kind.OBJECT) {
                continue;
            }
            above(item, look, out);
            boolean free = item.kind() == Item.Kind.FREE;
            String piece = free ? "# " + item.value() : spelling.of(item, look.spelling(item.id()));
            pieces.put(item.id(), piece.replace("\n", look.newline()));
            // A comment is free text only with a blank line behind it.
            out.append(piece).append(free ? "\n\n" : "\n");
        }
    }

    private static void above(Item item, Look look, StringBuilder out) {
        Random spelled = look.spelling(-item.id());
        if (!out.isEmpty() && spelled.nextInt(6) == 0) {
            out.append('\n');
        }
        if (!item.above().isEmpty()) {
            out.append(item.id() % 2 == 0 ? "; " : "# ").append(item.above()).append('\n');
        }
    }

    @Override
    public String toString() {
        return format.word();
    }
}
