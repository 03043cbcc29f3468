package dev.tokenkeeper.volume;

import dev.tokenkeeper.content.Content;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * One look at a live file as its own application takes it: it costs what reading a file costs. Nothing is decided by it,
 * so it asks nothing of the way to the file. Safe for several threads.
 */
public final class Glance {
    private Glance() {}

    /** Whether a regular file is there. */
    public static boolean isThere(Path path) {
        return Files.isRegularFile(path);
    }

    /**
     * The text (UTF-8).
     *
     * @throws DiskException {@link DiskException.Fault#MISSING}; {@link DiskException.Fault#NOT_REGULAR} if it is no text; else
     *     {@link DiskException.Fault#DENIED}
     */
    public static String text(Path path) throws DiskException {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw failed(e, path);
        }
    }

    /** The bytes. As {@link #text}, and any will do. */
    public static Content content(Path path) throws DiskException {
        try {
            return Content.copyOf(Files.readAllBytes(path));
        } catch (IOException e) {
            throw failed(e, path);
        }
    }

    private static DiskException failed(IOException e, Path path) {
        DiskException.Fault fault = e instanceof NoSuchFileException
                ? DiskException.Fault.MISSING
                : e instanceof CharacterCodingException ? DiskException.Fault.NOT_REGULAR : DiskException.Fault.DENIED;
        return new DiskException(fault, path);
    }
}
