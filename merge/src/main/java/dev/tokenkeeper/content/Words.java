package dev.tokenkeeper.content;

/** One word, two spellings: kebab-case on the command line, CamelCase in the custom resource. */
public final class Words {
    private Words() {}

    /** The letters and digits of {@code word} in lower case: equal for {@code keep-both}, {@code KEEP_BOTH}, {@code KeepBoth}. */
    public static String plain(String word) {
        StringBuilder plain = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c != '-' && c != '_') {
                plain.append(Character.toLowerCase(c));
            }
        }
        return plain.toString();
    }

    /** {@code KEEP_BOTH} as {@code KeepBoth}. */
    public static String camel(Enum<?> constant) {
        return spell(constant.name(), true);
    }

    /** {@code KEEP_BOTH} as {@code keep-both}. */
    public static String kebab(Enum<?> constant) {
        return spell(constant.name(), false);
    }

    private static String spell(String name, boolean camel) {
        StringBuilder word = new StringBuilder(name.length());
        boolean first = true;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '_') {
                if (!camel) {
                    word.append('-');
                }
                first = true;
            } else {
                word.append(first && camel ? c : Character.toLowerCase(c));
                first = false;
            }
        }
        return word.toString();
    }
}
