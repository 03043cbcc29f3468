package dev.tokenkeeper.cli.watch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds processes by the name that the kernel shows in {@code /proc/PID/comm}; this process itself is never found. */
final class ProcessNames {
    private final Path proc;
    private final long self;

    ProcessNames(Path proc, long self) {
        this.proc = proc;
        this.self = self;
    }

    static ProcessNames ofThisMachine() {
        return new ProcessNames(Path.of("/proc"), ProcessHandle.current().pid());
    }

    /** The ids of all processes named {@code name} (its first 15 characters count), in no order. */
    List<Long> pids(String name) {
        List<Long> found = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (Path process : processes) {
                long pid = Long.parseLong(process.getFileName().toString());
                if (pid != self && name.equals(comm(process))) {
                    found.add(pid);
                }
            }
        } catch (IOException | DirectoryIteratorException | NumberFormatException e) {
            return found;
        }
        return found;
    }

    private static String comm(Path process) {
        try {
            return Files.readString(process.resolve("comm"), StandardCharsets.UTF_8)
                    .stripTrailing();
        } catch (IOException e) {
            // It has ended, or is not ours to see.
            return "";
        }
    }
}
