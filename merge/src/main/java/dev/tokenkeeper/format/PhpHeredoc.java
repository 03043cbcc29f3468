package dev.tokenkeeper.format;

/** Text between {@code <<<NAME} and a line that begins with this name, as PHP 7.3 and later read it. */
final class PhpHeredoc {
    private PhpHeredoc() {}

    /**
     * Behind the name that closes what opens at {@code from}.
     *
     * @throws Unparsable if there is no name, or nothing closes it
     */
    static int end(String text, int from) {
        int next = LineEnds.next(text, from);
        int lineEnd = LineEnds.contentEnd(text, from, next);
        String name = name(text.substring(from + "<<<".length(), lineEnd).strip());
        if (name.isEmpty()) {
            throw Unparsable.syntax(from);
        }
        for (int at = next; at < text.length(); at = LineEnds.next(text, at)) {
            int start = Blank.skip(text, at, text.length());
            int end = start + name.length();
            if (text.startsWith(name, start) && (end == text.length() || !PhpScan.isName(text.charAt(end)))) {
                return end;
            }
        }
        throw Unparsable.syntax(from);
    }

    /** The name, which may be in quotes; empty if it is none. */
    private static String name(String written) {
        int last = written.length() - 1;
        boolean quoted = last > 0 && "\"'".indexOf(written.charAt(0)) >= 0 && written.charAt(last) == written.charAt(0);
        String name = quoted ? written.substring(1, last) : written;
        for (int i = 0; i < name.length(); i++) {
            if (!PhpScan.isName(name.charAt(i))) {
                return "";
            }
        }
        return name;
    }
}
