package dev.tokenkeeper.pass;

import dev.tokenkeeper.delivery.DeliverySpec;
import dev.tokenkeeper.report.Reason;
import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.FileStat;

/** What must hold of a volume before its state is touched: it is a folder, and its locks can be trusted. */
final class Entrance {
    /**
     * File systems whose locks do not exclude writers on other machines, or not at all: network mounts with local locks,
     * object stores behind FUSE, and the shared folders of virtual machines.
     */
    private static final String[] NO_LOCKS = {
        "nfs",
        "9p",
        "virtiofs",
        "vboxsf",
        "cifs",
        "smb3",
        "fuse.blobfuse",
        "fuse.blobfuse2",
        "fuse.gcsfuse",
        "fuse.goofys",
        "fuse.mountpoint-s3",
        "fuse.rclone",
        "fuse.s3fs",
        "fuse.sshfs"
    };

    private Entrance() {}

    static void check(Disk disk, DeliverySpec spec) throws DiskException, Shut {
        FileStat target = disk.stat(spec.target());
        if (target == null) {
            throw new Shut(
                    Reason.of(ReasonCode.TARGET_FOLDER_MISSING, spec.target().toString()));
        }
        if (!target.isFolder()) {
            throw new Shut(
                    Reason.of(ReasonCode.TARGET_NOT_REGULAR, spec.target().toString()));
        }
        if (!spec.singleWriter() && !canLock(disk.fileSystemType(spec.target()))) {
            throw new Shut(Reason.of(ReasonCode.LOCK_UNAVAILABLE, spec.target().toString()));
        }
    }

    private static boolean canLock(String type) {
        for (String without : NO_LOCKS) {
            if (without.equals(type)) {
                return false;
            }
        }
        return true;
    }
}
