package dev.tokenkeeper.merge.laws;

import dev.tokenkeeper.content.Format;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * PHP with settings: one array with all others in it, or statements one below the other with code between them.
 *
 * @param statements whether there are statements
 */
record PhpDialect(boolean statements) implements Dialect {
    private static final List<String> KEYS =
            List.of("", "k", "with blank ", "a/b~", "schön", "it's", "back\\", "new\nline", "0", "-", "#", "*", "$x");
    private static final List<String> TAILS = List.of(
            "", " x", "é", "'", "\\", "\\'", "\"", "\n", "$x", "?>", "// no", "/* no", ";", "]", ")", " => ", "<<<A");
    private static final List<String> CODE = List.of(
            "// free @", "# free @", "/*\n * free @\n */", "require 'a@.php';", "if (f(@)) {\n  // x\n  g();\n}");

    @Override
    public Format format() {
        return Format.PHP;
    }

    @Override
    public String root() {
        return statements ? "" : "CONFIG";
    }

    @Override
    public boolean nested() {
        return !statements;
    }

    @Override
    public boolean oneKind() {
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
    public boolean repeats() {
        return statements;
    }

    @Override
    public String key(Random random, int number) {
        if (statements) {
            return (number % 2 == 0 ? "NAME" : "variable") + number;
        }
        String head = KEYS.get(random.nextInt(KEYS.size()));
        return head.isEmpty() ? Integer.toString(number) : head + number;
    }

    @Override
    public String value(Random random, String token) {
        return token + TAILS.get(random.nextInt(TAILS.size()));
    }

    @Override
    public String freeText(Random random, String token) {
        List<String> texts = statements ? CODE : CODE.subList(0, 3);
        return texts.get(random.nextInt(texts.size())).replace("@", token);
    }

    @Override
    public Written write(Item root, Look look) {
        StringBuilder out = new StringBuilder("<?php\n");
        Map<Integer, String> pieces = new HashMap<>();
        if (statements) {
            for (Item item : root.children()) {
                statement(item, look, out, pieces);
            }
        } else {
            out.append("$CONFIG = ");
            array(root, look, "", out, pieces);
            out.append(";\n");
        }
        return new Written(look.finish(out), pieces);
    }

    private static void statement(Item item, Look look, StringBuilder out, Map<Integer, String> pieces) {
        Random spelling = look.spelling(item.id());
        out.append(spelling.nextInt(6) == 0 ? "\n" : "");
        if (item.kind() == Item.Kind.FREE) {
            out.append(item.value()).append("\n\n");
            return;
        }
        comment(item.above(), "// ", "\n", out);
        int from = out.length();
        String value = quoted(item.value(), spelling);
        boolean constant = item.key().startsWith("N");
        String blank = spelling.nextInt(3) == 0 ? " " : "";
        out.append(
                constant
                        ? "define(" + blank + "'" + item.key() + "', " + value + blank + ");"
                        : "$" + item.key() + " = " + value + ";");
        pieces.put(item.id(), out.substring(from).replace("\n", look.newline()));
        comment(item.beside(), " // ", "", out);
        out.append('\n');
    }

    private static void array(Item item, Look look, String indent, StringBuilder out, Map<Integer, String> pieces) {
        boolean brackets = look.seed() % 2 == 0;
        String unit = look.layout().overLines() ? look.layout().unit : "  ";
        out.append(brackets ? "[" : "array (");
        for (Item child : item.children()) {
            Random spelling = look.spelling(child.id());
            out.append(spelling.nextInt(6) == 0 ? "\n\n" : "\n").append(indent).append(unit);
            if (child.kind() == Item.Kind.FREE) {
                out.append(child.value().replace("\n", "\n" + indent + unit)).append('\n');
                continue;
            }
            comment(child.above(), "# ", "\n" + indent + unit, out);
            entry(child, look, indent + unit, out, pieces);
            boolean before = child.id() % 5 == 0;
            comment(before ? child.beside() : "", " /* ", " */", out);
            out.append(isLast(item, child) && spelling.nextInt(2) == 0 ? "" : ",");
            comment(before ? "" : child.beside(), "\t// ", "", out);
        }
        out.append(item.children().isEmpty() ? "" : "\n" + indent).append(brackets ? "]" : ")");
    }

    private static void entry(Item item, Look look, String indent, StringBuilder out, Map<Integer, String> pieces) {
        int from = out.length();
        Random spelling = look.spelling(item.id());
        boolean broken = item.isContainer() && look.layout() == Look.Layout.TWO;
        if (!item.key().isEmpty()) {
            out.append(key(item.key(), spelling)).append(broken ? " => \n" + indent : " => ");
        }
        if (item.isContainer()) {
            array(item, look, indent, out, pieces);
        } else {
            out.append(item.bare() ? item.value() : quoted(item.value(), spelling));
            pieces.put(item.id(), out.substring(from).replace("\n", look.newline()));
        }
    }

    private static boolean isLast(Item container, Item child) {
        List<Item> values = container.children().stream()
                .filter(one -> one.kind() != Item.Kind.FREE)
                .toList();
        return values.getLast().equals(child);
    }

    private static String key(String key, Random spelling) {
        return key.matches("[1-9][0-9]*") && spelling.nextInt(2) == 0 ? key : quoted(key, spelling);
    }

    /** In one kind of quotes or the other, and in the plain one with backslashes escaped or not. */
    private static String quoted(String plain, Random spelling) {
        if (spelling.nextInt(3) == 0) {
            String escaped = plain.replace("\\", "\\\\").replace("\"", "\\\"").replace("$", "\\$");
            return '"' + (spelling.nextInt(2) == 0 ? escaped.replace("\n", "\\n") : escaped) + '"';
        }
        return "'" + plain.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    private static void comment(String text, String head, String tail, StringBuilder out) {
        out.append(text.isEmpty() ? "" : head + text + tail);
    }
}
