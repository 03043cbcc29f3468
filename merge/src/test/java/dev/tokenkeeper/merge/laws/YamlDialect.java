package dev.tokenkeeper.merge.laws;

import dev.tokenkeeper.content.Format;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * YAML with scalars in all styles.
 *
 * @param comments with comments and free text, all in blocks; else without, with blocks and brackets
 * @param within whether the first key of an item stands on the line of its dash
 */
record YamlDialect(boolean comments, boolean within) implements Dialect {
    private static final List<String> KEYS = List.of(
            "k", "with blank ", "a/b~", "schön", "quote\"", "it's ", "-", "#", "*", "? ", "x: ", "y,", "<<", "0x");
    private static final List<String> TAILS = List.of(
            "",
            " x",
            " x y",
            "é",
            "\"",
            "'",
            ": y",
            " #z",
            "\n",
            "\nmore",
            "\n\n  deeper\n",
            "\n# no comment",
            " ",
            "\ud83d\ude00",
            "{",
            ",",
            "]",
            "\\",
            "\t");

    @Override
    public Format format() {
        return Format.YAML;
    }

    @Override
    public boolean nested() {
        return true;
    }

    @Override
    public boolean sharesLines() {
        return within;
    }

    @Override
    public boolean above() {
        return comments;
    }

    @Override
    public boolean beside() {
        return comments;
    }

    @Override
    public boolean free() {
        return comments;
    }

    @Override
    public String key(Random random, int number) {
        return KEYS.get(random.nextInt(KEYS.size())) + number;
    }

    @Override
    public String value(Random random, String token) {
        return "v" + token + TAILS.get(random.nextInt(TAILS.size()));
    }

    @Override
    public String freeText(Random random, String token) {
        return "free " + token;
    }

    @Override
    public Written write(Item root, Look look) {
        Text text = new Text(look);
        if (hasValues(root)) {
            text.children(root, "", true);
        } else {
            text.free(root, "");
        }
        return new Written(look.finish(text.out), text.pieces);
    }

    private static boolean hasValues(Item container) {
        return container.children().stream().anyMatch(child -> child.kind() != Item.Kind.FREE);
    }

    /** Between quotes. */
    private static String quoted(String plain, boolean single) {
        if (single && plain.indexOf('\n') < 0) {
            return "'" + plain.replace("'", "''") + "'";
        }
        return "\""
                + plain.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t") + "\"";
    }

    private static String key(String key, Random spelling) {
        boolean plain = Character.isLetter(key.charAt(0)) && key.matches("[\\p{L}0-9 /~\"']+");
        return plain && spelling.nextInt(3) > 0 ? key : quoted(key, spelling.nextBoolean());
    }

    @Override
    public String toString() {
        return "yaml" + (comments ? " with comments" : "") + (within ? " within lines" : "");
    }

    /** One document that is being written. */
    private final class Text {
        private final StringBuilder out = new StringBuilder();
        private final Map<Integer, String> pieces = new HashMap<>();
        private final Look look;
        private final String unit;
        private final String dashes;

        Text(Look look) {
            this.look = look;
            this.unit = look.layout().unit.equals("    ") ? "    " : "  ";
            this.dashes = look.seed() % 2 == 0 ? unit : "";
        }

        /** {@code lineBegins}: whether the first one has to indent its line. */
        void children(Item container, String indent, boolean lineBegins) {
            boolean begins = lineBegins;
            for (Item child : container.children()) {
                if (child.kind() == Item.Kind.FREE) {
                    out.append(indent).append("# ").append(child.value()).append("\n\n");
                } else {
                    child(child, indent, begins);
                }
                begins = true;
            }
        }

        void free(Item container, String indent) {
            children(container, indent, true);
        }

