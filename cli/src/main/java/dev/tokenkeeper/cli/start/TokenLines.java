package dev.tokenkeeper.cli.start;

import dev.tokenkeeper.cli.settings.Settings;
import dev.tokenkeeper.cli.talk.Console;
import dev.tokenkeeper.cli.talk.MaskedToken;
import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.delivery.DeliverySpec;
import dev.tokenkeeper.delivery.FileSpec;
import dev.tokenkeeper.format.Limits;
import dev.tokenkeeper.report.FileReport;
import dev.tokenkeeper.report.PassReport;
import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;

/** Prints what is live after a pass, masked. */
final class TokenLines {
    private static final int FILES = 10;

    private TokenLines() {}

    static void print(Settings settings, Disk disk, PassReport report, Console console) {
        StringBuilder text = new StringBuilder();
        int shown = 0;
        int good = 0;
        for (FileReport file : report.files()) {
            if (file.good()) {
                good++;
                if (shown < FILES
                        && append(
                                text,
                                settings.spec(),
                                disk,
                                file.path(),
                                report.files().size() > 1)) {
                    shown++;
                }
            }
        }
        if (good > 0) {
            if (shown < good) {
                text.append("... ").append(good - shown).append(" more files\n");
            }
            console.data("Token initialized:\n" + text);
        }
    }

    private static boolean append(StringBuilder text, DeliverySpec spec, Disk disk, String path, boolean named) {
        try {
            Content live = disk.read(spec.target().resolve(path), Limits.DEFAULT.bytes());
            if (named) {
                text.append(path).append(":\n");
            }
            text.append(MaskedToken.lines(format(spec, path), live));
            return true;
        } catch (DiskException e) {
            // The pass has told what is the matter; there is only nothing to show.
            return false;
        }
    }

    private static Format format(DeliverySpec spec, String path) {
        for (FileSpec file : spec.files()) {
            if (file.path().equals(path) && file.format() != null) {
                return file.format();
            }
        }
        Format format = spec.format();
        return format != null ? format : Format.ofName(path);
    }
}
