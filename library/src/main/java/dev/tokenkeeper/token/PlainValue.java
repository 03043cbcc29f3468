package dev.tokenkeeper.token;

import dev.tokenkeeper.content.Format;

/** The text that a meaning stands for: formats mark in a meaning of which type it is. */
final class PlainValue {
    /** YAML marks the value of a key that some readers take for a truth value. */
    private static final String TYPED_KEY = "\0key";

    private PlainValue() {}

    /** Whether it is the word for no value. */
    static boolean isNull(Format format, String meaning) {
        return switch (format) {
            case JSON, JSONC -> meaning.equals("null");
            case YAML -> meaning.equals("null") || meaning.equals("null" + TYPED_KEY);
            default -> false;
        };
    }

    static String of(Format format, String meaning) {
        return switch (format) {
            case YAML ->
                yaml(
                        meaning.endsWith(TYPED_KEY)
                                ? meaning.substring(0, meaning.length() - TYPED_KEY.length())
                                : meaning);
            case JSON, JSONC, TOML -> meaning.startsWith("\"") ? meaning.substring(1) : meaning;
            case ENV -> meaning.length() > 1 || meaning.startsWith("=") ? meaning.substring(1) : "";
            case INI -> meaning.startsWith("=") ? meaning.substring(1) : "";
            case LICENSE_TEXT -> meaning.equals("\0") ? "" : meaning;
            default -> meaning;
        };
    }

    /** Without tag and anchor, which stand before the value. */
    private static String yaml(String meaning) {
        int text = meaning.indexOf('"');
        boolean properties = meaning.startsWith("&") || meaning.startsWith("!");
        return text >= 0 && (text == 0 || properties) ? meaning.substring(text + 1) : meaning;
    }
}
