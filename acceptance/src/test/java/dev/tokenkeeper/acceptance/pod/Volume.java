package dev.tokenkeeper.acceptance.pod;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** The writable volume: its one live file, and the names in the state of the delivery {@code default}. */
public final class Volume {
    private final Path folder;
    private final String key;

    private Volume(Path folder, String key) {
        this.folder = folder;
        this.key = key;
    }

    /** A volume in {@code folder}, which is made, for the live file {@code key}. */
    public static Volume at(Path folder, String key) throws IOException {
        return new Volume(Files.createDirectories(folder), key);
    }

    /** What {@code --target} names. */
    public Path folder() {
        return folder;
    }

    /** The live file. */
    public Path live() {
        return folder.resolve(key);
    }

    /** The live file's text; empty where there is none. */
    public String text() throws IOException {
        try {
            return Files.readString(live(), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    /** The names in the delivery's state folder. */
    public Set<String> state() {
        String[] names = folder.resolve(".tokenkeeper/default").toFile().list();
        return names == null ? Set.of() : new TreeSet<>(Set.of(names));
    }

    /** The highest number of a generation; 0 if there is none. */
    public int generation() {
        int highest = 0;
        for (String name : state()) {
            if (name.matches("[0-9]{8}")) {
                highest = Math.max(highest, Integer.parseInt(name));
            }
        }
        return highest;
    }
}
