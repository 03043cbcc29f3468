package dev.tokenkeeper.format;

import org.snakeyaml.engine.v2.events.ScalarEvent;

/** Reads a text that stands on the lines below its key ({@code |}, {@code >}). Stateless. */
final class YamlBlockScalar {
    private YamlBlockScalar() {}

    static YamlValue read(YamlNodes nodes, ScalarEvent scalar, int from, String mark) {
        String text = nodes.text();
        YamlLines lines = nodes.lines();
        int begin = nodes.events().from(scalar);
        int lineEnd = lines.lineEnd(begin);
        int head = headEnd(text, begin, lineEnd);
        int end = contentEnd(nodes, scalar);
        boolean commented = Blank.skip(text, head, lineEnd) < lineEnd;
        Span beside = commented ? new Span(head, lineEnd) : Span.at(head);
        // Properties or comments on lines of their own before the sign: not a head that another text can have.
        if (text.indexOf('\n', from, begin) >= 0 || !isSign(text, begin, head)) {
            beside = Span.at(end);
        }
        lines.behindLineOf(Math.max(end, head));
        Node node = new Node.Scalar(new Span(begin, end), meaning(text, scalar, begin, head) + mark);
        return new YamlValue(node, new Span(from, end), beside);
    }

    /** Where its last line ends, without the line end. */
    static int contentEnd(YamlNodes nodes, ScalarEvent scalar) {
        String text = nodes.text();
        int begin = nodes.events().from(scalar);
        int head = headEnd(text, begin, nodes.lines().lineEnd(begin));
        int end = Math.max(head, nodes.events().to(scalar));
        if (end <= nodes.lines().lineEnd(begin)) {
            return head;
        }
        String value = scalar.getValue();
        int last = value.length() - 1;
        while (last >= 0 && value.charAt(last) == '\n') {
            last--;
        }
        boolean blanksCount = last >= 0 && Blank.is(value.charAt(last));
        if (blanksCount || text.substring(begin, head).indexOf('+') >= 0) {
            return Math.max(head, LineEnds.contentEnd(text, 0, end));
        }
        while (end > head && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return end > nodes.lines().lineEnd(begin) ? nodes.lines().lineEnd(end) : head;
    }

    /** The last line counts as ended where the file ends without a line end, as it does once something comes behind it. */
    private static String meaning(String text, ScalarEvent scalar, int begin, int head) {
        String value = scalar.getValue();
        boolean strips = text.substring(begin, head).indexOf('-') >= 0;
        boolean cut = !strips && !value.isEmpty() && !value.endsWith("\n");
        return YamlScalar.meaning(scalar, cut ? value + "\n" : value);
    }

    /** Where the sign with its indicators ends, before a comment. */
    private static int headEnd(String text, int begin, int lineEnd) {
        int end = begin;
        while (end < lineEnd && !(text.charAt(end) == '#' && end > begin && Blank.is(text.charAt(end - 1)))) {
            end++;
        }
        return Blank.back(text, begin, end);
    }

    private static boolean isSign(String text, int begin, int head) {
        int at = head - 1;
        while (at > begin && "+-123456789".indexOf(text.charAt(at)) >= 0) {
            at--;
        }
        return at >= begin && (text.charAt(at) == '|' || text.charAt(at) == '>');
    }
}
