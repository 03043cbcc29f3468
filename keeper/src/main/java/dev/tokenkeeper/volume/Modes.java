package dev.tokenkeeper.volume;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * Changes mode, owner and group so that the file is at no instant wider open than before and after: first the bits that
 * both have, then owner and group (which clears setgid on a file), then all bits. Links are not followed.
 */
final class Modes {
    static final int SETGID = 02000;

    private Modes() {}

    /** The bits of {@code mode} that belong to the owner, to create with; the process's umask may take some away. */
    static FileAttribute<Set<PosixFilePermission>> asAttribute(int mode) {
        Set<PosixFilePermission> bits = EnumSet.noneOf(PosixFilePermission.class);
        if ((mode & 0400) != 0) {
            bits.add(PosixFilePermission.OWNER_READ);
        }
        if ((mode & 0200) != 0) {
            bits.add(PosixFilePermission.OWNER_WRITE);
        }
        if ((mode & 0100) != 0) {
            bits.add(PosixFilePermission.OWNER_EXECUTE);
        }
        return PosixFilePermissions.asFileAttribute(bits);
    }

    /** Makes {@code path}, which looks like {@code before}, be as {@code wanted}; nothing is called for nothing. */
    static void change(Path path, FileStat before, Ownership wanted) throws IOException {
        int uid = wanted.uid() == null ? before.uid() : wanted.uid();
        int gid = wanted.gid() == null ? before.gid() : wanted.gid();
        boolean otherOwner = uid != before.uid();
        boolean otherGroup = gid != before.gid();
        int mode = before.mode();
        if (otherOwner || otherGroup) {
            int both = mode & wanted.mode();
            if (both != mode) {
                set(path, "unix:mode", both);
                mode = both;
            }
            if (otherGroup) {
                set(path, "unix:gid", gid);
            }
            if (otherOwner) {
                set(path, "unix:uid", uid);
            }
            mode &= ~06000;
        }
        if (mode != wanted.mode()) {
            set(path, "unix:mode", wanted.mode());
        }
    }

    private static void set(Path path, String attribute, int value) throws IOException {
        Files.setAttribute(path, attribute, value, LinkOption.NOFOLLOW_LINKS);
    }
}
