package dev.tokenkeeper.cli;

import dev.tokenkeeper.cli.exec.Restart;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * Finds out at each start whether the code that runs is the code in the jar.
 *
 * <p>The JVM takes classes from an AOT cache without comparing it with the jar that it was made from, so a jar put beside
 * an older cache would not run: the old code would, in silence. The build writes a line beside the jar: the build id, and
 * the jar's length and CRC-32C. A class from a cache of another build has another id; a changed jar has another length or
 * sum. The sum guards against mistakes, not against an attacker, who could replace the cache itself.
 */
final class ArchivedCode {

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

    /** The interpreter has a fast way for this sum, which needs no library of its own to be loaded. */
    private static String lengthAndSum(File jar) throws IOException {
        CRC32C crc = new CRC32C();
        long length = 0;
        byte[] buffer = new byte[64 * 1024];
        try (InputStream file = new FileInputStream(jar)) {
            for (int n = file.read(buffer); n > 0; n = file.read(buffer)) {
                crc.update(buffer, 0, n);
                length += n;
            }
        }
        return length + " " + crc.getValue();
    }
}
