package dev.tokenkeeper.merge.peers;

import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.merge.laws.Triple;
import dev.tokenkeeper.merge.laws.Triples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;

/** What is right: the same triples for all programs, and a table of what became of them. */
final class PeersRun {
    /** Every so often the whole program merges, which must do the same; else the merge in this process, which is faster. */
    private static final int WHOLE = 20;

    private PeersRun() {}

    /** Arguments: how many triples of each kind and format, their seed, a folder to work in. */
    public static void main(String[] args) throws IOException, InterruptedException {
        int count = Integer.parseInt(args[0]);
        long seed = Long.parseLong(args[1]);
        Path folder = Files.createDirectories(Path.of(args[2]));
        List<Peer> peers = Peer.there();
        System.out.printf("%d triples of each kind and format, seed %d%n%n", count, seed);
        System.out.println("| format | program | false conflicts | lost edits | not readable | comments lost | twice"
                + " | error | overlapping: conflicts | lost edits |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|");
        boolean right = true;
        for (Format format : new TreeSet<>(Triples.formats())) {
            List<Triple> independent = Triples.independent(format, count, seed);
            List<Triple> overlapping = Triples.overlapping(format, count, seed);
            for (Peer peer : peers) {
                if (peer.knows(format)) {
                    Tally apart = tally(peer, independent, folder);
                    Tally across = tally(peer, overlapping, folder);
                    System.out.printf(
                            "| %s | %s | %d | %d | %d | %d | %d | %d | %d | %d |%n",
                            format.word(),
                            peer.title(),
                            apart.conflicts(),
                            apart.lost(),
                            apart.unreadable(),
                            apart.uncommented(),
                            apart.repeated(),
                            apart.failures() + across.failures(),
                            across.conflicts(),
                            across.lost());
                    right &= peer != Peer.TOKENKEEPER || (apart.isRight(format) && across.isSafe());
                }
            }
        }
        System.exit(right ? 0 : 1);
    }

    static Tally tally(Peer peer, List<Triple> triples, Path folder) throws IOException, InterruptedException {
        Tally tally = new Tally();
        for (int i = 0; i < triples.size(); i++) {
            Triple triple = triples.get(i);
            boolean whole = peer != Peer.TOKENKEEPER || i % WHOLE == 0;
            Merged merged = whole ? Merged.by(peer, triple, folder) : Merged.here(triple);
            if (peer == Peer.TOKENKEEPER && whole && !merged.equals(Merged.here(triple))) {
                throw new IllegalStateException("the program does not do what the merge does: " + triple);
            }
            tally.add(triple, merged);
        }
        return tally;
    }
}
