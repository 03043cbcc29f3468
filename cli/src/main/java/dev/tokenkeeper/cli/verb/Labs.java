package dev.tokenkeeper.cli.verb;

import dev.tokenkeeper.cli.clusterlab.ClusterLab;
import dev.tokenkeeper.cli.clusterlab.LabStoppedException;
import dev.tokenkeeper.cli.clusterlab.Request;
import dev.tokenkeeper.cli.flags.Arguments;
import dev.tokenkeeper.cli.flags.Flags;
import dev.tokenkeeper.cli.flags.UsageException;
import dev.tokenkeeper.cli.lab.Lab;
import dev.tokenkeeper.cli.talk.Console;
import dev.tokenkeeper.cli.uses.Use;
import dev.tokenkeeper.cli.workbench.Story;
import dev.tokenkeeper.report.ExitStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** {@code lab}: all of it or one use, in a temporary folder; or, with {@code --cluster}, on a real cluster. */
final class Labs {
    private static final String MAIN = "dev.tokenkeeper.cli.Tokenkeeper";

    private Labs() {}

    static int run(Arguments arguments, Console console) throws UsageException {
        Story story = story(arguments);
        Request request = arguments.isOn(Flags.CLUSTER) ? request(arguments) : null;
        try {
            boolean waits = arguments.isOn(Flags.STEP);
            return request == null
                    ? story.play(MAIN, console.out(), System.in, waits, console.colours())
                    : ClusterLab.play(request, console.out(), System.in, waits, console.colours());
        } catch (LabStoppedException e) {
            console.talk("LabStopped: " + e.sentence());
        } catch (IOException e) {
            console.talk(
                    "LabStopped: a file could not be read or written. Next: check the room in the temporary folder");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ExitStatus.ERROR.code();
    }

    private static Story story(Arguments arguments) throws UsageException {
        if (arguments.operands().isEmpty()) {
            return Lab.STORY;
        }
        String word = arguments.operands().getFirst();
        Use use = Use.ofWord(word);
        if (use == null) {
            throw new UsageException(
                    "USE",
                    "has to be one of "
                            + Arrays.stream(Use.values()).map(Use::word).collect(Collectors.joining(", ")));
        }
        if (arguments.isOn(Flags.CLUSTER)) {
            throw new UsageException(Flags.CLUSTER.option(), "goes without a use; 'lab " + word + "' needs no cluster");
        }
        return use.story();
    }

    private static Request request(Arguments arguments) throws UsageException {
        String kubeconfig = arguments.value(Flags.KUBECONFIG);
        Request request = new Request(kubeconfig == null ? null : Path.of(kubeconfig), arguments.value(Flags.IMAGE));
        if (ClusterLab.needsImage(request)) {
            throw new UsageException(Flags.IMAGE.option(), ClusterLab.imageSentence());
        }
        return request;
    }
}