        private void child(Item child, String indent, boolean begins) {
            Random spelling = look.spelling(child.id());
            if (begins && !out.isEmpty() && look.spelling(-child.id()).nextInt(6) == 0) {
                out.append('\n');
            }
            if (!child.above().isEmpty()) {
                out.append(indent).append("# ").append(child.above()).append('\n');
            }
            int from = out.length();
            out.append(begins ? indent : "");
            boolean item = child.key().isEmpty();
            out.append(item ? "-" : key(child.key(), spelling) + ":");
            String beside =
                    child.beside().isEmpty() ? "" : (spelling.nextInt(3) == 0 ? "   # " : " # ") + child.beside();
            if (child.kind() == Item.Kind.SCALAR) {
                scalar(child, indent, beside, spelling);
                pieces.put(child.id(), out.substring(from, out.length() - 1).replace("\n", look.newline()));
            } else if (!comments && spelling.nextInt(3) == 0) {
                out.append(' ');
                flow(child, indent + unit);
                out.append('\n');
            } else {
                block(child, indent, beside, item);
            }
        }

        private void block(Item child, String indent, String beside, boolean item) {
            boolean object = child.kind() == Item.Kind.OBJECT;
            String deeper = indent + (object || item ? unit : dashes);
            if (!hasValues(child)) {
                out.append(object ? " {}" : " []").append(beside).append('\n');
                free(child, indent + unit);
            } else if (item && within && opens(child) && beside.isEmpty()) {
                out.append(" ".repeat(unit.length() - 1));
                children(child, indent + unit, false);
            } else {
                out.append(beside).append('\n');
                children(child, deeper, true);
            }
        }

        private boolean opens(Item child) {
            Item first = child.children().getFirst();
            return first.kind() != Item.Kind.FREE && first.above().isEmpty();
        }

        private void scalar(Item child, String indent, String beside, Random spelling) {
            String value = child.value();
            if (child.bare()) {
                out.append(' ').append(value).append(beside).append('\n');
                return;
            }
            boolean plain = value.matches("v[0-9]+( x| x y|é|\"|'|\\{|,|]|\\\\|\ud83d\ude00)?");
            boolean lines = value.indexOf('\n') >= 0 && !value.endsWith("\t");
            int style = spelling.nextInt(5);
            if (lines && style < 3) {
                literal(value, indent, beside);
            } else if (value.endsWith(" x y") && style == 0) {
                String rest = "\n" + indent + "   "
                        + value.substring(value.length() - 3).strip();
                out.append(" \"")
                        .append(value, 0, value.length() - 4)
                        .append(rest)
                        .append('"')
                        .append(beside)
                        .append('\n');
            } else if (value.endsWith(" x y") && style == 1) {
                String rest = "\n" + indent + " "
                        + value.substring(value.length() - 3).strip();
                out.append(' ')
                        .append(value, 0, value.length() - 4)
                        .append(rest)
                        .append(beside)
                        .append('\n');
            } else {
                out.append(' ')
                        .append(plain && style > 1 ? value : quoted(value, style == 0))
                        .append(beside)
                        .append('\n');
            }
        }

        private void literal(String value, String indent, String beside) {
            out.append(value.endsWith("\n") ? " |" : " |-").append(beside).append('\n');
            for (String line : value.split("\n")) {
                out.append(line.isEmpty() ? "" : indent + unit).append(line).append('\n');
            }
        }

        private void flow(Item item, String indent) {
            if (item.kind() == Item.Kind.SCALAR) {
                Random spelling = look.spelling(item.id());
                boolean plain = item.value().matches("v[0-9]+( x| x y|é)?");
                boolean bare = item.bare() || (plain && spelling.nextBoolean());
                out.append(bare ? item.value() : quoted(item.value(), spelling.nextBoolean()));
                return;
            }
            boolean object = item.kind() == Item.Kind.OBJECT;
            boolean lines =
                    look.spelling(item.id()).nextInt(4) == 0 && !item.children().isEmpty();
            String line = lines ? "\n" + indent : "";
            out.append(object ? '{' : '[');
            boolean first = true;
            for (Item child : item.children()) {
                out.append(first ? line : lines ? "," + line : ", ");
                if (!child.key().isEmpty()) {
                    out.append(key(child.key(), look.spelling(child.id()))).append(": ");
                }
                flow(child, indent + unit);
                first = false;
            }
            out.append(line).append(object ? '}' : ']');
        }
    }
}
