package dev.tokenkeeper.format;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.content.Format;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads bytes as a text of one format, with the limits in front. Stateless. */
public final class Parsing {
    private static final char MARK = '\ufeff';

    private Parsing() {}

    /** Why {@code content} is no text of this format; null if it is one. Opaque bytes always are. */
    public static @Nullable ParseProblem check(Format format, Content content) {
        if (format == Format.OPAQUE) {
            return null;
        }
        return read(format, content, Limits.DEFAULT) instanceof ParseProblem problem ? problem : null;
    }

    /** {@code content} as a document. A format that is no tree has a root without entries. */
    public static Parsed read(Format format, Content content, Limits limits) {
        if (content.size() > limits.text()) {
            return new ParseProblem(ParseProblem.Kind.TOO_LARGE, 0, 0);
        }
        byte[] bytes = content.bytes();
        ParseProblem tooLarge = tooLarge(format, bytes, limits);
        if (tooLarge != null) {
            return tooLarge;
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        try {
            String text = decoder.decode(rest).toString();
            int nul = text.indexOf('\0');
            if (nul >= 0) {
                return new Unparsable(ParseProblem.Kind.NOT_TEXT, nul).in(text);
            }
            boolean marked = !text.isEmpty() && text.charAt(0) == MARK;
            return read(format, marked ? text.substring(1) : text, marked, limits);
        } catch (CharacterCodingException e) {
            return notText(bytes, rest.position());
        }
    }

    /** {@code text} as a document; {@code marked} if a byte order mark stands in front of it. */
    public static Parsed read(Format format, String text, boolean marked, Limits limits) {
        Grammar grammar = Grammar.of(format);
        if (grammar == null) {
            Node root = new Node.Scalar(new Span(0, text.length()), text);
            return new Document(text, marked, LineEnds.of(text), root);
        }
        try {
            Node root = grammar.read(text, new Budget(limits));
            return new Document(text, marked, grammar.newline(text), root);
        } catch (Unparsable e) {
            return e.in(text);
        }
    }

    private static @Nullable ParseProblem tooLarge(Format format, byte[] bytes, Limits limits) {
        int lines = format == Format.TEXT ? limits.nodes() : Integer.MAX_VALUE;
        int line = 1;
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                line++;
                start = i + 1;
                if (line > lines) {
                    return new ParseProblem(ParseProblem.Kind.TOO_LARGE, line, 0);
                }
            } else if (i - start >= limits.line()) {
                return new ParseProblem(ParseProblem.Kind.TOO_LARGE, line, limits.line() + 1);
            }
        }
        return null;
    }

    private static ParseProblem notText(byte[] bytes, int at) {
        int line = 1;
        int start = 0;
        for (int i = 0; i < at; i++) {
            if (bytes[i] == '\n') {
                line++;
                start = i + 1;
            }
        }
        return new ParseProblem(ParseProblem.Kind.NOT_TEXT, line, at - start + 1);
    }
}
