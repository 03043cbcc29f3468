package dev.tokenkeeper.cli.start;

import dev.tokenkeeper.cli.settings.Settings;
import dev.tokenkeeper.cli.talk.Console;
import dev.tokenkeeper.report.PassReport;
import dev.tokenkeeper.report.ReportJson;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Puts a report where it was asked for, and into a pod's termination message if there is room for one.
 *
 * <p>A report file is written beside and renamed, so that a reader never sees half of it; a device or pipe is written as it is.
 */
public final class ReportFiles {
    private static final String TERMINATION_LOG = "/dev/termination-log";

    private final Console console;
    private final File terminationLog;

    ReportFiles(Console console, File terminationLog) {
        this.console = console;
        this.terminationLog = terminationLog;
    }

    /** Reports of this process. */
    public static ReportFiles ofProcess(Console console) {
        return new ReportFiles(console, new File(TERMINATION_LOG));
    }

    /** Writes {@code report}; false where it was asked for and could not be written. */
    public boolean write(Settings settings, PassReport report) {
        if (!settings.dryRun() && terminationLog.isFile() && terminationLog.canWrite()) {
            // The kubelet made it; it is all right if it cannot be written after all.
            put(terminationLog, ReportJson.brief(report));
        }
        return settings.report() == null || put(settings.report(), ReportJson.of(report));
    }

    /** Writes one report as a line of {@code path}; false, and told, where that cannot be. */
    public boolean put(Path path, String json) {
        File file = path.toFile();
        String text = json + "\n";
        boolean special = file.exists() && !file.isFile();
        // Not the process id, which two pods on one volume can have in common, and which takes thirty classes to ask
        // for.
        File beside = new File(file.getPath() + ".tmp-" + Long.toHexString(System.nanoTime()));
        boolean written = special ? put(file, text) : put(beside, text) && beside.renameTo(file);
        if (!written) {
            remove(special ? null : beside);
            console.talk("ReportNotWritten " + file.getPath()
                    + ": the report cannot be written there. Next: correct --report");
        }
        return written;
    }

    private static boolean put(File file, String text) {
        try (OutputStream out = new FileOutputStream(file)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void remove(@Nullable File file) {
        if (file != null && !file.delete()) {
            // It was never made.
            return;
        }
    }
}
