package dev.tokenkeeper.workload.examine;

import static dev.tokenkeeper.workload.examine.Level.NOTE;
import static dev.tokenkeeper.workload.examine.Level.PROBLEM;

import java.util.Locale;

/** The closed list of what can be found at a workload. */
public enum Symptom {
    NOT_KEPT(NOTE, "Changes of the Secret and edits of the application do not come together by themselves."),
    READ_ONLY_TOKEN(NOTE, "A mounted Secret or ConfigMap cannot be written, so the application cannot keep an edit."),
    WRITABLE_SECRET_MOUNT(
            PROBLEM, "Kubernetes mounts Secrets and ConfigMaps read-only and ignores readOnly: false without a word."),
    SUB_PATH_SOURCE(PROBLEM, "A single file mounted by subPath is never updated when the Secret changes."),
    SUB_PATH_TARGET(
            PROBLEM, "The container keeps the file that was there when it started, and cannot replace it by rename."),
    NOT_PERSISTENT(PROBLEM, "What the application writes goes with the pod, so edits do not survive a restart."),
    NO_VOLUME(PROBLEM, "What is written outside a volume goes with the container, and nobody else sees it."),
    NODE_FOLDER(NOTE, "A folder of the node stays on that node; a pod on another node does not see it."),
    TARGET_READ_ONLY(PROBLEM, "The token cannot be written through a read-only mount."),
    OVERWRITING_INIT(
            PROBLEM, "It copies the Secret over the token at each start, so the application's edits are lost."),
    COPIES_ONLY_ONCE(PROBLEM, "It copies the Secret only while there is no token, so later versions never arrive."),
    NOT_FIRST(NOTE, "A container that starts earlier may see no token, or the one before."),
    DIFFERENT_USERS(PROBLEM, "Files of one user with mode 0600 cannot be read by another, nor its folders be written."),
    USER_NOT_SAID(NOTE, "Where the image decides, application and token may belong to different users."),
    GROUP_NOT_SAID(NOTE, "Without runAsGroup processes have the group 0, and so have the files they write."),
    NO_FS_GROUP(
            NOTE, "A new volume often belongs to root; fsGroup lets the kubelet give it to the application's group."),
    FS_GROUP_OPENS_FILES(
            NOTE, "At each mount the kubelet opens all files of the volume to the group, also those with mode 0600."),
    SOURCE_NOT_READABLE(PROBLEM, "The files of a Secret belong to root, so with this mode the user cannot read them."),
    SOURCE_MISSING(PROBLEM, "The pod does not start without it."),
    KEY_MISSING(PROBLEM, "What is not in the Secret cannot be delivered."),
    IMMUTABLE_SOURCE(NOTE, "An immutable Secret never changes; one that is made anew is seen by new pods only."),
    SOURCE_CHANGED(NOTE, "An init container runs once for each pod, so the change waits for the next one."),
    NO_SIDECAR(NOTE, "Changes of the Secret arrive when the next pod starts."),
    CREATED_ONCE(NOTE, "Later versions of the Secret are left out on purpose."),
    TOKEN_IN_ENVIRONMENT(
            NOTE, "A variable keeps the value of the pod's start; neither edits nor changes are seen there."),
    SIDECAR_NOT_NATIVE(NOTE, "It starts together with the application, ends before it, and keeps a Job from ending."),
    ROLLING_ONE_NODE(
            PROBLEM, "The new pod waits for the volume that the old one holds if it is on another node: a dead-lock."),
    SHARED_BY_MANY(PROBLEM, "Pods on several nodes cannot mount a ReadWriteOnce claim, and one of them starts never."),
    CLAIM_MISSING(PROBLEM, "The pod waits until the claim is there."),
    CLAIM_PENDING(PROBLEM, "The pod waits until a volume is bound to the claim."),
    CLAIM_WAITS(NOTE, "Its storage class makes the volume when the first pod is scheduled."),
    CLAIM_LOST(PROBLEM, "The volume that the claim was bound to is gone."),
    NO_STORAGE_CLASS(PROBLEM, "Nobody makes a volume for a claim that names no class where there is no default."),
    UNKNOWN_STORAGE_CLASS(PROBLEM, "Nobody makes a volume for a class that does not exist."),
    PODS_REFUSED(PROBLEM, "The pod is not even made."),
    NOT_SCHEDULED(PROBLEM, "No node takes the pod."),
    MOUNT_FAILED(PROBLEM, "The containers wait for the volume."),
    IMAGE_MISSING(PROBLEM, "A container without its image does not start, nor do those after it."),
    CONTAINER_REFUSED(PROBLEM, "The kubelet cannot start the container as it is asked to."),
    OUT_OF_MEMORY(PROBLEM, "The kernel ended the container at its memory limit."),
    COPY_DENIED(PROBLEM, "The init container's user may not write the volume, so the token is never put there."),
    VOLUME_FULL(PROBLEM, "There is no room for the token."),
    INIT_FAILED(PROBLEM, "The application does not start before its init containers have succeeded."),
    DELIVERY_FAILED(PROBLEM, "The token was not delivered, so the application does not start."),
    REPORTED(NOTE, "The last delivery of a pod told so."),
    OPEN_CONFLICTS(NOTE, "Both sides changed one place; one version is live, the other waits for a decision."),
    CRASHING(PROBLEM, "The application ends again and again; what it wrote last may be why.");

    private final Level level;
    private final String why;

    Symptom(Level level, String why) {
        this.level = level;
        this.why = why;
    }

    public Level level() {
        return level;
    }

    /** Why it matters, in one sentence. */
    public String why() {
        return why;
    }

    /** Such as {@code SubPathSource}. */
    public String word() {
        StringBuilder word = new StringBuilder();
        for (String part : name().split("_", -1)) {
            word.append(part.charAt(0)).append(part.substring(1).toLowerCase(Locale.ROOT));
        }
        return word.toString();
    }
}
