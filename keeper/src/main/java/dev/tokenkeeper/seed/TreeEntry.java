package dev.tokenkeeper.seed;

import dev.tokenkeeper.volume.FileStat;
import java.nio.file.Path;

/**
 * One name of a tree.
 *
 * @param path below the tree's top, with {@code /} between the names
 * @param place where it can be read: no link
 * @param stat how that looks
 */
record TreeEntry(String path, Path place, FileStat stat) {
    boolean isFolder() {
        return stat.isFolder();
    }

    boolean isFile() {
        return stat.isRegular();
    }
}
