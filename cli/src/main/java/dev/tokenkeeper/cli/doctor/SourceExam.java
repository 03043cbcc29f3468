package dev.tokenkeeper.cli.doctor;

import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.FileStat;
import java.nio.file.Path;

/** Whether the source is a mount that follows its Secret or ConfigMap. */
final class SourceExam {
    private final Disk disk;
    private final Path source;
    private final Findings findings;

    SourceExam(Disk disk, Path source, Findings findings) {
        this.disk = disk;
        this.source = source;
        this.findings = findings;
    }

    void run() {
        try {
            FileStat stat = disk.stat(source);
            if (stat == null) {
                findings.problem(
                        "source: " + source + " is not there",
                        "mount the Secret or ConfigMap there, or correct --source");
            } else if (!stat.isFolder()) {
                singleFile();
            } else if (disk.stat(source.resolve("..data")) != null) {
                findings.good("source: a mounted Secret or ConfigMap, which the kubelet keeps up to date");
            } else {
                findings.note(
                        "source: a plain folder, without the kubelet's ..data link",
                        "nothing, if it is meant so; a mounted Secret or ConfigMap has one");
            }
        } catch (DiskException e) {
            findings.problem(
                    "source: it cannot be looked at by " + Self.ofProcess(),
                    "set the volume's defaultMode to 0440 and the pod's fsGroup");
        }
    }

    private void singleFile() throws DiskException {
        if (disk.isMountPoint(source)) {
            findings.problem(
                    "source: a single file by subPath, which the kubelet never updates",
                    "mount the whole Secret or ConfigMap as a folder");
        } else {
            findings.good("source: a single file");
        }
    }
}
