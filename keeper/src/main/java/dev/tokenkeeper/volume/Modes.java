package dev.tokenkeeper.volume;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * Changes mode, owner and group so that the file is at no instant wider open than before and after: first the bits that
 * both have, then owner and group (which clears setgid on a file), then all bits.
 *
 * <p>JDK 25 follows a link when it is asked to set a mode by path without following links: it hands O_NOFOLLOW to
 * open(2) as a mode. Relative to an open folder it does better (fchmodat(2) with AT_SYMLINK_NOFOLLOW), but that way it
 * knows no setgid. So only a mode with such a bit is set by path, which a neighbour's link could lead astray.
 */
final class Modes {
    static final int SETGID = 02000;

    private static final int PLAIN = 0777;

    private Modes() {}

    /** The bits of {@code mode} that belong to the owner, to create with; the process's umask may take some away. */
    static FileAttribute<Set<PosixFilePermission>> asAttribute(int mode) {
        return PosixFilePermissions.asFileAttribute(permissions(mode & 0700));
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
                setMode(path, both);
                mode = both;
            }
            if (otherGroup) {
                Files.setAttribute(path, "unix:gid", gid, LinkOption.NOFOLLOW_LINKS);
            }
            if (otherOwner) {
                Files.setAttribute(path, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
            }
            mode = UnixStat.of(path).mode();
        }
        if (mode != wanted.mode()) {
            setMode(path, wanted.mode());
        }
    }

    private static void setMode(Path path, int mode) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        Path name = path.getFileName();
        if ((mode & ~PLAIN) == 0 && folder != null && name != null) {
            try (DirectoryStream<Path> names = Files.newDirectoryStream(folder)) {
                if (names instanceof SecureDirectoryStream<Path> secure) {
                    secure.getFileAttributeView(name, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                            .setPermissions(permissions(mode));
                    return;
                }
            }
        }
        Files.setAttribute(path, "unix:mode", mode, LinkOption.NOFOLLOW_LINKS);
    }

    /** The permissions in the order of their bits, highest first. */
    private static Set<PosixFilePermission> permissions(int mode) {
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        int bit = 0400;
        for (PosixFilePermission permission : PosixFilePermission.values()) {
            if ((mode & bit) != 0) {
                permissions.add(permission);
            }
            bit >>= 1;
        }
        return permissions;
    }
}
