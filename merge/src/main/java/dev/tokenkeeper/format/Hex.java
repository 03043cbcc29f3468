package dev.tokenkeeper.format;

/** Four hexadecimal digits, as JSON and properties escape a character. */
final class Hex {
    private Hex() {}

    /** The number that {@code text[at..at+4)} stands for; -1 if that is no number, or not there. */
    static int four(String text, int at) {
        if (at + 4 > text.length()) {
            return -1;
        }
        int code = 0;
        for (int i = at; i < at + 4; i++) {
            char c = text.charAt(i);
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                return -1;
            }
            code = code * 16 + digit;
        }
        return code;
    }
}
