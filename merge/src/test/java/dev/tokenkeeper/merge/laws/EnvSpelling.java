package dev.tokenkeeper.merge.laws;

import java.util.Random;

/** One assignment of an environment file, in one of the spellings that mean the same. */
final class EnvSpelling {
    private EnvSpelling() {}

    static String of(Item item, Random spelling) {
        return (item.id() % 5 == 0 ? "export " : "") + item.key() + "=" + quoted(item.value(), spelling);
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
