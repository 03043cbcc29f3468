package dev.tokenkeeper.merge;

import dev.tokenkeeper.format.Node;

/** Decimal digits compared as the number they are, however long (up to a bound), without ever becoming a number. */
final class Counter {
    /** More digits than any counter has. */
    private static final int MOST_DIGITS = 128;

    private Counter() {}

    /** Whether {@code node} is 1 to 128 decimal digits, in quotes or not. */
    static boolean is(Node node) {
        return node instanceof Node.Scalar scalar && !digits(scalar).isEmpty();
    }

    /** Whether {@code node} is the greater one of two counters. */
    static boolean isGreater(Node node, Node than) {
        String mine = significant(digits((Node.Scalar) node));
        String yours = significant(digits((Node.Scalar) than));
        return mine.length() == yours.length() ? mine.compareTo(yours) > 0 : mine.length() > yours.length();
    }

    /** The digits without the marks of a type or quote that may stand before them; empty if there is anything else. */
    private static String digits(Node.Scalar scalar) {
        String meaning = scalar.meaning();
        int from = 0;
        while (from < meaning.length() && "\"=".indexOf(meaning.charAt(from)) >= 0) {
            from++;
        }
        if (meaning.length() == from || meaning.length() - from > MOST_DIGITS) {
            return "";
        }
        for (int i = from; i < meaning.length(); i++) {
            char c = meaning.charAt(i);
            if (c < '0' || c > '9') {
                return "";
            }
        }
        return meaning.substring(from);
    }

    private static String significant(String digits) {
        int from = 0;
        while (from < digits.length() - 1 && digits.charAt(from) == '0') {
            from++;
        }
        return digits.substring(from);
    }
}
