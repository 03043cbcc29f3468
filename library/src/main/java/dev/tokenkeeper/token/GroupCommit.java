package dev.tokenkeeper.token;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.pass.ContentEdit;
import dev.tokenkeeper.pass.Keeper;
import dev.tokenkeeper.report.PassReport;
import dev.tokenkeeper.report.Reason;
import dev.tokenkeeper.report.ReasonCode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the updates of one token that wait at the same time as one generation: a publish costs its syncs once,
 * however many threads want one. The first that gets its turn works for all that wait (group commit, as databases write
 * their logs). Each update sees what those before it made, and none is told that it is done before it is durable.
 */
final class GroupCommit {
    private final Keeper keeper;
    private final String path;
    private final Deque<Request> waiting = new ArrayDeque<>();
    private @Nullable Thread working;

    GroupCommit(Keeper keeper, String path) {
        this.keeper = keeper;
        this.path = path;
    }

    /** One caller's edit, and what became of it; written by the thread whose turn it is, read by its own after that. */
    private static final class Request {
        private final ContentEdit edit;
        private final Thread caller = Thread.currentThread();

        /** Completed with true when it is the caller's turn to work, with false when the work was done for it. */
        private final CompletableFuture<Boolean> turn = new CompletableFuture<>();

        private @Nullable Updated updated;
        private @Nullable Throwable failure;

        Request(ContentEdit edit) {
            this.edit = edit;
        }

        Updated result() {
            if (failure instanceof Error error) {
                throw error;
            }
            if (failure instanceof RuntimeException exception) {
                throw exception;
            }
            if (updated == null) {
                throw new IllegalStateException("an update was left undone");
            }
            return updated;
        }
    }

    Updated submit(ContentEdit edit) {
        Request request = new Request(edit);
        if (enter(request) || request.turn.join()) {
            List<Request> batch = drained();
            try {
                publish(batch);
            } finally {
                batch.forEach(done -> done.turn.complete(false));
                handOver();
            }
        }
        return request.result();
    }

    /** Puts a request into the row; whether its caller has to work, as nobody does. */
    private synchronized boolean enter(Request request) {
        if (working == Thread.currentThread()) {
            throw new IllegalStateException("an update began another one of the same token; it would wait for itself");
        }
        waiting.add(request);
        boolean first = working == null;
        if (first) {
            working = request.caller;
        }
        return first;
    }

    private synchronized List<Request> drained() {
        List<Request> batch = List.copyOf(waiting);
        waiting.clear();
        return batch;
    }

    /** The first of those that came meanwhile works next, for all of them. */
    private synchronized void handOver() {
        Request next = waiting.peek();
        working = next == null ? null : next.caller;
        if (next != null) {
            next.turn.complete(true);
        }
    }

    /** Publishes all of {@code batch}; each one alone if together they are not valid, so that one cannot harm the others. */
    private void publish(List<Request> batch) {
        boolean interrupted = Thread.interrupted();
        try {
            Batch edits = new Batch(batch);
            PassReport report = keeper.update(path, edits);
            // An interrupt ends the wait for the lock; this thread's own is no reason to fail what others asked for.
            while (isBusy(report) && Thread.interrupted()) {
                interrupted = true;
                report = keeper.update(path, edits);
            }
            Reason failure = TokenException.failure(report);
            if (failure != null && failure.code() == ReasonCode.FILE_INVALID && batch.size() > 1) {
                for (Request request : batch) {
                    publish(List.of(request));
                }
                return;
            }
            edits.settle(report.generation(), failure);
        } catch (RuntimeException | Error e) {
            for (Request request : batch) {
                request.failure = e;
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static boolean isBusy(PassReport report) {
        Reason failure = TokenException.failure(report);
        return failure != null && failure.code() == ReasonCode.BUSY;
    }

    /** The edits of several callers, one after the other. Asked again, it begins anew. */
    private static final class Batch implements ContentEdit {
        private final List<Request> requests;
        private final boolean[] changed;

        Batch(List<Request> requests) {
            this.requests = requests;
            this.changed = new boolean[requests.size()];
        }

        @Override
        public @Nullable Content of(@Nullable Content ours) {
            Content content = ours;
            for (int i = 0; i < changed.length; i++) {
                Request request = requests.get(i);
                request.failure = null;
                changed[i] = false;
                try {
                    Content next = request.edit.of(content);
                    changed[i] = next != null && !next.equals(content);
                    content = changed[i] ? next : content;
                } catch (RuntimeException | Error e) {
                    request.failure = e;
                }
            }
            return content;
        }

        void settle(int revision, @Nullable Reason failure) {
            for (int i = 0; i < changed.length; i++) {
                Request request = requests.get(i);
                if (request.failure == null && failure != null) {
                    request.failure = new TokenException(failure);
                } else if (request.failure == null) {
                    request.updated = new Updated(revision, changed[i]);
                }
            }
        }
    }
}
