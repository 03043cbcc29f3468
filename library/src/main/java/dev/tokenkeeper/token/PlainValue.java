package dev.tokenkeeper.token;

import dev.tokenkeeper.content.Format;

/** The text that a meaning stands for: formats mark in a meaning of which type it is. */
final class PlainValue {
    private PlainValue() {}

    static String of(Format format, String meaning) {
        return switch (format) {
            case JSON, JSONC, TOML -> meaning.startsWith("\"") ? meaning.substring(1) : meaning;
            case ENV -> meaning.length() > 1 || meaning.startsWith("=") ? meaning.substring(1) : "";
            case INI -> meaning.startsWith("=") ? meaning.substring(1) : "";
            case LICENSE_TEXT -> meaning.equals("\0") ? "" : meaning;
            default -> meaning;
        };
    }
}
