package dev.tokenkeeper.format;

import org.jspecify.annotations.Nullable;

/**
 * What a statement sets: the beginning of {@code $name = }, {@code define('NAME', }, {@code const NAME = } or
 * {@code return }.
 *
 * @param key what is set: a variable without its first {@code $}, a constant, or {@code return}
 * @param value where the value begins
 */
record PhpHead(Form form, String key, int value) {
    private static final String RETURN = "return";
    private static final String DEFINE = "define";
    private static final String CONST = "const";

    /** The way in which something is set, with a mark that tells it from others in meanings. */
    enum Form {
        VARIABLE(""),
        RETURN(""),
        DEFINE("="),
        CONST("==");

        private final String mark;

        Form(String mark) {
            this.mark = mark;
        }

        /** {@code meaning} without the mark of any way. */
        static String unmarked(String meaning) {
            int from = 0;
            while (meaning.startsWith(DEFINE.mark, from)) {
                from++;
            }
            return meaning.substring(from);
        }

        /** {@code node} as something that is set in this way. */
        Node of(Node node) {
            if (this == VARIABLE || this == RETURN) {
                return node;
            }
            return switch (node) {
                case Node.Scalar scalar -> new Node.Scalar(scalar.span(), mark + scalar.meaning());
                case Node.Branch branch ->
                    new Node.Branch(mark + branch.kind(), branch.span(), branch.entries(), branch.layout());
            };
        }
    }

    @Override
    public String toString() {
        return "PhpHead";
    }

    /** The head of the statement that begins at {@code at}; null if it is another one. */
    static @Nullable PhpHead read(String text, PhpScan scan, int at) {
        if (text.startsWith("$", at)) {
            int end = target(text, scan, at + 1);
            return end < 0 ? null : assigned(text, scan, Form.VARIABLE, new Span(at + 1, end));
        }
        if (scan.isWord(at, RETURN)) {
            return new PhpHead(Form.RETURN, RETURN, scan.white(at + RETURN.length()));
        }
        if (scan.isWord(at, CONST)) {
            int name = scan.white(at + CONST.length());
            return assigned(text, scan, Form.CONST, new Span(name, scan.name(name)));
        }
        return scan.isWord(at, DEFINE) ? defined(text, scan, at + DEFINE.length()) : null;
    }

    private static @Nullable PhpHead assigned(String text, PhpScan scan, Form form, Span name) {
        int at = scan.white(name.to());
        boolean sets = text.startsWith("=", at) && !text.startsWith("==", at) && !text.startsWith("=>", at);
        return sets && !name.isEmpty() ? new PhpHead(form, name.of(text), scan.white(at + 1)) : null;
    }

    private static @Nullable PhpHead defined(String text, PhpScan scan, int from) {
        int bracket = scan.white(from);
        int name = scan.white(bracket + 1);
        if (!text.startsWith("(", bracket) || !(text.startsWith("'", name) || text.startsWith("\"", name))) {
            return null;
        }
        int end = scan.string(name);
        int comma = scan.white(end);
        String literal = PhpString.literal(text.substring(name, end));
        if (literal == null || !text.startsWith(",", comma)) {
            return null;
        }
        return new PhpHead(Form.DEFINE, literal, scan.white(comma + 1));
    }

    /**
     * Behind a variable's name with the plain indexes and properties behind it; -1 if there is none. What depends on
     * another variable is not said by its code, so that has no name.
     */
    private static int target(String text, PhpScan scan, int from) {
        int at = scan.name(from);
        if (at == from) {
            return -1;
        }
        while (true) {
            if (text.startsWith("->", at) && scan.name(at + 2) > at + 2) {
                at = scan.name(at + 2);
            } else if (text.startsWith("[", at)) {
                at = index(text, scan, at + 1);
            } else {
                return at;
            }
            if (at < 0) {
                return -1;
            }
        }
    }

    /** Behind the bracket that closes an index; -1 if it is none of a string, digits or nothing. */
    private static int index(String text, PhpScan scan, int from) {
        int at = from;
        if (text.startsWith("'", at) || text.startsWith("\"", at)) {
            at = scan.string(at);
            if (PhpString.literal(text.substring(from, at)) == null) {
                return -1;
            }
        }
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return text.startsWith("]", at) ? at + 1 : -1;
    }
}
