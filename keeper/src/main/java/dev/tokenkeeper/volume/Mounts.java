package dev.tokenkeeper.volume;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is mounted where for this process, as {@code /proc/self/mountinfo} tells (proc_pid_mountinfo(5)). */
final class Mounts {
    private static final Path MOUNTINFO = Path.of("/proc/self/mountinfo");
    private static final int POINT = 4;
    private static final int OPTIONS = 5;
    private static final String SEPARATOR = " - ";

    private final String text;

    private Mounts(String text) {
        this.text = text;
    }

    /** One mount: where, its file system's type, and whether nothing can be written there. */
    record Mount(String point, String type, boolean readOnly) {}

    static Mounts read() throws IOException {
        return parse(Files.readString(MOUNTINFO, StandardCharsets.UTF_8));
    }

    static Mounts parse(String text) {
        return new Mounts(text);
    }

    /** Whether something is mounted exactly here; a link above is followed, the last name is not. */
    boolean isMountPoint(Path path) throws IOException {
        String real = real(path);
        for (int start = 0; start < text.length(); start = next(start)) {
            if (point(start).equals(real)) {
                return true;
            }
        }
        return false;
    }

    /** The mount that {@code path} lies on: the longest, and of equal ones the last, which hides the others. */
    Mount holding(Path path) throws IOException {
        String real = real(path);
        int best = -1;
        int longest = 0;
        for (int start = 0; start < text.length(); start = next(start)) {
            String point = point(start);
            if (!point.isEmpty() && point.length() >= longest && holds(point, real)) {
                best = start;
                longest = point.length();
            }
        }
        if (best < 0) {
            throw new IOException("no mount holds this path");
        }
        String line = text.substring(best, next(best) - 1);
        int tail = line.indexOf(SEPARATOR) + SEPARATOR.length();
        boolean readOnly = isReadOnly(word(line, 0, OPTIONS)) || isReadOnly(word(line, tail, 2));
        return new Mount(point(best), word(line, tail, 0), readOnly);
    }

    /** Where the line behind the one that begins at {@code start} begins. */
    private int next(int start) {
        int end = text.indexOf('\n', start);
        return end < 0 ? text.length() + 1 : end + 1;
    }

    /** Where the mount of the line that begins at {@code start} is; empty if that is no mount's line. */
    private String point(int start) {
        int tail = text.indexOf(SEPARATOR, start);
        return tail < 0 || tail > next(start) ? "" : unescape(word(text, start, POINT));
    }

    private static boolean holds(String point, String real) {
        return point.equals("/")
                || (real.startsWith(point) && (real.length() == point.length() || real.charAt(point.length()) == '/'));
    }

    private static String real(Path path) throws IOException {
        Path absolute = path.toAbsolutePath().normalize();
        Path folder = absolute.getParent();
        if (folder == null) {
            return absolute.toString();
        }
        Path name = absolute.getFileName();
        return folder.toRealPath().resolve(name).toString();
    }

    private static boolean isReadOnly(String options) {
        return options.equals("ro") || options.startsWith("ro,") || options.contains(",ro,") || options.endsWith(",ro");
    }

    private static String word(String line, int from, int index) {
        int start = from;
        for (int i = 0; i < index; i++) {
            int space = line.indexOf(' ', start);
            if (space < 0) {
                return "";
            }
            start = space + 1;
        }
        int end = line.indexOf(' ', start);
        return end < 0 ? line.substring(start) : line.substring(start, end);
    }

    /** Space, tab, line feed and backslash are written as a backslash and three octal digits. */
    private static String unescape(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\\' && i + 3 < text.length()) {
                plain.append((char) Integer.parseInt(text.substring(i + 1, i + 4), 8));
                i += 3;
            } else {
                plain.append(text.charAt(i));
            }
        }
        return plain.toString();
    }
}
