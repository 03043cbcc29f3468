package dev.tokenkeeper.cli.settings;

import dev.tokenkeeper.cli.flags.UsageException;
import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.content.Words;
import dev.tokenkeeper.format.NodePath;
import dev.tokenkeeper.merge.FieldPolicy;
import org.jspecify.annotations.Nullable;

/** The words of one rule for places: {@code PATH=TYPE[,format=F][,merge-key=K]}. */
public final class FieldWords {
    private FieldWords() {}

    /** The rule that {@code word} says; {@code place} is where it was said. */
    public static FieldPolicy field(String place, String word) throws UsageException {
        int equals = equals(word);
        if (equals <= 0) {
            throw new UsageException(place, "has to be PATH=TYPE");
        }
        String[] parts = word.substring(equals + 1).split(",", -1);
        FieldPolicy.Type type = PolicyWords.word(place, parts[0], FieldPolicy.Type.values());
        Format format = null;
        String mergeKey = null;
        for (int i = 1; i < parts.length; i++) {
            int sign = parts[i].indexOf('=');
            String name = Words.plain(parts[i].substring(0, Math.max(0, sign)));
            String value = parts[i].substring(sign + 1);
            if (name.equals("format") && format == null && type == FieldPolicy.Type.MERGE) {
                format = format(place, value);
            } else if (name.equals("mergekey") && mergeKey == null && !value.isEmpty() && hasItems(type)) {
                mergeKey = value;
            } else {
                throw new UsageException(
                        place, "has to be PATH=TYPE; merge takes ,format=F and merge or set takes ,merge-key=NAME");
            }
        }
        return new FieldPolicy(NodePath.parse(word.substring(0, equals)), type, format, mergeKey);
    }

    /** The sign before the type: the first one that is followed by the word of a type, else the last one. */
    private static int equals(String word) {
        for (int at = word.indexOf('='); at >= 0; at = word.indexOf('=', at + 1)) {
            int comma = word.indexOf(',', at);
            if (isType(word.substring(at + 1, comma < 0 ? word.length() : comma))) {
                return at;
            }
        }
        return word.lastIndexOf('=');
    }

    private static boolean isType(String word) {
        String plain = Words.plain(word);
        for (FieldPolicy.Type type : FieldPolicy.Type.values()) {
            if (Words.plain(type.name()).equals(plain)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasItems(FieldPolicy.Type type) {
        return type == FieldPolicy.Type.MERGE || type == FieldPolicy.Type.SET;
    }

    private static @Nullable Format format(String place, String word) throws UsageException {
        Format format = Format.ofWord(word);
        if (format == null || format == Format.OPAQUE || format == Format.TEXT) {
            throw new UsageException(place, "names no format with entries");
        }
        return format;
    }
}
