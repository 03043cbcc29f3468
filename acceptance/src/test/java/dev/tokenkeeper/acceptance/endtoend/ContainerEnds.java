package dev.tokenkeeper.acceptance.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenkeeper.acceptance.pod.Patience;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When containers ended, from containerd's own events: a pod's status tells whole seconds only, and late. */
final class ContainerEnds implements AutoCloseable {
    private static final String EXIT = "/tasks/exit";
    private static final Pattern TIME = Pattern.compile("\"exited_at\":\"?([^\",}]*)");

    private static final Pattern STATUS = Pattern.compile("\"exit_status\":(\\d+)");

    private final Process listener;
    private final Path log;

    private ContainerEnds(Process listener, Path log) {
        this.listener = listener;
        this.log = log;
    }

    /** Listens from now on, until it is closed. */
    static ContainerEnds on(Node node, Path folder) throws Exception {
        Path log = folder.resolve("events");
        return new ContainerEnds(node.startCtr(log, "events"), log);
    }

    /** The number of a container of {@code pod}, of whatever kind. */
    static String container(JsonNode pod, String name) {
        for (String list : new String[] {"initContainerStatuses", "containerStatuses"}) {
            for (JsonNode each : pod.path("status").path(list)) {
                if (each.path("name").asText().equals(name)) {
                    return each.path("containerID").asText().replace("containerd://", "");
                }
            }
        }
        throw new AssertionError("no container " + name);
    }

    /** When the container's first process ended; waits for it. */
    Instant of(String container) throws Exception {
        Patience.until(TokenApp.LONG, "the end of " + container, () -> line(container) != null);
        String line = line(container);
        Matcher time = TIME.matcher(line);
        assertThat(time.find()).as(line).isTrue();
        return Instant.parse(time.group(1));
    }

    /** With which status. */
    int status(String container) throws Exception {
        of(container);
        Matcher status = STATUS.matcher(line(container));
        return status.find() ? Integer.parseInt(status.group(1)) : 0;
    }

    private String line(String container) throws Exception {
        Thread.sleep(20);
        return Files.readString(log)
                .lines()
                .filter(line -> line.contains(EXIT) && line.contains("\"id\":\"" + container + "\""))
                .findFirst()
                .orElse(null);
    }

    @Override
    public void close() {
        listener.destroy();
    }
}
