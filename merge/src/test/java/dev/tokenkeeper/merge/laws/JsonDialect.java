package dev.tokenkeeper.merge.laws;

import dev.tokenkeeper.content.Format;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** JSON in five layouts, with escapes chosen at random. */
final class JsonDialect implements Dialect {
    private static final String[] KEYS = {"k", "with blank ", "a/b~", "schön", "quote\"", "new\nline", "-", "#", "*"};
    private static final String[] TAILS = {
        "", " x", "é", "\"", "\\", "/", "\n", "\u0001", "\ud83d\ude00", "{", ",", "]", ": "
    };

    @Override
    public Format format() {
        return Format.JSON;
    }

    @Override
    public boolean nested() {
        return true;
    }

    @Override
    public String key(Random random, int number) {
        return KEYS[random.nextInt(KEYS.length)] + number;
    }

    @Override
    public String value(Random random, String token) {
        return token + TAILS[random.nextInt(TAILS.length)];
    }

    @Override
    public String freeText(Random random, String token) {
        throw new UnsupportedOperationException("JSON has no text between its members");
    }

    @Override
    public Written write(Item root, Look look) {
        StringBuilder out = new StringBuilder();
        Map<Integer, String> pieces = new HashMap<>();
        write(root, look, "", out, pieces);
        return new Written(look.finish(out.append('\n')), pieces);
    }

    private static void write(Item item, Look look, String indent, StringBuilder out, Map<Integer, String> pieces) {
        int from = out.length();
        Random spelling = look.spelling(item.id());
        Look.Layout layout = look.layout();
        if (!item.key().isEmpty()) {
            out.append(quoted(item.key(), spelling)).append(layout == Look.Layout.MINIFIED ? ":" : ": ");
        }
        if (!item.isContainer()) {
            out.append(item.bare() ? item.value() : quoted(item.value(), spelling));
            pieces.put(item.id(), out.substring(from));
            return;
        }
        boolean object = item.kind() == Item.Kind.OBJECT;
        out.append(object ? '{' : '[');
        String line = "\n" + indent + layout.unit;
        boolean first = true;
        for (Item child : item.children()) {
            out.append(first ? "" : ",");
            out.append(layout.overLines() ? line : first || layout == Look.Layout.MINIFIED ? "" : " ");
            write(child, look, indent + layout.unit, out, pieces);
            first = false;
        }
        out.append(layout.overLines() && !first ? "\n" + indent : "").append(object ? '}' : ']');
    }

    static String quoted(String plain, Random spelling) {
        StringBuilder out = new StringBuilder("\"");
        boolean pairs = spelling.nextInt(2) == 0;
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            boolean word = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
            if (Character.isSurrogate(c) ? pairs : !word && spelling.nextInt(4) == 0) {
                out.append("\\u").append(Integer.toHexString(0x10000 | c).substring(1));
                continue;
            }
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '/' -> out.append(spelling.nextInt(3) == 0 ? "\\/" : "/");
                default ->
                    out.append(
                            c < ' ' ? "\\u" + Integer.toHexString(0x10000 | c).substring(1) : c + "");
            }
        }
        return out.append('"').toString();
    }
}
