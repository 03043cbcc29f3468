package dev.tokenkeeper.report;

/**
 * What a reason means, for people.
 *
 * @param sentence what is the case, as part of a log line
 * @param cause why it comes to that
 * @param fix what to do
 */
public record Explanation(String sentence, String cause, String fix) {
    /** The explanation of {@code code}. */
    public static Explanation of(ReasonCode code) {
        return switch (code) {
            case SOURCE_FOLDER_MISSING ->
                new Explanation(
                        "the source folder is not there",
                        "The path of --source is wrong, or the Secret or ConfigMap is not mounted (yet).",
                        "Compare --source with the container's mountPath. With an optional mount or a late Secret, add"
                                + " --wait.");
            case KEY_NOT_READY ->
                new Explanation(
                        "the source has no such key yet",
                        "The mount is there but the key is not: not created yet, misspelt, or left out by the mount's"
                                + " items. A missing key is never taken for a deleted file.",
                        "List the mount with ls -la. Correct --file, or add the key to the Secret, or add --wait.");
            case SOURCE_EMPTY ->
                new Explanation(
                        "the source's file is empty",
                        "The key has no content, or whoever writes the folder has not written it yet.",
                        "Fill the key. An empty token is never delivered.");
            case SOURCE_UNREADABLE ->
                new Explanation(
                        "the source cannot be read",
                        "Permissions: the mount's defaultMode, or a fsGroup that does not match runAsUser.",
                        "Set the volume's defaultMode to 0440 and the pod's fsGroup to the process's group.");
            case SOURCE_NOT_REGULAR ->
                new Explanation(
                        "the source is not a regular file",
                        "A folder, a FIFO, a device, or links in a circle stand where the key should be.",
                        "Mount the Secret or ConfigMap itself, and point --file at a key.");
            case SOURCE_TOO_LARGE ->
                new Explanation(
                        "the source is larger than the limit",
                        "More than 8 MiB, 200,000 entries, 200 levels, or a line over 1 MiB.",
                        "Deliver a smaller file. Kubernetes itself stores at most 1 MiB in a Secret.");
            case SOURCE_UNPARSABLE ->
                new Explanation(
                        "the source is not valid in its format",
                        "The file was cut, or is of another format than its name or --format says.",
                        "Look at the line and column that are told, or name the right format with --format.");
            case SOURCE_INVALID ->
                new Explanation(
                        "the source does not pass validation",
                        "A rule given by --validate, or a folder's own SHA256SUMS, does not hold for the new content.",
                        "Correct the source, or the rule.");
            case SOURCE_UNSTABLE ->
                new Explanation(
                        "the source changed each time it was read",
                        "It is being rewritten all the time, without the kubelet's atomic swap.",
                        "Have the writer write beside it and rename, or try again.");
            case STALE_SOURCE ->
                new Explanation(
                        "the source is an older version that this mount was not seen changing to",
                        "Pods see a change of a Secret at different times; this one's mount is behind another one's.",
                        "Nothing to do: the kubelet catches up. To roll a Secret back, restart the pod.");
            case TARGET_FOLDER_MISSING ->
                new Explanation(
                        "the target folder is not there",
                        "The volume is not mounted in this container, or at another path.",
                        "Compare --target with the container's mountPath; see that the claim is bound.");
            case TARGET_NOT_REGULAR ->
                new Explanation(
                        "the live file is not a regular file",
                        "A link, a folder, a FIFO or a device stands where the token should be.",
                        "Move it away; the next pass puts the token there.");
            case TARGET_OUTSIDE_VOLUME ->
                new Explanation(
                        "the path leaves the target folder",
                        "A folder on the way is a symbolic link or another mount.",
                        "Replace the link by a real folder, or choose another --target.");
            case TARGET_READ_ONLY ->
                new Explanation(
                        "the target is mounted read-only",
                        "The mount says readOnly: true, or it is a Secret mount, or a file system that fell"
                                + " back after an error.",
                        "Mount a writable volume (a claim or an emptyDir) at --target.");
            case TARGET_FULL ->
                new Explanation(
                        "the volume has no room left",
                        "No space, no inodes, or a quota.",
                        "Free or add room: df -h and df -i tell which. The next pass goes on by itself.");
            case TARGET_UNREADABLE ->
                new Explanation(
                        "the target cannot be read or written by this user",
                        "The container runs as another user than the one that owns the volume's files.",
                        "Set runAsUser, runAsGroup and fsGroup alike for all containers of the pod.");
            case TARGET_UNSTABLE ->
                new Explanation(
                        "the live file changed each time it was looked at",
                        "The application writes it faster than a pass can merge.",
                        "Nothing to do if it is rare. Otherwise let the application save less often.");
            case PATH_TAKEN ->
                new Explanation(
                        "the path belongs to another delivery",
                        "Two deliveries (--name) on one volume have a file in common.",
                        "Give each delivery its own paths, or use the same --name.");
            case OWNER_MISMATCH ->
                new Explanation(
                        "the live file belongs to another user",
                        "Owner or mode cannot be set, as only the owner (or root) may.",
                        "Run as the same user, or share a group: fsGroup with --shared and --mode 0660.");
            case MODE_NOT_ASSERTED ->
                new Explanation(
                        "mode or owner of the live file could not be set again",
                        "Somebody else owns the file, or the file system has no permissions.",
                        "Run as the file's owner, or set fsGroupChangePolicy: OnRootMismatch.");
            case DISK_ERROR ->
                new Explanation(
                        "the disk reported an error",
                        "The volume itself failed; nothing is known of what it still holds.",
                        "Look at the node's kernel log; see tokenkeeper verify when it is back.");
            case TOO_LARGE_TO_MERGE ->
                new Explanation(
                        "the live file is larger than the limit and is kept",
                        "The application made it grow over 8 MiB, 200,000 entries, 200 levels or a line of 1 MiB.",
                        "Make it smaller; until then new versions of the source wait.");
            case FILE_LOST ->
                new Explanation(
                        "the live file was missing, empty or broken",
                        "The application, or somebody, removed or truncated it, or it was never delivered. A pass puts the"
                                + " last good one back; what was found is in history.",
                        "See tokenkeeper history; find out who removes the file.");
            case FILE_INVALID ->
                new Explanation(
                        "the live file does not pass validation",
                        "The application wrote something that a rule does not allow.",
                        "See tokenkeeper diff; tokenkeeper restore brings the last good version back.");
            case NOT_ATOMIC ->
                new Explanation(
                        "the live file was written in place",
                        "It is a mount point of its own (subPath), which cannot be replaced. A reader may see a mix"
                                + " for an instant.",
                        "Mount the folder instead of the single file.");
            case PUBLISH_WINDOW ->
                new Explanation(
                        "this file system cannot exchange two names",
                        "A write in the instant between the last look and the rename is only found later.",
                        "Nothing to do; ext4, xfs, btrfs and tmpfs can exchange.");
            case GENERATION_CHANGED ->
                new Explanation(
                        "a file of a generation is not as it was delivered",
                        "The disk changed bytes, or the application wrote into a delivered file: nothing tells which.",
                        "Compare it with the source. To have it delivered again, move that generation's folder away and"
                                + " run init.");
            case EDITS_LEFT_BEHIND ->
                new Explanation(
                        "the application had changed delivered files, which stay in the generation that was replaced",
                        "A whole folder is delivered by its own generations and never merged.",
                        "Copy what is needed from that folder, before newer generations push it out.");
            case GENERATION_NOT_REMOVED ->
                new Explanation(
                        "an old generation could not be removed",
                        "The application made folders there as another user, or something is mounted in it.",
                        "Remove it by hand, or run both as one user; the next new generation tries again.");
            case STATE_UNREADABLE ->
                new Explanation(
                        "the state folder cannot be read or written",
                        "Another user made it. It is never taken for missing, as then edits would be lost.",
                        "Run as the same user, or use --shared with one fsGroup from the first start on.");
            case STATE_DAMAGED ->
                new Explanation(
                        "a stored generation is damaged; what was delivered last is not known",
                        "The disk changed bytes, or somebody edited the state folder. The damaged file is kept.",
                        "See tokenkeeper verify. The live file is as it was; the next delivery starts history anew.");
            case STATE_NEWER ->
                new Explanation(
                        "the state was written by a newer version",
                        "A newer Tokenkeeper used this volume before, and this one does not know its layout.",
                        "Use the newer version again. Nothing was touched.");
            case RESTORED ->
                new Explanation(
                        "the volume was copied or restored from a backup",
                        "The state's files are not the ones that were written here.",
                        "Nothing to do: what is live was compared with what is recorded, and the delivery goes on.");
            case ROLLBACK_DETECTED ->
                new Explanation(
                        "the volume has less than was counted on it before",
                        "It was put back to a snapshot, or a backup was restored, while a witness elsewhere went on.",
                        "Nothing is counted twice: counting goes on from the witness. See why the volume was put back.");
            case BUSY ->
                new Explanation(
                        "another writer holds the lock",
                        "Another pass on this volume runs for longer than we wait.",
                        "Try again; tokenkeeper doctor tells whether something hangs.");
            case LOCK_UNAVAILABLE ->
                new Explanation(
                        "this file system's locks cannot be trusted",
                        "It is a network file system where two nodes may hold one lock.",
                        "If only one process writes here, say so with --single-writer.");
            case NO_SUCH_REVISION ->
                new Explanation(
                        "there is no such revision",
                        "The number is wrong, or the revision was trimmed.",
                        "See tokenkeeper history.");
            case NO_SUCH_CONFLICT ->
                new Explanation(
                        "there is no open conflict at that path",
                        "It was resolved or superseded, or the path is spelt differently.",
                        "See tokenkeeper status.");
            case CONFLICT ->
                new Explanation(
                        "both sides changed the same place",
                        "Application and source gave one place two values; the policy chose one.",
                        "Settle it with tokenkeeper resolve PATH --take ours or theirs.");
            case UNRESOLVED ->
                new Explanation(
                        "a file that was there before differs from the source",
                        "Nobody knows whose difference it is, so it counts as the application's.",
                        "Say what the base is with tokenkeeper adopt, or settle each place with resolve.");
            case FORMAT_REFUSED ->
                new Explanation(
                        "a change could not be written without harm to something else",
                        "The format leaves no room for it at that place; nothing of either side was damaged.",
                        "Make the change by hand, or settle it with tokenkeeper resolve.");
            case REFERENCE_BROKEN ->
                new Explanation(
                        "a change would leave a reference that stands for nothing",
                        "One side removed or moved an anchor that the other still uses; the live file's side stays.",
                        "Change the alias in the live file, or settle it with tokenkeeper resolve.");
            case CONFLICT_FAILED ->
                new Explanation(
                        "both sides changed the same place, and the policy is to fail",
                        "--conflict fail publishes nothing of a file with conflicts.",
                        "Settle it with tokenkeeper resolve, or choose another --conflict.");
            case OSCILLATING ->
                new Explanation(
                        "the application puts back its old copy each time",
                        "It keeps the file in memory and saves all of it, so that the source's change is undone again"
                                + " and again.",
                        "Reload or restart the application after a publish: --reload-url, --reload-touch or"
                                + " --reload-signal.");
            case STALE_WRITE_BACK ->
                new Explanation(
                        "the application saved an old copy; the source's change was made again beside its edits",
                        "It keeps the file in memory and saves all of it.",
                        "Reload the application after a publish: --reload-url, --reload-touch or --reload-signal.");
            case LATE_WRITE ->
                new Explanation(
                        "a write that came into the replaced file was merged",
                        "The application held the old file open while the new one was published.",
                        "Nothing to do; let it open the file anew for each write.");
            case LATE_WRITE_REFUSED ->
                new Explanation(
                        "a write that came into the replaced file is only in history",
                        "What was written there is torn, empty or not valid.",
                        "See tokenkeeper history and diff.");
            case REORDERED ->
                new Explanation(
                        "the source put the same entries in another order",
                        "Order is the live file's; only content is merged.",
                        "Nothing to do.");
            case COMMENTS_NOT_MERGED ->
                new Explanation(
                        "a comment has no place in the live file and was left out",
                        "Between brackets the format has no room for it.",
                        "Nothing to do; put the comment on a line of its own.");
            case MERGED_AS_OPAQUE ->
                new Explanation(
                        "the live file is not valid in its format, so it was merged as a whole",
                        "The application wrote something that cannot be parsed.",
                        "See tokenkeeper diff; correct the file, or name the right --format.");
        };
    }
}
