package dev.tokenkeeper.format;

/** {@code true}, {@code false}, {@code null} and numbers. */
final class JsonWord {
    private JsonWord() {}

    /**
     * The word that begins at {@code at}, as it is written.
     *
     * @throws Unparsable if there is none
     */
    static String read(String text, int at) {
        int end = at;
        while (end < text.length() && isPart(text.charAt(end))) {
            end++;
        }
        String word = text.substring(at, end);
        if (word.equals("true") || word.equals("false") || word.equals("null") || isNumber(word)) {
            return word;
        }
        throw Unparsable.syntax(at);
    }

    private static boolean isPart(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '-' || c == '+' || c == '.' || c == 'E';
    }

    /** {@code -? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?}. */
    private static boolean isNumber(String word) {
        int at = word.startsWith("-") ? 1 : 0;
        int whole = digits(word, at);
        if (whole == at || (word.charAt(at) == '0' && whole > at + 1)) {
            return false;
        }
        at = whole;
        if (at < word.length() && word.charAt(at) == '.') {
            int fraction = digits(word, at + 1);
            if (fraction == at + 1) {
                return false;
            }
            at = fraction;
        }
        if (at < word.length() && (word.charAt(at) == 'e' || word.charAt(at) == 'E')) {
            int sign = at + 1 < word.length() && "+-".indexOf(word.charAt(at + 1)) >= 0 ? at + 2 : at + 1;
            int exponent = digits(word, sign);
            if (exponent == sign) {
                return false;
            }
            at = exponent;
        }
        return at == word.length();
    }

    private static int digits(String word, int from) {
        int at = from;
        while (at < word.length() && word.charAt(at) >= '0' && word.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
