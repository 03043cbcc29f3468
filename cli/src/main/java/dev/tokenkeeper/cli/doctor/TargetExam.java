package dev.tokenkeeper.cli.doctor;

import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.DiskException.Fault;
import dev.tokenkeeper.volume.FileStat;
import dev.tokenkeeper.volume.Ownership;
import java.nio.file.Path;

/** Whether a live file could be put into the target, and would stay. It tries in a folder of its own that it removes. */
final class TargetExam {
    private final Disk disk;
    private final Path target;
    private final Findings findings;

    TargetExam(Disk disk, Path target, Findings findings) {
        this.disk = disk;
        this.target = target;
        this.findings = findings;
    }

    /** Returns whether it makes sense to look further. */
    boolean run() {
        FileStat stat;
        try {
            stat = disk.stat(target);
        } catch (DiskException e) {
            findings.problem(
                    "target: " + target + " cannot be looked at by " + Self.ofProcess(),
                    "set runAsUser, runAsGroup and fsGroup alike for all containers");
            return false;
        }
        if (stat == null) {
            findings.problem("target: " + target + " is not there", "mount the volume there, or correct --target");
            return false;
        }
        if (!stat.isFolder()) {
            findings.problem("target: " + target + " is no folder", "point --target at the volume's folder");
            return false;
        }
        Volume volume = Volume.of(target);
        findings.good("target: " + target + " is a folder of uid " + stat.uid() + ", gid " + stat.gid() + ", mode "
                + Integer.toOctalString(stat.mode()) + ", on " + volume.type());
        if (volume.isMountedSource()) {
            findings.problem(
                    "target: it is a mounted Secret or ConfigMap, which nobody can write",
                    "mount a claim at --target and keep this mount as --source");
            return false;
        }
        persistence(volume);
        return tries(stat);
    }

    private void persistence(Volume volume) {
        if (volume.goesWithThePod()) {
            findings.note(
                    "persistence: what is written here goes with the pod"
                            + (volume.isOwnDisk()
                                    ? ", if this is a pod: it is no volume but the container's own disk"
                                    : ""),
                    "mount a PersistentVolumeClaim there if edits shall survive a restart");
        } else {
            findings.good("persistence: a volume of its own, mounted at " + volume.point());
        }
    }

    private boolean tries(FileStat stat) {
        Path folder =
                target.resolve(".tokenkeeper-doctor-" + ProcessHandle.current().pid());
        try {
            disk.makeFolder(folder, 0700);
        } catch (DiskException e) {
            refused(e.fault(), stat);
            return e.fault() == Fault.READ_ONLY || e.fault() == Fault.DENIED;
        }
        Path one = folder.resolve("one");
        Path two = folder.resolve("two");
        try {
            disk.create(one, Ownership.mode(0600));
            disk.link(one, two);
            disk.remove(two);
            disk.create(two, Ownership.mode(0600));
            disk.sync(folder);
            findings.good("writing: files can be made, linked and synced by " + Self.ofProcess());
            exchange(one, two);
        } catch (DiskException e) {
            findings.problem("writing: a file cannot be made, linked or synced here", fix(e.fault()));
        } finally {
            removed(one);
            removed(two);
            removed(folder);
        }
        return true;
    }

    private void exchange(Path one, Path two) {
        try {
            disk.exchange(one, two);
            findings.good("publishing: two names can be exchanged, so that no write can be missed");
        } catch (DiskException e) {
            findings.note(
                    "publishing: this file system cannot exchange two names (PublishWindow)",
                    "nothing; ext4, xfs, btrfs and tmpfs can");
        }
    }

    private void refused(Fault fault, FileStat stat) {
        if (fault == Fault.DENIED) {
            findings.problem(
                    "writing: the folder is of uid " + stat.uid() + ", gid " + stat.gid() + ", mode "
                            + Integer.toOctalString(stat.mode()) + ", and " + Self.ofProcess() + " may not write there",
                    fix(fault));
        } else {
            findings.problem("writing: nothing can be made here (" + fault + ")", fix(fault));
        }
    }

    private static String fix(Fault fault) {
        return switch (fault) {
            case DENIED -> "set runAsUser or fsGroup to the folder's owner or group, or chown the folder";
            case READ_ONLY -> "remove readOnly: true from the mount";
            case FULL -> "free or add room: df -h and df -i tell which";
            default -> "look at the volume's health: kubectl describe pvc";
        };
    }

    private void removed(Path path) {
        try {
            disk.remove(path);
        } catch (DiskException e) {
            if (e.fault() != Fault.MISSING) {
                findings.note("writing: " + path + " could not be removed again", "rm -r it");
            }
        }
    }
}
