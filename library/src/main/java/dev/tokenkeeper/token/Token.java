package dev.tokenkeeper.token;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.pass.Alone;
import dev.tokenkeeper.pass.ContentEdit;
import dev.tokenkeeper.pass.Keeper;
import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.report.Revision;
import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.Glance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** One token on a volume. See the package for what its methods promise. Safe for several threads and processes. */
public final class Token {
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int ATTEMPTS = 20;

    private final Keeper keeper;
    private final String path;
    private final Path place;
    private final Format format;
    private final GroupCommit commits;

    Token(Keeper keeper, Path place, String path) {
        this.keeper = keeper;
        this.path = path;
        this.place = place;
        this.format = Format.ofName(path);
        this.commits = new GroupCommit(keeper, path);
    }

    /** The path below the volume. */
    public String path() {
        return path;
    }

    /** Where the file is, for an application that opens it itself. */
    public Path place() {
        return place;
    }

    Format format() {
        return format;
    }

    /** Whether it is there now. */
    public boolean exists() {
        return Glance.isThere(place);
    }

    /**
     * The live text (UTF-8). No lock: it is the old one or the new one, whole.
     *
     * @throws TokenException if it is not there, cannot be read, or is no text
     */
    public String text() {
        try {
            return Glance.text(place);
        } catch (DiskException e) {
            throw unreadable(e);
        }
    }

    /**
     * The live bytes.
     *
     * @throws TokenException if it is not there or cannot be read
     */
    public Content content() {
        try {
            return Glance.content(place);
        } catch (DiskException e) {
            throw unreadable(e);
        }
    }

    /**
     * The live values by JSON pointer, in the format that the file's name tells.
     *
     * @throws TokenException also if it is not valid in its format
     */
    public Fields fields() {
        return Fields.of(path, format, content());
    }

    /**
     * Changes the text: {@code edit} gets the live one, empty where there is none, and gives the wanted one. It may be asked
     * more than once, so it should do nothing else. What it throws is thrown here, and nothing is changed.
     *
     * @throws TokenException if the result is not valid in its format, or the volume cannot be written
     */
    public Updated update(UnaryOperator<String> edit) {
        return edit(ours -> Texts.bytes(edit.apply(ours == null ? "" : Texts.of(path, ours))));
    }

    /** Changes single values; all other bytes stay. Otherwise as {@link #update}. */
    public Updated updateFields(UnaryOperator<Fields> edit) {
        return edit(ours -> edit.apply(Fields.of(path, format, ours == null ? Content.EMPTY : ours))
                .content());
    }

    /**
     * As {@link #updateFields}, and where that is not possible it is tried again for some twenty seconds: for what cannot be
     * got a second time, such as the answer of a server that took the old token back.
     */
    public Updated insist(UnaryOperator<Fields> edit) {
        for (int attempt = 1; ; attempt++) {
            try {
                return updateFields(edit);
            } catch (TokenException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE.toNanos() * attempt);
            }
        }
    }

    /** Sets one value, at a JSON pointer such as {@code /Counter}; adds it where it is missing. */
    public Updated set(String pointer, String value) {
        return updateFields(fields -> fields.with(pointer, value));
    }

    /** The counter {@code name}, which is the name of a value of this token. Keep one for each name. */
    public Counter counter(String name) {
        return Counter.of(this, name);
    }

    /** Changes the bytes; the door of all the others. */
    public Updated edit(ContentEdit edit) {
        return commits.submit(edit);
    }

    /**
     * Does {@code work} while no other thread, process or pod on the volume does work for this token. For what must not be
     * done twice at once, such as asking a server for a new one: look at the token again first, as another may have
     * done the work meanwhile. Reading and updating go on. The lock ends with the process, however it ends, and never
     * before: a lease that ends by a clock would be shorter than some work.
     *
     * @param wait how long to wait for others
     * @throws TokenException if others are still at work then, or the volume has no locks that can be trusted
     */
    public <T> T alone(Duration wait, Supplier<T> work) {
        switch (keeper.alone(path, wait)) {
            case Alone.Refused refused -> throw new TokenException(refused.reason());
            case Alone.Taken taken -> {
                try (Disk.Lease lease = taken.lease()) {
                    return work.get();
                }
            }
        }
    }

    /** The generations that changed it, newest first. */
    public List<Revision> history() {
        List<Revision> all = new ArrayList<>();
        for (Revision revision : keeper.history()) {
            if (revision.files().stream().anyMatch(file -> file.path().equals(path))) {
                all.add(revision);
            }
        }
        return all;
    }

    /**
     * What may stand in a log for the live bytes: 12 hexadecimal digits of their digest, keyed with the volume's own key;
     * empty for a token that was never updated or delivered.
     */
    public String mask() {
        for (Revision revision : history()) {
            for (Revision.FileRevision file : revision.files()) {
                if (file.path().equals(path)) {
                    return file.published();
                }
            }
        }
        return "";
    }

    /**
     * Tells {@code listener} of each new version from now on, whoever made it, on a thread of its own and in order. Of
     * versions that follow each other quickly some may be left out, never the last.
     */
    public Watch watch(Consumer<Content> listener) {
        return Watching.start(place, listener);
    }

    private TokenException unreadable(DiskException e) {
        return TokenException.of(
                switch (e.fault()) {
                    case MISSING -> ReasonCode.FILE_LOST;
                    case NOT_REGULAR -> ReasonCode.FILE_INVALID;
                    default -> ReasonCode.TARGET_UNREADABLE;
                },
                path);
    }

    @Override
    public String toString() {
        return "Token[" + path + "]";
    }
}
