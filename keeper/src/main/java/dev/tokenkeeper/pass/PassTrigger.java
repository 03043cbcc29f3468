package dev.tokenkeeper.pass;

/** Why a pass runs; it tells how far the source's mount may be trusted to be the newest. */
public enum PassTrigger {
    /** A pod starts: its mount is fresh. Also the pod's next start, after which displaced files may go. */
    INIT,
    /** A watcher saw its own mount change. */
    SOURCE_SEEN,
    /** A watcher starts, the live file changed, or a look by time: the mount was not seen changing. */
    WAKE
}
