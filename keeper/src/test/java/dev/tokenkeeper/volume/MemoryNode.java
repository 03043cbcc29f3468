package dev.tokenkeeper.volume;

import dev.tokenkeeper.content.Content;
import java.nio.file.Path;
import java.util.TreeMap;

/** One inode of a {@link MemoryDisk}. {@code id} is its identity for ever, {@code number} may be used again. */
final class MemoryNode {
    final int id;
    final long number;
    final FileStat.Kind kind;
    final long device;
    final TreeMap<String, Integer> names = new TreeMap<>();
    final Path target;
    Content content = Content.EMPTY;
    int mode;
    int uid;
    int gid;
    int links;
    int holders;

    MemoryNode(int id, long number, FileStat.Kind kind, long device, Path target) {
        this.id = id;
        this.number = number;
        this.kind = kind;
        this.device = device;
        this.target = target;
    }

    MemoryNode copy() {
        MemoryNode copy = new MemoryNode(id, number, kind, device, target);
        copy.names.putAll(names);
        copy.content = content;
        copy.mode = mode;
        copy.uid = uid;
        copy.gid = gid;
        copy.links = links;
        return copy;
    }

    boolean isFolder() {
        return kind == FileStat.Kind.FOLDER;
    }

    FileStat stat() {
        int size = kind == FileStat.Kind.LINK ? target.toString().length() : content.size();
        return new FileStat(kind, device, number, size, links, mode, uid, gid);
    }
}
