package dev.tokenkeeper.cli.install;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * A folder made equal to another one: folders, files and their modes. What is equal already is left alone, so a copy that
 * was killed is completed by the next one. A file gets its name only when it is whole, so a program that runs from the old
 * file keeps it. What only the copy has stays. Memory is one block, whatever the files' sizes.
 *
 * <p>Nothing is synced: after a crash of the node the sums tell what has to be copied again.
 *
 * @param copied how many files were written
 * @param kept how many were there already
 */
record FolderCopy(int copied, int kept) {
    private static final int BLOCK = 256 * 1024;
    private static final String UNFINISHED = ".unfinished";

    /**
     * Makes {@code to}, which is there, equal to {@code from}.
     *
     * @throws IOException if a file cannot be read or written
     */
    static FolderCopy of(Path from, Path to) throws IOException {
        return of(from.toFile(), to.toFile(), new byte[BLOCK]);
    }

    private static FolderCopy of(File from, File to, byte[] block) throws IOException {
        String[] names = from.list();
        if (names == null) {
            throw new IOException(from + " cannot be listed");
        }
        Arrays.sort(names);
        int copied = 0;
        int kept = 0;
        for (String name : names) {
            File source = new File(from, name);
            File target = new File(to, name);
            if (source.isDirectory()) {
                if (!target.isDirectory() && !target.mkdir()) {
                    throw new IOException(target + " cannot be made");
                }
                FolderCopy below = of(source, target, block);
                setMode(source, target);
                copied += below.copied;
                kept += below.kept;
            } else if (isSame(source, target, block)) {
                setMode(source, target);
                kept++;
            } else {
                copy(source, target, block);
                copied++;
            }
        }
        return new FolderCopy(copied, kept);
    }

    private static boolean isSame(File source, File target, byte[] block) throws IOException {
        return Files.isRegularFile(target.toPath(), LinkOption.NOFOLLOW_LINKS)
                && target.length() == source.length()
                && target.canRead()
                && sum(target, block) == sum(source, block);
    }

    private static long sum(File file, byte[] block) throws IOException {
        CRC32 sum = new CRC32();
        try (InputStream in = new FileInputStream(file)) {
            for (int n = in.read(block); n > 0; n = in.read(block)) {
                sum.update(block, 0, n);
            }
        }
        return sum.getValue();
    }

    private static void copy(File source, File target, byte[] block) throws IOException {
        File unfinished = new File(target.getPath() + UNFINISHED);
        Files.deleteIfExists(unfinished.toPath());
        try (InputStream in = new FileInputStream(source);
                OutputStream out = new FileOutputStream(unfinished)) {
            for (int n = in.read(block); n > 0; n = in.read(block)) {
                out.write(block, 0, n);
            }
        }
        setMode(source, unfinished);
        Files.move(unfinished.toPath(), target.toPath(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Only where it differs: a folder that belongs to somebody else and has the right mode is left alone. */
    private static void setMode(File source, File target) throws IOException {
        var wanted = Files.getPosixFilePermissions(source.toPath());
        if (!Files.getPosixFilePermissions(target.toPath()).equals(wanted)) {
            Files.setPosixFilePermissions(target.toPath(), wanted);
        }
    }
}
