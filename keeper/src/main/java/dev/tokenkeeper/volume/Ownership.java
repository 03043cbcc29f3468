package dev.tokenkeeper.volume;

import org.jspecify.annotations.Nullable;

/** Permission bits ({@code 07777}), owner and group; null leaves owner or group as the process makes them. */
public record Ownership(
        int mode, @Nullable Integer uid, @Nullable Integer gid) {
    /** This mode, owner and group as the process makes them. */
    public static Ownership mode(int mode) {
        return new Ownership(mode, null, null);
    }

    /** Whether {@code stat} has this mode and, where asked, owner and group. */
    public boolean isOf(FileStat stat) {
        return stat.mode() == mode && (uid == null || uid == stat.uid()) && (gid == null || gid == stat.gid());
    }
}
