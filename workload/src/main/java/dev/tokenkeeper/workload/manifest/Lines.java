package dev.tokenkeeper.workload.manifest;

/** Where the lines of a text begin and end. */
record Lines(String text) {
    /** The start of the line that {@code at} is in. */
    int start(int at) {
        return text.lastIndexOf('\n', at - 1) + 1;
    }

    /** The start of the next line; the text's end if there is none. */
    int after(int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end + 1;
    }

    /** The start of the line that {@code at} is in, or of the first of the comment lines right above it. */
    int aboveComments(int at) {
        int start = start(at);
        while (start > 0) {
            int above = start(start - 1);
            if (!text.substring(above, start).stripLeading().startsWith("#")) {
                return start;
            }
            start = above;
        }
        return start;
    }

    /** Where the dash of the item that begins at {@code at} is, which is in {@code column}. */
    int dashBefore(int at, int column) {
        for (int line = start(at); ; line = start(line - 1)) {
            int dash = line + column;
            if (dash < at
                    && text.charAt(dash) == '-'
                    && text.substring(line, dash).isBlank()) {
                return dash;
            }
            if (line == 0) {
                throw new IllegalStateException("an item without its dash");
            }
        }
    }

    /** Whether only blanks and dashes, at least one, are before {@code at} in its line. */
    boolean isBehindDash(int at) {
        String before = text.substring(start(at), at);
        return before.contains("-") && before.replace("-", "").isBlank();
    }
}
