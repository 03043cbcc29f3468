package dev.tokenkeeper.cli;

import dev.tokenkeeper.cli.exec.Restart;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Finds out at each start whether the code that runs is the code in the jar.
 *
 * <p>The JVM takes classes from an AOT cache without comparing it with the jar that it was made from, so a jar put beside
 * an older cache would not run: the old code would, in silence. The build writes a line beside the jar: the build id, and
 * the jar's length and the CRC-32 of its directory, which holds those of each class. A class from a cache of
 * another build has another id; a jar with other classes has another length or directory. That guards against mistakes,
 * not against an attacker, who could replace the cache itself.
 */
final class ArchivedCode {
    /** The record at the end of a jar, and where in it the size of the directory before it stands. */
    private static final int END_RECORD = 22;

    private static final int DIRECTORY_SIZE = 12;

    private ArchivedCode() {}

    /**
     * True if code and jar belong together, if this is not a runtime made by the build (no such line), or if this program
     * has left the cache out ({@link dev.tokenkeeper.cli.exec.Restart}).
     *
     * @param javaHome the folder of the running Java
     */
    static boolean isOfThisJar(String javaHome) {
        if (System.getProperty(Restart.LEFT_OUT) != null) {
            return true;
        }
        File folder = new File(javaHome, "lib/tokenkeeper");
        byte[] line;
        try (InputStream file = new FileInputStream(new File(folder, "build"))) {
            line = file.readNBytes(100);
        } catch (IOException notBuiltSo) {
            return true;
        }
        return agrees(new String(line, StandardCharsets.ISO_8859_1), new File(folder, "tokenkeeper.jar"));
    }

    /** Prints the line for the jar {@code args[0]}; the build puts it beside the jar. */
    public static void main(String[] args) throws IOException {
        System.out.println(BuildId.value() + " " + lengthAndSum(new File(args[0])));
    }

    private static boolean agrees(String line, File jar) {
        int space = line.indexOf(' ');
        if (space < 0 || !line.substring(0, space).equals(BuildId.value())) {
            return false;
        }
        try {
            return line.substring(space + 1).equals(lengthAndSum(jar) + "\n");
        } catch (IOException unreadable) {
            return false;
        }
    }

    /**
     * Reads the directory at the jar's end (APPNOTE.TXT, 4.3.12 and 4.3.16); the build writes no comment after it. CRC-32 and
     * not CRC-32C: Java makes the tables of that one at each start, which takes four times as long as this sum.
     */
    private static String lengthAndSum(File jar) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(jar, "r")) {
            long length = file.length();
            byte[] end = new byte[END_RECORD];
            file.seek(Math.max(0, length - END_RECORD));
            file.readFully(end);
            long size = 0;
            for (int i = 3; i >= 0; i--) {
                size = size << 8 | (end[DIRECTORY_SIZE + i] & 0xff);
            }
            if (size > length - END_RECORD) {
                throw new IOException("not a jar of the build");
            }
            byte[] directory = new byte[(int) size];
            file.seek(length - END_RECORD - size);
            file.readFully(directory);
            CRC32 crc = new CRC32();
            crc.update(directory, 0, directory.length);
            return length + " " + crc.getValue();
        }
    }
}
