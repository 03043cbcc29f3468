package dev.tokenkeeper.volume;

/**
 * How a file looks: kind, identity, size in bytes, number of names, permission bits ({@code 07777}), owner and group.
 * No time is in it, because time never decides.
 */
public record FileStat(Kind kind, long device, long inode, long size, int links, int mode, int uid, int gid) {
    /** What a name stands for. */
    public enum Kind {
        REGULAR,
        FOLDER,
        LINK,
        OTHER
    }

    /** Whether this is a regular file. */
    public boolean isRegular() {
        return kind == Kind.REGULAR;
    }

    /** Whether this is a folder. */
    public boolean isFolder() {
        return kind == Kind.FOLDER;
    }

    /** Whether both are one and the same file. */
    public boolean sameFile(FileStat other) {
        return device == other.device && inode == other.inode;
    }
}
