package dev.tokenkeeper.cli.watch;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One way to tell the application that its file has changed. */
sealed interface ReloadStep {
    /** The way's word in the log: never an address, which may hold a password. */
    String word();

    /**
     * Tells it.
     *
     * @return null if that worked, else why not, in words without values
     */
    @Nullable
    String tell();

    /** A POST without a body; any answer from 200 to 299 is well. */
    record Url(URI url) implements ReloadStep {
        private static final int CONNECT_MILLIS = 2_000;
        private static final int ANSWER_MILLIS = 5_000;

        @Override
        public String word() {
            return "url";
        }

        @Override
        public @Nullable String tell() {
            HttpURLConnection connection = null;
            try {
                connection = (HttpURLConnection) url.toURL().openConnection();
                connection.setRequestMethod("POST");
                connection.setInstanceFollowRedirects(false);
                connection.setConnectTimeout(CONNECT_MILLIS);
                connection.setReadTimeout(ANSWER_MILLIS);
                connection.setDoOutput(true);
                connection.setFixedLengthStreamingMode(0);
                connection.getOutputStream().close();
                int status = connection.getResponseCode();
                return status >= 200 && status < 300 ? null : "answered " + status;
            } catch (IOException e) {
                return "no answer";
            } finally {
                if (connection != null) {
                    connection.disconnect();
                }
            }
        }
    }

    /** Sets a file's time of change; makes it, empty, if it is missing. */
    record Touch(Path file) implements ReloadStep {
        @Override
        public String word() {
            return "touch";
        }

        @Override
        public @Nullable String tell() {
            try {
                if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                    Files.createFile(file);
                } else if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    return "not a regular file";
                }
                Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
                return null;
            } catch (IOException e) {
                return "cannot be touched";
            }
        }
    }

    /** A signal to one process, or to each process of that name. */
    record ToProcess(
            ReloadSignal signal,
            SignalDoor door,
            ProcessNames names,
            @Nullable Long child) implements ReloadStep {
        @Override
        public String word() {
            return "signal";
        }

        @Override
        public @Nullable String tell() {
            List<Long> pids = pids();
            if (pids.isEmpty()) {
                return "no such process";
            }
            SignalDoor.Sent worst = SignalDoor.Sent.SENT;
            for (long pid : pids) {
                SignalDoor.Sent sent = door.send(pid, signal.signal());
                worst = sent == SignalDoor.Sent.SENT ? worst : sent;
            }
            return switch (worst) {
                case SENT -> null;
                case GONE -> "no such process";
                case DENIED -> "the process belongs to another user";
                case FAILED -> "not sent";
            };
        }

        private List<Long> pids() {
            if (signal.pid() != null) {
                return List.of((long) signal.pid());
            }
            if (signal.process() != null) {
                return names.pids(signal.process());
            }
            // Without a process it is for the child of exec --supervise.
            return child == null ? List.of() : List.of(child);
        }
    }
}
