package dev.tokenkeeper.seed;

/**
 * One line of a list of sums.
 *
 * @param path below the tree's top
 * @param sum 64 lower-case hexadecimal digits of SHA-256; empty for a folder
 */
record SumLine(String path, String sum) {
    private static final int DIGITS = 64;
    private static final String FOLDER = "# folder ";

    /** The line of a folder. */
    static SumLine folder(String path) {
        return new SumLine(path, "");
    }

    boolean isFolder() {
        return sum.isEmpty();
    }

    /** As {@code sha256sum} writes it, without the line's end; a folder is a comment to that program. */
    String text() {
        String escaped = escaped(path);
        if (isFolder()) {
            return FOLDER + escaped;
        }
        return (escaped.equals(path) ? "" : "\\") + sum + "  " + escaped;
    }

    /** Whether {@code line} says nothing of a file or folder. */
    static boolean isComment(String line) {
        return line.isEmpty() || (line.charAt(0) == '#' && !line.startsWith(FOLDER));
    }

    /**
     * The line that {@code sha256sum} or {@link #text} wrote; {@code ./} before the path is left out.
     *
     * @throws IllegalArgumentException if it is none
     */
    static SumLine parse(String line) {
        if (line.startsWith(FOLDER)) {
            return folder(unescaped(line.substring(FOLDER.length())));
        }
        boolean escapes = line.startsWith("\\");
        String plain = escapes ? line.substring(1) : line;
        if (plain.length() < DIGITS + 3
                || plain.charAt(DIGITS) != ' '
                || (plain.charAt(DIGITS + 1) != ' ' && plain.charAt(DIGITS + 1) != '*')) {
            throw new IllegalArgumentException("no line of sums");
        }
        String path = plain.substring(DIGITS + 2);
        path = escapes ? unescaped(path) : path;
        return new SumLine(path.startsWith("./") ? path.substring(2) : path, digits(plain));
    }

    private static String digits(String line) {
        StringBuilder digits = new StringBuilder(DIGITS);
        for (int i = 0; i < DIGITS; i++) {
            int digit = Character.digit(line.charAt(i), 16);
            if (digit < 0 || line.charAt(i) > 'f') {
                throw new IllegalArgumentException("no sum");
            }
            digits.append(Character.forDigit(digit, 16));
        }
        return digits.toString();
    }

    private static String escaped(String path) {
        if (path.indexOf('\\') < 0 && path.indexOf('\n') < 0 && path.indexOf('\r') < 0) {
            return path;
        }
        return path.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    private static String unescaped(String path) {
        StringBuilder plain = new StringBuilder(path.length());
        int next = 0;
        while (next < path.length()) {
            char c = path.charAt(next);
            next++;
            if (c != '\\') {
                plain.append(c);
                continue;
            }
            plain.append(
                    switch (next < path.length() ? path.charAt(next) : ' ') {
                        case '\\' -> '\\';
                        case 'n' -> '\n';
                        case 'r' -> '\r';
                        default -> throw new IllegalArgumentException("no escape");
                    });
            next++;
        }
        return plain.toString();
    }
}
