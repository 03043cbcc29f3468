package dev.tokenkeeper.publish;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.history.Cause;
import dev.tokenkeeper.history.Generations;
import dev.tokenkeeper.history.Late;
import dev.tokenkeeper.validation.CommandRunner;
import dev.tokenkeeper.validation.ValidatedContent;
import dev.tokenkeeper.validation.Validator;
import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.Nonces;
import dev.tokenkeeper.volume.Ownership;
import dev.tokenkeeper.volume.StateFolder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The pieces of the protocol on one disk, as one process has them. */
record Volume(
        Disk disk,
        StateFolder state,
        Generations generations,
        Recovery recovery,
        Publisher publisher,
        Displaced displaced) {
    static final Path TARGET = Path.of("/target");
    static final Ownership MODE = Ownership.mode(0640);

    static Volume on(Disk disk) {
        return on(disk, TARGET, 1);
    }

    static Volume on(Disk disk, Path target, long seed) {
        StateFolder state = new StateFolder(disk, target, "default", false, new Nonces(seed));
        Generations generations = new Generations(disk, state);
        return new Volume(
                disk,
                state,
                generations,
                new Recovery(disk, state, generations),
                new Publisher(disk, state, generations),
                new Displaced(disk, state, generations));
    }

    /** Recovers and publishes one plan, as a pass that found this. */
    Publication publish(Cause cause, FilePlan... plans) throws DiskException {
        state.open();
        return publisher.publish(recovery.recover().newest(), cause, List.of(plans));
    }

    static Content bytes(String text) {
        return Content.copyOf(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A plan that takes {@code base} from the source and makes {@code content} of {@code expected} (null: no live file). */
    static FilePlan plan(String path, String base, String content, String expected) {
        return plan(path, base, content, expected, null);
    }

    static FilePlan plan(String path, String base, String content, String expected, Late late) {
        return new FilePlan(
                path,
                Format.TEXT,
                MODE,
                bytes(base),
                validated(bytes(content)),
                expected == null ? null : bytes(expected),
                late,
                List.of(),
                0);
    }

    private static ValidatedContent validated(Content content) {
        Validator validator = new Validator(List.of(), (argv, bytes) -> new CommandRunner.NotRunnable());
        return (ValidatedContent) validator.validate(Format.TEXT, content);
    }
}
