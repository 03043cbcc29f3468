package dev.tokenkeeper.cli.settings;

import dev.tokenkeeper.cli.flags.UsageException;
import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.delivery.FileSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words that say which files, how they look, and which belong together. */
public final class FileWords {
    private static final int OWNER_READS = 0400;
    private static final String STATE = ".tokenkeeper";

    private FileWords() {}

    /** Each {@code KEY[:PATH][,format=F][,mode=M]}. */
    static List<FileSpec> files(String place, List<String> words) throws UsageException {
        List<FileSpec> files = new ArrayList<>(words.size());
        for (String word : words) {
            FileSpec file = file(place, word);
            for (FileSpec other : files) {
                if (other.path().equals(file.path())) {
                    throw new UsageException(place, "names " + file.path() + " below the target twice");
                }
            }
            files.add(file);
        }
        return files;
    }

    /** Each {@code A,B}: two or more keys, each in one group only, and each among the files if files are given. */
    static List<List<String>> groups(String place, List<String> words, List<FileSpec> files) throws UsageException {
        List<List<String>> groups = new ArrayList<>(words.size());
        List<String> all = new ArrayList<>();
        for (String word : words) {
            List<String> keys = split(word);
            if (keys.size() < 2) {
                throw new UsageException(place, "needs two keys or more: A,B");
            }
            for (String key : keys) {
                if (all.contains(key)) {
                    throw new UsageException(place, "has the key " + key + " twice");
                }
                if (!files.isEmpty() && !isKeyOf(files, key)) {
                    throw new UsageException(place, "has the key " + key + ", which no --file names");
                }
                all.add(key);
            }
            groups.add(keys);
        }
        return groups;
    }

    /** An octal mode; the owner has to be able to read. */
    static int mode(String place, String text) throws UsageException {
        int mode = text.isEmpty() || text.length() > 4 ? -1 : 0;
        for (int i = 0; i < text.length() && mode >= 0; i++) {
            char c = text.charAt(i);
            mode = c >= '0' && c <= '7' ? mode * 8 + (c - '0') : -1;
        }
        if (mode < 0 || mode > 0777 || (mode & OWNER_READS) == 0) {
            throw new UsageException(place, "has to be an octal mode, at most 0777, that lets the owner read");
        }
        return mode;
    }

    /** A format's word; null for {@code auto}. */
    public static @Nullable Format format(String place, String word) throws UsageException {
        Format format = Format.ofWord(word);
        if (format == null && !word.equalsIgnoreCase("auto")) {
            StringBuilder words = new StringBuilder("has to be auto");
            for (Format known : Format.values()) {
                words.append(", ").append(known.word());
            }
            throw new UsageException(place, words.toString());
        }
        return format;
    }

    private static FileSpec file(String place, String word) throws UsageException {
        List<String> parts = split(word);
        String names = parts.get(0);
        int colon = names.indexOf(':');
        String key = colon < 0 ? names : names.substring(0, colon);
        String path = colon < 0 ? names : names.substring(colon + 1);
        checkKey(place, key);
        checkPath(place, path);
        Format format = null;
        Integer mode = null;
        for (int i = 1; i < parts.size(); i++) {
            String part = parts.get(i);
            if (part.startsWith("format=")) {
                format = format(place, part.substring("format=".length()));
            } else if (part.startsWith("mode=")) {
                mode = mode(place, part.substring("mode=".length()));
            } else {
                throw new UsageException(place, "takes ,format=F and ,mode=M after KEY[:PATH], and nothing else");
            }
        }
        return new FileSpec(key, path, format, mode);
    }

    /** A key is one name in the mounted folder; those that begin with two dots are the kubelet's. */
    private static void checkKey(String place, String key) throws UsageException {
        if (key.isEmpty() || key.equals(".") || key.startsWith("..") || key.indexOf('/') >= 0) {
            throw new UsageException(place, "needs a key first: one name, not beginning with '..'");
        }
    }

    private static void checkPath(String place, String path) throws UsageException {
        int from = 0;
        while (from <= path.length()) {
            int slash = path.indexOf('/', from);
            int end = slash < 0 ? path.length() : slash;
            String name = path.substring(from, end);
            if (name.isEmpty() || name.equals(".") || name.equals("..") || name.indexOf('\0') >= 0) {
                throw new UsageException(place, "has a path that is not below the target");
            }
            if (from == 0 && name.equals(STATE)) {
                throw new UsageException(place, "has a path in " + STATE + ", which is Tokenkeeper's own");
            }
            from = end + 1;
        }
    }

    private static boolean isKeyOf(List<FileSpec> files, String key) {
        for (FileSpec file : files) {
            if (file.key().equals(key)) {
                return true;
            }
        }
        return false;
    }

    /** The parts between commas; at least one. */
    static List<String> split(String text) {
        List<String> parts = new ArrayList<>(2);
        int from = 0;
        int comma = text.indexOf(',');
        while (comma >= 0) {
            parts.add(text.substring(from, comma));
            from = comma + 1;
            comma = text.indexOf(',', from);
        }
        parts.add(text.substring(from));
        return parts;
    }
}
