package dev.tokenkeeper.format;

/**
 * Finds where the parts of PHP code end: white space, comments, strings, heredocs, expressions, whole statements. It
 * knows brackets and quotes, never what code does. Goes on from place to place; each method is linear in what it passes.
 */
final class PhpScan {
    private static final String NONE = "";

    private final String text;

    PhpScan(String text) {
        this.text = text;
    }

    /** Whether {@code word} stands at {@code at}, in any case, with no letter behind it. */
    boolean isWord(int at, String word) {
        int end = at + word.length();
        return text.regionMatches(true, at, word, 0, word.length())
                && (end >= text.length() || !isName(text.charAt(end)));
    }

    /** Whether {@code c} can be part of a name. */
    static boolean isName(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c >= 128;
    }

    /** Behind the name that begins at {@code at}; {@code at} itself if there is none. */
    int name(int at) {
        int end = at;
        while (end < text.length() && isName(text.charAt(end)) && (end > at || !isDigit(text.charAt(end)))) {
            end++;
        }
        return end;
    }

    /** Behind blanks and line ends. */
    int white(int from) {
        int at = from;
        while (at < text.length() && " \t\r\n\f".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    /** Behind white space and comments. */
    int code(int from) {
        int at = white(from);
        while (isComment(at)) {
            at = white(comment(at));
        }
        return at;
    }

    /** Whether a comment begins at {@code at}; {@code #[} begins an attribute. */
    boolean isComment(int at) {
        return text.startsWith("//", at)
                || text.startsWith("/*", at)
                || (text.startsWith("#", at) && !text.startsWith("#[", at));
    }

    /** Where the comment that begins at {@code at} ends, without its line end: one on a line ends before {@code ?>}, too. */
    int comment(int at) {
        if (text.startsWith("/*", at)) {
            int close = text.indexOf("*/", at + 2);
            if (close < 0) {
                throw Unparsable.syntax(at);
            }
            return close + 2;
        }
        int end = LineEnds.contentEnd(text, at, LineEnds.next(text, at));
        for (int i = at; i + 1 < end; i++) {
            if (text.startsWith("?>", i)) {
                return i;
            }
        }
        return end;
    }

    /**
     * Where the expression at {@code from} ends, without what is white behind it: before a comma, a semicolon, a bracket
     * that it did not open, the end of the code, or, if {@code isKey}, an arrow.
     */
    int expression(int from, boolean isKey) {
        StringBuilder open = new StringBuilder();
        int end = from;
        int at = from;
        while (true) {
            at = code(at);
            if (at >= text.length()) {
                throw Unparsable.syntax(from);
            }
            boolean arrow = isKey && text.startsWith("=>", at);
            if (open.isEmpty() && (arrow || endsExpression(at))) {
                return end;
            }
            at = part(at, open);
            end = at;
        }
    }

    /** Whether an expression cannot go on at {@code at}. */
    boolean endsExpression(int at) {
        return at >= text.length() || ",;)]}".indexOf(text.charAt(at)) >= 0 || text.startsWith("?>", at);
    }

    /** Behind the part that begins at {@code at}: a name, a string or one character; {@code open} are the brackets around it. */
    private int part(int at, StringBuilder open) {
        char c = text.charAt(at);
        if (isName(c)) {
            int end = at;
            while (end < text.length() && isName(text.charAt(end))) {
                end++;
            }
            return end;
        }
        if (c == '\'' || c == '"' || c == '`') {
            return string(at);
        }
        if (text.startsWith("<<<", at)) {
            return PhpHeredoc.end(text, at);
        }
        if (text.startsWith("?>", at)) {
            throw Unparsable.syntax(at);
        }
        bracket(c, at, open);
        return at + 1;
    }

    private static void bracket(char c, int at, StringBuilder open) {
        int which = "([{".indexOf(c);
        if (which >= 0) {
            open.append(")]}".charAt(which));
        } else if (")]}".indexOf(c) >= 0) {
            int last = open.length() - 1;
            if (last < 0 || open.charAt(last) != c) {
                throw Unparsable.syntax(at);
            }
            open.setLength(last);
        }
    }

    /** Behind the quoted text that begins at {@code from}. */
    int string(int from) {
        char quote = text.charAt(from);
        for (int at = from + 1; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == quote) {
                return at + 1;
            }
            if (c == '\\') {
                at++;
            } else if (quote != '\'' && (text.startsWith("{$", at) || text.startsWith("${", at))) {
                at = interpolation(at + (c == '$' ? 1 : 0)) - 1;
            }
        }
        throw Unparsable.syntax(from);
    }

    /** Behind the braces in a string; strings in them are refused unless they are plain. */
    private int interpolation(int brace) {
        int depth = 0;
        for (int at = brace; at < text.length(); at++) {
            char c = text.charAt(at);
            if ("\"`/#".indexOf(c) >= 0) {
                throw Unparsable.syntax(at);
            }
            at = c == '\'' ? string(at) - 1 : at;
            depth += c == '{' ? 1 : 0;
            depth -= c == '}' ? 1 : 0;
            if (depth == 0) {
                return at + 1;
            }
        }
        throw Unparsable.syntax(brace);
    }

    /**
     * Behind the code that begins at {@code from} and stands for itself, up to the end of a line: all of it that belongs
     * together. What opens a block with a colon, leaves the code or ends it reaches to the end of the text.
     */
    int block(int from) {
        StringBuilder open = new StringBuilder();
        String last = NONE;
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n') {
                boolean ends = open.isEmpty() && (last.equals(";") || last.equals("}"));
                if (ends && !goesOn(at, last)) {
                    return at + 1;
                }
                if (open.isEmpty() && last.equals(":")) {
                    return text.length();
                }
                at++;
            } else if (Blank.is(c) || c == '\r') {
                at++;
            } else if (isComment(at)) {
                at = comment(at);
            } else if (text.startsWith("?>", at) || isWord(at, "__halt_compiler")) {
                return text.length();
            } else {
                int end = text.startsWith("#[", at) ? at + 1 : part(at, open);
                last = end == at + 1 ? String.valueOf(c) : NONE;
                at = end;
            }
        }
        if (!open.isEmpty() || !(last.equals(";") || last.equals("}"))) {
            throw Unparsable.syntax(from);
        }
        return at;
    }

    /** Whether what ended a block is followed by what belongs to it. */
    private boolean goesOn(int from, String last) {
        int at = code(from);
        return last.equals("}")
                && (isWord(at, "else")
                        || isWord(at, "elseif")
                        || isWord(at, "catch")
                        || isWord(at, "finally")
                        || isWord(at, "while"));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
