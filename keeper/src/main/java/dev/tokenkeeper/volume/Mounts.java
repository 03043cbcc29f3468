package dev.tokenkeeper.volume;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is mounted where for this process, as {@code /proc/self/mountinfo} tells (proc_pid_mountinfo(5)). */
final class Mounts {
    private static final Path MOUNTINFO = Path.of("/proc/self/mountinfo");
    private static final int POINT = 4;
    private static final int OPTIONS = 5;

    private final List<Mount> mounts;

    private Mounts(List<Mount> mounts) {
        this.mounts = mounts;
    }

    /** One mount: where, its file system's type, and whether nothing can be written there. */
    record Mount(String point, String type, boolean readOnly) {}

    static Mounts read() throws IOException {
        return parse(Files.readString(MOUNTINFO, StandardCharsets.UTF_8));
    }

    static Mounts parse(String text) {
        List<Mount> mounts = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            String line = text.substring(start, end);
            int tail = line.indexOf(" - ");
            if (tail > 0) {
                String type = word(line, tail + 3, 0);
                boolean readOnly = isReadOnly(word(line, 0, OPTIONS)) || isReadOnly(word(line, tail + 3, 2));
                mounts.add(new Mount(unescape(word(line, 0, POINT)), type, readOnly));
            }
            start = end + 1;
        }
        return new Mounts(mounts);
    }

    /** Whether something is mounted exactly here; a link above is followed, the last name is not. */
    boolean isMountPoint(Path path) throws IOException {
        String real = real(path);
        for (Mount mount : mounts) {
            if (mount.point().equals(real)) {
                return true;
            }
        }
        return false;
    }

    /** The mount that {@code path} lies on: the longest, and of equal ones the last, which hides the others. */
    Mount holding(Path path) throws IOException {
        String real = real(path);
        Mount best = null;
        for (Mount mount : mounts) {
            if (holds(mount.point(), real)
                    && (best == null || mount.point().length() >= best.point().length())) {
                best = mount;
            }
        }
        if (best == null) {
            throw new IOException("no mount holds this path");
        }
        return best;
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
