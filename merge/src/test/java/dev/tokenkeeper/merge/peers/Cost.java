package dev.tokenkeeper.merge.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What one run of a program costs, with all that it starts; times in milliseconds, memory in MiB. */
record Cost(double wall, double processor, double memory, int exit) {
    /** Runs {@code command} under GNU time and the shell's own, which tells times finer. */
    static Cost of(List<String> command, Path folder) throws IOException, InterruptedException {
        Path times = folder.resolve("times");
        Path resident = folder.resolve("resident");
        List<String> measured = new ArrayList<>(List.of(
                "bash",
                "-c",
                "TIMEFORMAT='%3R %3U %3S'; times=$1; shift; { time \"$@\" 2>/dev/null; } 2>\"$times\"",
                "-",
                times.toString(),
                "/usr/bin/time",
                "-q",
                "-f",
                "%M",
                "-o",
                resident.toString()));
        measured.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(measured);
        builder.environment().put("LC_ALL", "C.UTF-8");
        int exit = builder.redirectOutput(folder.resolve("result").toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        double[] told = Arrays.stream(Files.readString(times).strip().split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        double kib = Double.parseDouble(Files.readString(resident).strip());
        return new Cost(told[0] * 1_000, (told[1] + told[2]) * 1_000, kib / 1_024, exit);
    }

    /** The median of each figure; the exit code of the last run. */
    static Cost median(List<Cost> costs) {
        return new Cost(
                median(costs.stream().mapToDouble(Cost::wall).toArray()),
                median(costs.stream().mapToDouble(Cost::processor).toArray()),
                median(costs.stream().mapToDouble(Cost::memory).toArray()),
                costs.getLast().exit());
    }

    private static double median(double[] figures) {
        Arrays.sort(figures);
        return figures[figures.length / 2];
    }
}
