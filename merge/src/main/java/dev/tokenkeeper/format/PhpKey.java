package dev.tokenkeeper.format;

/**
 * What the key of an array entry is called. {@code 1}, {@code '1'} and {@code "1"} are one key to PHP and have one name;
 * a key that has to be worked out is called by its code in parentheses, so that it is none of these.
 */
final class PhpKey {
    /** A number of so many digits is one for every PHP. */
    private static final int MOST_DIGITS = 18;

    private PhpKey() {}

    static String of(String written) {
        String literal = PhpString.literal(LineEnds.as("\n", written));
        return literal == null ? code(written) : literal;
    }

    private static String code(String written) {
        return isNumber(written) ? written : "(" + LineEnds.as("\n", written) + ")";
    }

    /** Whether it is decimal digits without zeros before them. */
    private static boolean isNumber(String written) {
        int from = written.startsWith("-") ? 1 : 0;
        int digits = written.length() - from;
        if (digits == 0 || digits > MOST_DIGITS || (written.charAt(from) == '0' && written.length() > 1)) {
            return false;
        }
        for (int i = from; i < written.length(); i++) {
            if (written.charAt(i) < '0' || written.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
