package dev.tokenkeeper.merge.laws;

import dev.tokenkeeper.content.Format;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * TOML: at the top objects are tables and tables are arrays of tables, each with headings; deeper ones are inline.
 *
 * @param commented with comments and with line ends in inline tables, which only 1.1 has; else what 1.0 reads, too
 */
record TomlDialect(boolean commented) implements Dialect {
    private static final List<String> KEYS = List.of(
            "k", "k", "K_", "with blank ", "a/b~", "a.b", "schön", "quote\"", "new\nline", "it's ", "-", "#", "*", "");
    private static final List<String> TAILS = List.of(
            "", "", " x", "é", "\"", "'", "\\", "\n", "\nmore", "\u0001", "\ud83d\ude00", "{", ",", "]", " # x", "\t=");

    @Override
    public Format format() {
        return Format.TOML;
    }

    @Override
    public boolean nested() {
        return true;
    }

    @Override
    public boolean sections() {
        return true;
    }

    @Override
    public boolean above() {
        return commented;
    }

    @Override
    public boolean beside() {
        return commented;
    }

    @Override
    public boolean free() {
        return commented;
    }

    @Override
    public boolean sharesLines() {
        return !commented;
    }

    @Override
    public String key(Random random, int number) {
        return KEYS.get(random.nextInt(KEYS.size())) + number;
    }

    @Override
    public String value(Random random, String token) {
        return token + TAILS.get(random.nextInt(TAILS.size()));
    }

    @Override
    public String freeText(Random random, String token) {
        return "free " + token;
    }

    @Override
    public Written write(Item root, Look look) {
        StringBuilder out = new StringBuilder();
        Map<Integer, String> pieces = new HashMap<>();
        Pen pen = new Pen(look, out, pieces);
        pen.keys(root, "", false);
        pen.tables(root, "");
        return new Written(look.finish(out), pieces);
    }

    @Override
    public String toString() {
        return commented ? "toml" : "toml 1.0";
    }

    /** Writes one document. */
    private final class Pen {
        private final Look look;
        private final StringBuilder out;
        private final Map<Integer, String> pieces;

        Pen(Look look, StringBuilder out, Map<Integer, String> pieces) {
            this.look = look;
            this.out = out;
            this.pieces = pieces;
        }

        /** What of {@code around} has a heading; an object deeper than this has none. */
        void tables(Item around, String prefix) {
            for (Item item : around.children()) {
                String name = prefix + TomlSpelling.key(item.key(), look.spelling(item.id()));
                if (item.kind() == Item.Kind.OBJECT) {
                    heading(item, "[" + name + "]", true);
                } else if (item.kind() == Item.Kind.TABLE) {
                    for (Item row : item.children()) {
                        heading(row, "[[" + name + "]]", false);
                        tables(row, name + (look.spelling(row.id()).nextInt(3) == 0 ? " . " : "."));
                    }
                }
            }
        }

        private void heading(Item item, String heading, boolean all) {
            above(item, "");
            out.append(heading).append('\n');
            keys(item, look.spelling(-1).nextInt(3) == 0 ? look.layout().unit : "", all);
        }

        /** {@code all}: also those that could have headings. */
        void keys(Item table, String indent, boolean all) {
            for (Item item : table.children()) {
                boolean headed = item.kind() == Item.Kind.OBJECT || item.kind() == Item.Kind.TABLE;
                if (headed && !all) {
                    continue;
                }
                above(item, indent);
                out.append(indent);
                if (item.kind() == Item.Kind.FREE) {
                    // A comment is free text only with a blank line behind it.
                    out.append("# ").append(item.value()).append("\n\n");
                } else {
                    entry(item, indent);
                    out.append(beside(item)).append('\n');
                }
            }
        }

        private void above(Item item, String indent) {
            if (!out.isEmpty() && look.spelling(-item.id()).nextInt(6) == 0) {
                out.append('\n');
            }
            if (!item.above().isEmpty()) {
                out.append(indent).append("# ").append(item.above()).append('\n');
            }
        }

        private String beside(Item item) {
            boolean tab = look.spelling(-item.id()).nextInt(3) == 0;
            return item.beside().isEmpty() ? "" : (tab ? "\t" : " ") + "# " + item.beside();
        }

        private void entry(Item item, String indent) {
            int from = out.length();
            Random spelling = look.spelling(item.id());
            if (!item.key().isEmpty()) {
                String connector = look.spelling(-1).nextInt(2) == 0 ? "=" : " = ";
                out.append(TomlSpelling.key(item.key(), spelling)).append(connector);
            }
            if (item.isContainer()) {
                container(item, indent, spelling.nextInt(3) == 0);
            } else {
                out.append(item.bare() ? item.value() : TomlSpelling.text(item.value(), spelling));
                pieces.put(item.id(), out.substring(from).replace("\n", look.newline()));
            }
        }

        private void container(Item item, String indent, boolean trailing) {
            boolean object = item.kind() == Item.Kind.OBJECT;
            boolean lines = commented || (!object && look.layout().overLines());
            String unit = look.layout().overLines() ? look.layout().unit : "  ";
            out.append(object ? '{' : '[');
            int values = Math.toIntExact(item.children().stream()
                    .filter(child -> child.kind() != Item.Kind.FREE)
                    .count());
            boolean first = true;
            for (Item child : item.children()) {
                boolean blank = lines && look.spelling(-child.id()).nextInt(6) == 0;
                out.append(blank ? "\n" : "").append(lines ? "\n" + indent + unit : first ? "" : " ");
                first = false;
                if (child.kind() == Item.Kind.FREE) {
                    out.append("# ").append(child.value()).append('\n');
                    continue;
                }
                if (!child.above().isEmpty()) {
                    out.append("# ").append(child.above()).append("\n" + indent + unit);
                }
                entry(child, indent + unit);
                values--;
                out.append(values > 0 || (lines && trailing) ? "," : "").append(beside(child));
            }
            out.append(lines && !first ? "\n" + indent : "").append(object ? '}' : ']');
        }
    }
}
