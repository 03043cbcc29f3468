package dev.tokenkeeper.merge.laws;

import java.util.Random;

/** One logical line of a properties file, in one of the spellings that mean the same. */
final class PropertySpelling {
    private static final String[] SEPARATORS = {" = ", ": ", " ", " : ", "\t", "="};

    private PropertySpelling() {}

    static String of(Item item, Random spelling) {
        return escaped(item.key(), true, spelling)
                + SEPARATORS[spelling.nextInt(SEPARATORS.length)]
                + escaped(item.value(), false, spelling);
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
