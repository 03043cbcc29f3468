package dev.tokenkeeper.format;

import java.util.ArrayList;
import java.util.List;

/**
 * Blocks between {@code -----BEGIN X-----} and {@code -----END X-----}, with text between them (RFC 7468, and what
 * openssl writes around them).
 *
 * <p>A certificate is known by its subject, so a renewed one takes the place of the old one; where a file has two of one
 * subject all are told like items, by what they are. The chain behind the certificate of a server or user is one value
 * with it, in its order. A file with a private key is one value from its first block to its last, so a key never comes
 * beside a certificate of the other side: what is spliced otherwise does not parse to what was meant.
 */
final class Pem extends Grammar {
    @Override
    Node read(String text, Budget budget) {
        List<PemBlock> blocks = new ArrayList<>();
        boolean keyed = false;
        for (int at = 0; at < text.length(); ) {
            int next = LineEnds.next(text, at);
            PemBlock block = PemBlock.at(text, at);
            if (block != null) {
                budget.node(at, 1);
                blocks.add(block);
                keyed = keyed || block.isPrivateKey();
                next = block.lines().to();
            }
            at = next;
        }
        LineEntries entries = new LineEntries(text, budget);
        int at = 0;
        for (int i = 0; i < blocks.size(); ) {
            int end = keyed ? blocks.size() : chainEnd(blocks, i);
            text(text, at, blocks.get(i).lines().from(), entries);
            PemUnit unit = new PemUnit(text, blocks.subList(i, end));
            entries.item(unit.lines(), unit.node());
            at = unit.lines().to();
            i = end;
        }
        text(text, at, text.length(), entries);
        return blocks.isEmpty() && !hasOnlyComments(text)
                ? new Node.Scalar(new Span(0, text.length()), text.strip())
                : entries.root();
    }

    /** Behind the last block of the chain that begins with {@code from}; only what is no authority has one. */
    private static int chainEnd(List<PemBlock> blocks, int from) {
        Certificate last = blocks.get(from).certificate();
        int end = from + 1;
        if (last == null || last.isAuthority()) {
            return end;
        }
        while (end < blocks.size()) {
            Certificate next = blocks.get(end).certificate();
            if (next == null || last.isSelfIssued() || !last.issuer().equals(next.subject())) {
                return end;
            }
            last = next;
            end++;
        }
        return end;
    }

    /** The lines between two blocks. */
    private static void text(String text, int from, int to, LineEntries entries) {
        for (int at = from; at < to; ) {
            int next = LineEnds.next(text, at);
            if (Blank.is(text, at, LineEnds.contentEnd(text, at, next))) {
                entries.blank(at, next);
            } else {
                entries.comment(at, next);
            }
            at = next;
        }
    }

    /** Other text without a block is a key of another kind, and counts as a whole. */
    private static boolean hasOnlyComments(String text) {
        for (int at = 0; at < text.length(); at = LineEnds.next(text, at)) {
            int end = LineEnds.contentEnd(text, at, LineEnds.next(text, at));
            int start = Blank.skip(text, at, end);
            if (!Blank.is(text, start, end) && text.charAt(start) != '#') {
                return false;
            }
        }
        return true;
    }
}
