package dev.tokenkeeper.cli.workbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A folder laid out as the kubelet mounts a Secret: each version in a folder of its own, {@code ..data} linked to the
 * newest by an atomic rename, and each key a link through {@code ..data}.
 */
public final class SecretMount {
    private final Path folder;
    private int version;

    private SecretMount(Path folder) {
        this.folder = folder;
    }

    public static SecretMount in(Path folder) throws IOException {
        return new SecretMount(Files.createDirectories(folder));
    }

    public Path folder() {
        return folder;
    }

    public Path key(String key) {
        return folder.resolve(key);
    }

    /** Replaces all that the Secret holds by one key, in one swap. */
    public void put(String key, String value) throws IOException {
        put(Map.of(key, value));
    }

    /** Replaces all that the Secret holds, in one swap. */
    public void put(Map<String, String> values) throws IOException {
        version++;
        Path fresh = Files.createDirectory(folder.resolve("..version_" + version));
        for (Map.Entry<String, String> value : values.entrySet()) {
            Path file = Files.writeString(fresh.resolve(value.getKey()), value.getValue());
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r-----"));
        }
        swap(fresh.getFileName());
        for (String key : values.keySet()) {
            Path link = folder.resolve(key);
            if (!Files.isSymbolicLink(link)) {
                Files.createSymbolicLink(link, Path.of("..data", key));
            }
        }
        for (Path entry : entries()) {
            String name = entry.getFileName().toString();
            if (Files.isSymbolicLink(entry) && !name.equals("..data") && !values.containsKey(name)) {
                Files.delete(entry);
            } else if (name.startsWith("..version_") && !entry.equals(fresh)) {
                try (Stream<Path> old = Files.list(entry)) {
                    for (Path file : old.toList()) {
                        Files.delete(file);
                    }
                }
                Files.delete(entry);
            }
        }
    }

    private void swap(Path to) throws IOException {
        Path next = folder.resolve("..data_tmp");
        Files.createSymbolicLink(next, to);
        Files.move(next, folder.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
    }

    private List<Path> entries() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return new ArrayList<>(all.toList());
        }
    }
}
