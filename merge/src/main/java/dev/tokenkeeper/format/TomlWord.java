package dev.tokenkeeper.format;

import org.jspecify.annotations.Nullable;

/**
 * Values without quotes: booleans, numbers, dates and times. They stay the text they are, so that no digit is lost; only
 * what cannot make a difference (a plus, an underscore, the letter between date and time) is no part of their meaning.
 */
final class TomlWord {
    private final String word;
    private int at;

    private TomlWord(String word) {
        this.word = word;
    }

    /** Where the word that begins at {@code from} ends; a date and a time with a blank between them are one. */
    static int end(String text, int from) {
        int end = plainEnd(text, from);
        boolean date = end - from == 10 && text.charAt(from + 4) == '-';
        boolean time = end + 1 < text.length() && text.charAt(end) == ' ' && digit(text.charAt(end + 1));
        return date && time ? plainEnd(text, end + 1) : end;
    }

    /** What {@code word} means; null if it is no value. */
    static @Nullable String meaning(String word) {
        if (word.equals("true") || word.equals("false")) {
            return word;
        }
        TomlWord reader = new TomlWord(word);
        if (word.length() > 4 && (word.charAt(2) == ':' || (word.charAt(4) == '-' && digit(word.charAt(3))))) {
            boolean time = reader.isTime();
            return time ? word.replace('t', 'T').replace('z', 'Z').replace(' ', 'T') : null;
        }
        if (!reader.isNumber()) {
            return null;
        }
        String plain = word.replace("_", "");
        return plain.startsWith("+") ? plain.substring(1) : plain;
    }

    private static int plainEnd(String text, int from) {
        int end = from;
        while (end < text.length() && " \t\r\n,]}#".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private boolean isNumber() {
        if (word.startsWith("0x") || word.startsWith("0o") || word.startsWith("0b")) {
            at = 2;
            return digits(word.charAt(1) == 'x' ? 16 : word.charAt(1) == 'o' ? 8 : 2) && isOver();
        }
        boolean signed = take('+') || take('-');
        if (word.startsWith("inf", at) || word.startsWith("nan", at)) {
            at += 3;
            return isOver();
        }
        int first = signed ? 1 : 0;
        if (!digits(10) || (word.charAt(first) == '0' && at > first + 1)) {
            return false;
        }
        if (take('.') && !digits(10)) {
            return false;
        }
        if (take('e') || take('E')) {
            at += at < word.length() && "+-".indexOf(word.charAt(at)) >= 0 ? 1 : 0;
            return digits(10) && isOver();
        }
        return isOver();
    }

    /** Digits with single underscores between them. */
    private boolean digits(int radix) {
        boolean digit = false;
        boolean any = false;
        while (at < word.length()) {
            char c = word.charAt(at);
            if (c == '_' && digit) {
                digit = false;
            } else if (c < 128 && Character.digit(c, radix) >= 0) {
                digit = true;
                any = true;
            } else {
                break;
            }
            at++;
        }
        return any && digit;
    }

    private boolean isTime() {
        if (word.charAt(2) == ':') {
            return time() && isOver();
        }
        int year = two() * 100 + two();
        boolean date = year >= 0 && take('-') && between(two(), 1, 12);
        int month = date ? number(at - 2) : 0;
        if (!date || !take('-') || !between(two(), 1, days(year, month))) {
            return false;
        }
        if (isOver()) {
            return true;
        }
        return (take('T') || take('t') || take(' ')) && time() && offset();
    }

    /** Hours and minutes; since 1.1 seconds can be left out. */
    private boolean time() {
        if (!between(two(), 0, 23) || !take(':') || !between(two(), 0, 59)) {
            return false;
        }
        if (take(':')) {
            if (!between(two(), 0, 60)) {
                return false;
            }
            if (take('.')) {
                int from = at;
                while (at < word.length() && digit(word.charAt(at))) {
                    at++;
                }
                return at > from;
            }
        }
        return true;
    }

    private boolean offset() {
        if (isOver() || take('Z') || take('z')) {
            return isOver();
        }
        return (take('+') || take('-')) && between(two(), 0, 23) && take(':') && between(two(), 0, 59) && isOver();
    }

    private static int days(int year, int month) {
        if (month == 2) {
            return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
        }
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    private static boolean between(int number, int least, int most) {
        return number >= least && number <= most;
    }

    /** The next two digits as a number; far below zero if there are no two. */
    private int two() {
        int number = number(at);
        at += 2;
        return number;
    }

    private int number(int from) {
        boolean there = from + 2 <= word.length() && digit(word.charAt(from)) && digit(word.charAt(from + 1));
        return there ? (word.charAt(from) - '0') * 10 + word.charAt(from + 1) - '0' : -100_000;
    }

    private boolean take(char wanted) {
        boolean there = at < word.length() && word.charAt(at) == wanted;
        at += there ? 1 : 0;
        return there;
    }

    private boolean isOver() {
        return at == word.length();
    }
}
