package dev.tokenkeeper.merge.laws;

import dev.tokenkeeper.content.Format;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** JSON with comments and trailing commas, always over lines: a text of one line has no room for comments. */
final class JsoncDialect implements Dialect {
    private static final JsonDialect JSON = new JsonDialect();

    @Override
    public Format format() {
        return Format.JSONC;
    }

    @Override
    public boolean nested() {
        return true;
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
    public boolean headed() {
        return true;
    }

    @Override
    public String key(Random random, int number) {
        return JSON.key(random, number);
    }

    @Override
    public String value(Random random, String token) {
        return JSON.value(random, token);
    }

    @Override
    public String freeText(Random random, String token) {
        return random.nextInt(4) == 0 ? "free\n" + token + " of lines" : "free " + token;
    }

    @Override
    public Written write(Item root, Look look) {
        StringBuilder out = new StringBuilder();
        Map<Integer, String> pieces = new HashMap<>();
        Item header = root.children().getFirst();
        out.append(comment(header.value(), "")).append('\n');
        Item body = root.withChildren(root.children().subList(1, root.children().size()));
        write(body, look, "", out, pieces);
        return new Written(look.finish(out.append('\n')), pieces);
    }

    private static void write(Item item, Look look, String indent, StringBuilder out, Map<Integer, String> pieces) {
        int from = out.length();
        Random spelling = look.spelling(item.id());
        if (!item.key().isEmpty()) {
            out.append(JsonDialect.quoted(item.key(), spelling)).append(": ");
        }
        if (!item.isContainer()) {
            out.append(item.bare() ? item.value() : JsonDialect.quoted(item.value(), spelling));
            pieces.put(item.id(), out.substring(from));
            return;
        }
        boolean object = item.kind() == Item.Kind.OBJECT;
        boolean trailing = spelling.nextInt(3) == 0;
        out.append(object ? '{' : '[');
        String unit = look.layout().overLines() ? look.layout().unit : "  ";
        for (int i = 0; i < item.children().size(); i++) {
            Item child = item.children().get(i);
            Random gaps = look.spelling(child.id());
            out.append(gaps.nextInt(6) == 0 ? "\n\n" : "\n").append(indent).append(unit);
            child(child, look, indent + unit, isLast(item, i) ? trailing : true, out, pieces);
        }
        out.append(item.children().isEmpty() ? "" : "\n" + indent).append(object ? '}' : ']');
    }

    private static boolean isLast(Item item, int index) {
        for (int i = index + 1; i < item.children().size(); i++) {
            if (item.children().get(i).kind() != Item.Kind.FREE) {
                return false;
            }
        }
        return true;
    }

    private static void child(
            Item child, Look look, String indent, boolean comma, StringBuilder out, Map<Integer, String> pieces) {
        Random spelling = look.spelling(child.id());
        if (child.kind() == Item.Kind.FREE) {
            out.append(comment(child.value(), indent)).append('\n');
            return;
        }
        if (!child.above().isEmpty()) {
            out.append(comment(child.above(), indent)).append('\n').append(indent);
        }
        write(child, look, indent, out, pieces);
        boolean before = child.id() % 5 == 0 && !child.beside().isEmpty();
        if (before) {
            out.append(" /* ").append(child.beside()).append(" */");
        }
        out.append(comma ? "," : "");
        if (!before && !child.beside().isEmpty()) {
            out.append(spelling.nextInt(3) == 0 ? "\t" : " ").append("// ").append(child.beside());
        }
    }

    /** A text of several lines has to be a block, as each other comment stands for itself. */
    private static String comment(String text, String indent) {
        return text.contains("\n")
                ? "/*\n" + indent + " * " + text.replace("\n", "\n" + indent + " * ") + "\n" + indent + " */"
                : "// " + text;
    }
}
