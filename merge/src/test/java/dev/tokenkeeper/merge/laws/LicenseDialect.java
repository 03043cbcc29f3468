package dev.tokenkeeper.merge.laws;

import dev.tokenkeeper.content.Format;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** License text with headings, banners and comments that stand for themselves. */
final class LicenseDialect implements Dialect {
    private static final String[] TAILS = {"", " x", ": y", " # z", " é"};

    @Override
    public Format format() {
        return Format.LICENSE_TEXT;
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
        return (random.nextInt(2) == 0 ? "License Type " : "Key_") + number;
    }

    @Override
    public String value(Random random, String token) {
        return token + TAILS[random.nextInt(TAILS.length)];
    }

    @Override
    public String freeText(Random random, String token) {
        return switch (random.nextInt(4)) {
            case 0 -> "=====" + token + "=====";
            case 1 -> "HEADING_" + token;
            case 2 -> "# Last access: " + token;
            default -> "  indented: " + token;
        };
    }

    @Override
    public Written write(Item root, Look look) {
        StringBuilder out = new StringBuilder();
        Map<Integer, String> pieces = new HashMap<>();
        for (Item item : root.children()) {
            if (!out.isEmpty() && look.spelling(item.id()).nextInt(6) == 0) {
                out.append('\n');
            }
            String piece = item.kind() == Item.Kind.FREE ? item.value() : item.key() + ": " + item.value();
            pieces.put(item.id(), piece);
            out.append(piece).append('\n');
        }
        return new Written(look.finish(out), pieces);
    }
}
