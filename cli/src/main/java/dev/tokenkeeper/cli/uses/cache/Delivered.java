package dev.tokenkeeper.cli.uses.cache;

import dev.tokenkeeper.cli.talk.Narrator;
import dev.tokenkeeper.cli.workbench.Chapter;
import dev.tokenkeeper.cli.workbench.Outcome;
import dev.tokenkeeper.cli.workbench.Program;
import dev.tokenkeeper.cli.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The first delivery: killed in the middle, resumed, and not made again. */
final class Delivered {
    private static final int ENOUGH = 200;

    private Delivered() {}

    static final class Resumed implements Chapter {
        @Override
        public String title() {
            return "A seed of " + (SeedFolder.SMALL + 3) + " files and about " + (SeedFolder.LARGE_MIB + 4)
                    + " MiB; its copy is killed, and resumed";
        }

        @Override
        public void play(Workbench bench, Narrator tell) throws IOException, InterruptedException {
            SeedFolder seed = SeedFolder.of(bench);
            seed.write(1);
            tell.command("tokenkeeper init --source seed --target volume --layout generations --mode 0640");
            Map<String, String> stamps = killed(bench, seed, tell);
            Process init = seed.start(bench, bench.folder().resolve("resumed.log"));
            long most = 0;
            while (init.isAlive()) {
                most = Math.max(most, memory(init));
                Thread.sleep(20);
            }
            tell.proof(
                    init.exitValue() == 0 && SeedFolder.isWhole(bench),
                    "the next start: exit 0; sha256sum -c finds every file behind the link");
            int same = 0;
            for (Map.Entry<String, String> stamp : stamps.entrySet()) {
                Path file = bench.volume().resolve(stamp.getKey());
                same += Files.exists(file) && bench.stamp(file).equals(stamp.getValue()) ? 1 : 0;
            }
            tell.proof(
                    same >= stamps.size() - 1,
                    same + " of " + stamps.size() + " files from before the kill were not written again");
            tell.proof(
                    most > 0 && most < SeedFolder.LARGE_MIB,
                    "at most " + most + " MiB of memory, however large the seed is");
        }

        /** Kills a copy in the middle; what was there then: for each file its inode and the time of its last change. */
        private static Map<String, String> killed(Workbench bench, SeedFolder seed, Narrator tell)
                throws IOException, InterruptedException {
            Process init = seed.start(bench, bench.folder().resolve("killed.log"));
            while (init.isAlive() && copied(bench).size() < ENOUGH) {
                Thread.sleep(5);
            }
            Program.kill(init);
            Map<String, String> stamps = new HashMap<>();
            for (Path file : copied(bench)) {
                stamps.put(bench.volume().relativize(file).toString(), bench.stamp(file));
            }
            tell.proof(
                    init.exitValue() != 0 && stamps.size() >= ENOUGH,
                    "killed with kill -9 when " + stamps.size() + " files were there");
            tell.proof(
                    !Files.exists(SeedFolder.current(bench), LinkOption.NOFOLLOW_LINKS),
                    "no application sees half a cache: there is no link yet");
            return stamps;
        }

        /** The files that are on the volume by now, in whatever generation. */
        private static List<Path> copied(Workbench bench) throws IOException {
            Path generations = bench.volume().resolve(".generations");
            if (!Files.isDirectory(generations)) {
                return List.of();
            }
            try (Stream<Path> all = Files.walk(generations)) {
                return all.filter(Files::isRegularFile).toList();
            }
        }

        /** The peak of a process's memory so far, in MiB; 0 once it has gone. */
        private static long memory(Process process) {
            try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
                return lines.filter(line -> line.startsWith("VmHWM:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                        .max()
                        .orElse(0);
            } catch (IOException | java.io.UncheckedIOException e) {
                return 0;
            }
        }
    }

    static final class Again implements Chapter {
        @Override
        public String title() {
            return "A start with the same seed does nothing";
        }

        @Override
        public void play(Workbench bench, Narrator tell) throws IOException, InterruptedException {
            String before = bench.stamp(SeedFolder.current(bench).toRealPath());
            Outcome again = SeedFolder.of(bench).init(bench);
            tell.proof(
                    again.succeeded()
                            && bench.stamp(SeedFolder.current(bench).toRealPath())
                                    .equals(before),
                    "exit 0 after " + again.millis() + " ms, as the seed's SHA256SUMS says that it is the same");
            tell.command("tokenkeeper verify --target volume");
            tell.proof(bench.verb("verify").succeeded(), "verify reads all of it again: exit 0");
        }
    }
}
