package dev.tokenkeeper.acceptance.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A pod's limits: 64 MiB of memory and a tenth of a CPU, by control groups of version 1 or 2. Needs root. */
final class Cgroup implements AutoCloseable {
    private static final Path ROOT = Path.of("/sys/fs/cgroup");
    private static final long MEMORY = 64L * 1024 * 1024;

    private final List<Path> groups = new ArrayList<>();
    private final boolean second;

    private Cgroup(boolean second) {
        this.second = second;
    }

    /**
     * Makes the group.
     *
     * @throws IOException if this machine does not let us: no root, or control groups of which we may not make one
     */
    static Cgroup ofALabPod() throws IOException {
        String name = "tokenkeeper-test-" + ProcessHandle.current().pid();
        Cgroup group = new Cgroup(Files.exists(ROOT.resolve("cgroup.controllers")));
        try {
            if (group.second) {
                Path folder = group.make(ROOT.resolve(name));
                Files.writeString(folder.resolve("memory.max"), Long.toString(MEMORY));
                Files.writeString(folder.resolve("cpu.max"), "10000 100000");
            } else {
                Path memory = group.make(ROOT.resolve("memory").resolve(name));
                Files.writeString(memory.resolve("memory.limit_in_bytes"), Long.toString(MEMORY));
                Path cpu = group.make(ROOT.resolve("cpu").resolve(name));
                Files.writeString(cpu.resolve("cpu.cfs_period_us"), "100000");
                Files.writeString(cpu.resolve("cpu.cfs_quota_us"), "10000");
            }
            return group;
        } catch (IOException e) {
            group.close();
            throw e;
        }
    }

    private Path make(Path folder) throws IOException {
        Files.createDirectory(folder);
        groups.add(folder);
        return folder;
    }

    /** From now on as much of the CPU as there is; the memory stays as it is. */
    void liftCpu() throws IOException {
        if (second) {
            Files.writeString(groups.getFirst().resolve("cpu.max"), "max 100000");
        } else {
            Files.writeString(groups.getLast().resolve("cpu.cfs_quota_us"), "-1");
        }
    }

    /** Runs a command in it. */
    Ran run(Path folder, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        StringBuilder enter = new StringBuilder();
        for (Path group : groups) {
            enter.append("echo $$ >").append(group.resolve("cgroup.procs")).append(" && ");
        }
        List<String> all = new ArrayList<>(List.of("/bin/sh", "-c", enter + "exec \"$@\"", "sh"));
        all.addAll(command);
        return Ran.command(folder, environment, all);
    }

    /** The most memory that was in use, page cache included. */
    long mostMemory() throws IOException {
        Path file = groups.getFirst().resolve(second ? "memory.peak" : "memory.max_usage_in_bytes");
        return Files.exists(file) ? Long.parseLong(Files.readString(file).strip()) : 0;
    }

    /** How many processes were killed for want of memory. */
    long killed() throws IOException {
        Path file = groups.getFirst().resolve(second ? "memory.events" : "memory.oom_control");
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith("oom_kill "))
                .mapToLong(line -> Long.parseLong(line.substring("oom_kill ".length())))
                .sum();
    }

    @Override
    public void close() throws IOException {
        for (Path group : groups) {
            Files.deleteIfExists(group);
        }
    }
}
