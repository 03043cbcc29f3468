package dev.tokenkeeper.merge.peers;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.merge.Merge;
import dev.tokenkeeper.merge.MergeInput;
import dev.tokenkeeper.merge.MergeOutcome;
import dev.tokenkeeper.merge.MergePolicy;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a merge of large files costs: the programs take turns, so that a busy machine slows all of them. */
final class LargeRun {
    private static final int WARM_UP = 200;

    /** What a merge of the worst files may take, in milliseconds of processor time: the machine may be busy. */
    private static final int WORST = 1_000;

    private final Path folder;
    private final int rounds;
    private final List<Peer> peers = Peer.there();
    private boolean within = true;

    private LargeRun(Path folder, int rounds) {
        this.folder = folder;
        this.rounds = rounds;
    }

    /** Arguments: {@code usual} or {@code worst}, how many rounds, a folder to work in. */
    public static void main(String[] args) throws IOException, InterruptedException {
        LargeRun run = new LargeRun(Files.createDirectories(Path.of(args[2])), Integer.parseInt(args[1]));
        boolean usual = args[0].equals("usual");
        System.out.println("| file | program | wall ms | CPU ms | memory MiB | came to |");
        System.out.println("|---|---|---|---|---|---|");
        for (LargeFile file : usual ? LargeFile.usual() : LargeFile.worst()) {
            run.measure(file, usual);
        }
        System.exit(run.within ? 0 : 1);
    }

    private void measure(LargeFile file, boolean usual) throws IOException, InterruptedException {
        Path base = Merged.written(folder, "base", file.format(), file.base());
        Path ours = Merged.written(folder, "ours", file.format(), file.ours());
        Path theirs = Merged.written(folder, "theirs", file.format(), file.theirs());
        for (int i = 0; usual && i < WARM_UP; i++) {
            warm(file.format(), base, ours, theirs);
        }
        Map<Peer, List<Cost>> costs = new EnumMap<>(Peer.class);
        List<Cost> warm = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            for (Peer peer : peers) {
                // One that took seconds would take them again.
                boolean once =
                        costs.containsKey(peer) && costs.get(peer).getFirst().wall() > 5_000;
                if (peer.knows(file.format()) && !once) {
                    List<String> command = peer.command(file.format(), base, ours, theirs);
                    costs.computeIfAbsent(peer, _ -> new ArrayList<>()).add(Cost.of(command, folder));
                }
            }
            warm.add(warm(file.format(), base, ours, theirs));
        }
        String name = file.name() + ", " + file.format().word();
        costs.forEach((peer, all) -> row(name, peer.title(), Cost.median(all), said(peer, Cost.median(all))));
        Cost inside = Cost.median(warm);
        row(name, "tokenkeeper in process", inside, inside.exit() + " conflicts");
        if (usual) {
            limits(file.format(), costs, inside);
        } else {
            limit("ms of processor time in process", inside.processor(), WORST);
        }
    }

    private void limits(Format format, Map<Peer, List<Cost>> costs, Cost inside) {
        Cost whole = Cost.median(costs.get(Peer.TOKENKEEPER));
        double git = Cost.median(costs.get(Peer.GIT_MERGE_FILE)).processor();
        limit(
                "in process against git merge-file",
                inside.processor() / git,
                format.word().equals("yaml") ? 15 : 3);
        if (costs.containsKey(Peer.MERGIRAF)) {
            Cost mergiraf = Cost.median(costs.get(Peer.MERGIRAF));
            limit("time against mergiraf", whole.wall() / mergiraf.wall(), 1 / 20.0);
            limit("memory against mergiraf", whole.memory() / mergiraf.memory(), 1);
        }
    }

    /** A merge in this process, from files to a file. The exit code of its cost is the number of conflicts. */
    private Cost warm(Format format, Path base, Path ours, Path theirs) throws IOException {
        long wall = System.nanoTime();
        long processor = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        MergeOutcome outcome = Merge.run(new MergeInput(
                Content.copyOf(Files.readAllBytes(base)),
                Content.copyOf(Files.readAllBytes(ours)),
                Content.copyOf(Files.readAllBytes(theirs)),
                format,
                MergePolicy.DEFAULT));
        int conflicts = -1;
        if (outcome instanceof MergeOutcome.Merged merged) {
            Files.write(folder.resolve("result"), merged.content().bytes());
            conflicts = merged.conflicts().size();
        }
        return new Cost(
                (System.nanoTime() - wall) / 1e6,
                (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - processor) / 1e6,
                0,
                conflicts);
    }

    private static String said(Peer peer, Cost cost) {
        String gaveUp = peer == Peer.MERGIRAF && cost.wall() > 10_000 ? ", gave up after its 10 s" : "";
        return (cost.exit() == 0 ? "clean" : peer.isConflict(cost.exit()) ? "conflict" : "error") + gaveUp;
    }

    private static void row(String file, String program, Cost cost, String said) {
        String memory = cost.memory() == 0 ? "" : String.format("%.1f", cost.memory());
        System.out.printf(
                "| %s | %s | %.1f | %.1f | %s | %s |%n", file, program, cost.wall(), cost.processor(), memory, said);
    }

    private void limit(String what, double figure, double most) {
        within &= figure <= most;
        System.out.printf("| | %s | %.3g of %.3g%s | | | |%n", what, figure, most, figure <= most ? "" : ": ABOVE");
    }
}
