package dev.tokenkeeper.merge.laws;

import dev.tokenkeeper.content.Format;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * XML in five layouts, with references and CDATA sections chosen at random. Rows of a table have their name as an
 * attribute; the items of an array are elements of one name.
 *
 * @param attributes whether scalars are attributes at times; then there are no comments, which an attribute cannot have
 */
record XmlDialect(boolean attributes) implements Dialect {
    private static final String ROOT = "config";
    private static final String ATTRIBUTE = "a.";
    private static final String[] KEYS = {"k", "ns:k", "k-", "schön", "_", "K"};
    private static final String[] TAILS = {
        "", " x", "é", "\"", "'", "<", "&", ">", "]]>", "\n ", "\ud83d\ude00", "&amp;"
    };

    @Override
    public Format format() {
        return Format.XML;
    }

    @Override
    public String root() {
        return ROOT;
    }

    @Override
    public boolean nested() {
        return true;
    }

    @Override
    public String step(Item item) {
        boolean attribute = item.kind() == Item.Kind.SCALAR && item.key().startsWith(ATTRIBUTE);
        return attribute ? "@" + item.key() : item.key();
    }

    @Override
    public boolean sharesLines() {
        return attributes;
    }

    @Override
    public boolean above() {
        return !attributes;
    }

    @Override
    public boolean beside() {
        return !attributes;
    }

    @Override
    public boolean free() {
        return !attributes;
    }

    @Override
    public String key(Random random, int number) {
        boolean attribute = attributes && random.nextInt(3) == 0;
        return (attribute ? ATTRIBUTE : KEYS[random.nextInt(KEYS.length)]) + number;
    }

    @Override
    public String value(Random random, String token) {
        return token + TAILS[random.nextInt(TAILS.length)];
    }

    @Override
    public String freeText(Random random, String token) {
        return "free " + token;
    }

    @Override
    public Written write(Item root, Look look) {
        StringBuilder out = new StringBuilder();
        Map<Integer, String> pieces = new HashMap<>();
        String quote = look.spelling(root.id()).nextInt(2) == 0 ? "'" : "\"";
        out.append("<?xml version=\"1.0\" encoding=")
                .append(quote)
                .append("UTF-8")
                .append(quote)
                .append("?>\n");
        element(root, ROOT, look, "", out, pieces);
        return new Written(look.finish(out.append('\n')), pieces);
    }

    private void element(
            Item item, String name, Look look, String indent, StringBuilder out, Map<Integer, String> pieces) {
        int from = out.length();
        Random spelling = look.spelling(item.id());
        out.append('<').append(name);
        List<Item> content = new ArrayList<>();
        for (Item child : item.children()) {
            boolean attribute = child.kind() == Item.Kind.SCALAR
                    && (child.key().startsWith(ATTRIBUTE) || child.key().equals(Item.NAME));
            if (attribute) {
                attribute(child, look, out, pieces);
            } else {
                content.add(child);
            }
        }
        if (item.kind() == Item.Kind.SCALAR) {
            out.append('>')
                    .append(text(item.value(), spelling))
                    .append("</")
                    .append(name)
                    .append('>');
            pieces.put(item.id(), out.substring(from).replace("\n", look.newline()));
            return;
        }
        if (!attributes
                && name.equals("row")
                && content.isEmpty()
                && look.layout().overLines()) {
            // So that a first child does not change the line of the name.
            out.append(">\n").append(indent).append("</row>");
            return;
        }
        if (content.isEmpty() && item.kind() != Item.Kind.TABLE && spelling.nextInt(2) == 0) {
            out.append(spelling.nextInt(2) == 0 ? "/>" : " />");
            return;
        }
        out.append('>');
        content(item, content, look, indent, out, pieces);
        out.append("</").append(name).append('>');
    }

    private void content(
            Item item, List<Item> content, Look look, String indent, StringBuilder out, Map<Integer, String> pieces) {
        Look.Layout layout = look.layout();
        String line = layout.overLines() ? "\n" + indent + layout.unit : "";
        if (item.kind() == Item.Kind.TABLE) {
            // An element that is alone is known by its name alone, so there are always two rows.
            out.append(line).append("<row name=\"x\"/>").append(line).append("<row name=\"y\"/>");
        }
        for (Item child : content) {
            if (child.kind() == Item.Kind.FREE) {
                String piece = "<!-- " + child.value() + " -->";
                pieces.put(child.id(), piece);
                // A comment is free text only with a blank line behind it, and not on the line of an element.
                out.append(layout.overLines() ? line : "\n");
                out.append(piece).append(layout.overLines() ? "\n" : "\n\n");
                continue;
            }
            boolean gap = layout.overLines() && look.spelling(child.id()).nextInt(6) == 0;
            out.append(gap ? "\n" : "").append(line);
            if (!child.above().isEmpty()) {
                out.append("<!-- ").append(child.above()).append(" -->").append(line);
            }
            String key = child.key().isEmpty() ? item.kind() == Item.Kind.TABLE ? "row" : "item" : child.key();
            element(child, key, look, indent + layout.unit, out, pieces);
            if (!child.beside().isEmpty()) {
                out.append(" <!-- ").append(child.beside()).append(" -->").append(layout.overLines() ? "" : "\n");
            }
        }
        boolean any = !content.isEmpty() || item.kind() == Item.Kind.TABLE;
        out.append(layout.overLines() && any ? "\n" + indent : "");
    }

    private static void attribute(Item item, Look look, StringBuilder out, Map<Integer, String> pieces) {
        Random spelling = look.spelling(item.id());
        char quote = spelling.nextInt(2) == 0 ? '\'' : '"';
        int from = out.append(spelling.nextInt(4) == 0 ? "  " : " ").length();
        out.append(item.key()).append(spelling.nextInt(6) == 0 ? " = " : "=").append(quote);
        out.append(item.value()
                        .replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace("\n", "&#10;")
                        .replace("" + quote, quote == '"' ? "&quot;" : "&#x27;"))
                .append(quote);
        pieces.put(item.id(), out.substring(from));
    }

    /** The token stays in one piece: digits are not escaped. */
    private static String text(String plain, Random spelling) {
        if (spelling.nextInt(5) == 0 && !plain.contains("]]>")) {
            return "<![CDATA[" + plain + "]]>";
        }
        StringBuilder out = new StringBuilder();
        plain.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append(spelling.nextInt(2) == 0 ? "&#38;" : "&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                default -> {
                    if (c > '~' && spelling.nextInt(2) == 0) {
                        out.append("&#x").append(Integer.toHexString(c)).append(';');
                    } else {
                        out.appendCodePoint(c);
                    }
                }
            }
        });
        return out.toString();
    }
}
