package dev.tokenkeeper.cli.workbench;

/** Finds a number in what a program has printed: the digits right behind some words. */
public final class NumberBehind {
    private NumberBehind() {}

    /** Where {@code words} stand first; 0 if they do not. */
    public static long first(String text, String words) {
        return at(text, text.indexOf(words), words);
    }

    /** Where {@code words} stand last; 0 if they do not. */
    public static long last(String text, String words) {
        return at(text, text.lastIndexOf(words), words);
    }

    private static long at(String text, int found, String words) {
        long number = 0;
        for (int i = found + words.length();
                found >= 0 && i < text.length() && Character.isDigit(text.charAt(i));
                i++) {
            number = number * 10 + Character.digit(text.charAt(i), 10);
        }
        return number;
    }
}
