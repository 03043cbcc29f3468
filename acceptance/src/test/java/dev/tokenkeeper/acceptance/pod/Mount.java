package dev.tokenkeeper.acceptance.pod;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/**
 * A Secret's mount as the kubelet's AtomicWriter makes it: a folder for each version, {@code ..data} that points to the
 * newest one and is changed by a rename, and a link for each key. Not safe for several threads.
 */
public final class Mount {
    private final Path folder;
    private int versions;

    private Mount(Path folder) {
        this.folder = folder;
    }

    /** An empty mount in {@code folder}, which is made. */
    public static Mount at(Path folder) throws IOException {
        return new Mount(Files.createDirectories(folder));
    }

    /** The mount's folder: what {@code --source} names. */
    public Path folder() {
        return folder;
    }

    /** Delivers one key's text as the whole of the Secret. */
    public void deliver(String key, String text) throws IOException {
        deliver(Map.of(key, text));
    }

    /** Delivers a version of the Secret. */
    public void deliver(Map<String, String> keys) throws IOException {
        versions++;
        String name = "..2026_11_24_21_00_00." + versions;
        Path fresh = Files.createDirectory(folder.resolve(name));
        for (Map.Entry<String, String> key : keys.entrySet()) {
            Files.write(fresh.resolve(key.getKey()), key.getValue().getBytes(StandardCharsets.UTF_8));
        }
        Path data = folder.resolve("..data");
        Path old = Files.isSymbolicLink(data) ? folder.resolve(Files.readSymbolicLink(data)) : null;
        Path swap = Files.createSymbolicLink(folder.resolve("..data_tmp"), Path.of(name));
        Files.move(swap, data, StandardCopyOption.ATOMIC_MOVE);
        for (String key : keys.keySet()) {
            if (!Files.exists(folder.resolve(key), LinkOption.NOFOLLOW_LINKS)) {
                Files.createSymbolicLink(folder.resolve(key), Path.of("..data", key));
            }
        }
        if (old != null) {
            remove(old);
        }
    }

    private static void remove(Path version) throws IOException {
        try (var keys = Files.newDirectoryStream(version)) {
            for (Path key : keys) {
                Files.delete(key);
            }
        }
        Files.delete(version);
    }
}
