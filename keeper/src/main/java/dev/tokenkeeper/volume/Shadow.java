package dev.tokenkeeper.volume;

import dev.tokenkeeper.content.Content;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One file or folder as a {@link DryRunDisk} pretends that it is: what lies under it, and what was changed. */
final class Shadow {
    /** Names changed in a folder; null: removed. */
    final Map<String, @Nullable Shadow> names = new HashMap<>();

    /** Where it lies on the disk below; null if it was made here. */
    @Nullable
    Path real;

    /** Its bytes, if they were changed. */
    @Nullable
    Content content;

    /** What it says, if it is a link that was made here. */
    @Nullable
    Path target;

    private final FileStat made;
    private @Nullable Ownership owned;
    private int links;

    Shadow(@Nullable Path real, FileStat made) {
        this.real = real;
        this.made = made;
    }

    boolean isFolder() {
        return made.isFolder();
    }

    boolean isRegular() {
        return made.isRegular();
    }

    boolean isLink() {
        return made.kind() == FileStat.Kind.LINK;
    }

    long device() {
        return made.device();
    }

    void own(Ownership ownership) {
        owned = ownership;
    }

    /** Counts names that were given to it, or taken from it. */
    void named(int more) {
        links += more;
    }

    /** How it looks, given how it looks below. */
    FileStat stat(@Nullable FileStat below) {
        FileStat base = below == null ? made : below;
        Ownership now = owned;
        Integer uid = now == null ? null : now.uid();
        Integer gid = now == null ? null : now.gid();
        Content bytes = content;
        return new FileStat(
                base.kind(),
                base.device(),
                base.inode(),
                bytes == null ? base.size() : bytes.size(),
                base.links() + links,
                now == null ? base.mode() : now.mode(),
                uid == null ? base.uid() : uid,
                gid == null ? base.gid() : gid);
    }
}
