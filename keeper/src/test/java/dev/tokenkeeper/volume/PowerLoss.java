package dev.tokenkeeper.volume;

import dev.tokenkeeper.content.Content;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * What a power loss may leave of the changes of a {@link MemoryDisk}. A file's bytes and mode are durable once the file
 * is synced, a folder's names once the folder is. Of all else each name, each range of bytes, each change of length and
 * each change of mode may be lost or kept on its own; lost bytes are the old ones, or zeros where there were none.
 */
final class PowerLoss implements DiskJournal {
    private static final int RANGES = 3;

    /** Different losses may leave the same disk, so more are tried than are wanted. */
    private static final int TRIES = 3;

    private final MemoryDisk start;
    private final MemoryDisk disk;
    private final Kind kind;
    private final List<Change> changes = new ArrayList<>();
    private int step;

    PowerLoss(MemoryDisk start, MemoryDisk disk, Kind kind) {
        this.start = start;
        this.disk = disk;
        this.kind = kind;
    }

    /** What can be lost on its own. */
    enum Kind {
        EACH_NAME,
        EACH_STEP,
        NOTHING
    }

    /** One change, in which node it is stored, and whether it can still be lost. */
    private static final class Change {
        final What what;
        final int home;
        final int step;
        boolean durable;

        Change(What what, int home, int step, boolean durable) {
            this.what = what;
            this.home = home;
            this.step = step;
            this.durable = durable;
        }
    }

    private sealed interface What {}

    private record Made(MemoryNode node) implements What {}

    private record Named(String name, Integer node) implements What {}

    private record Written(Content content) implements What {}

    private record Owned(Ownership ownership) implements What {}

    void nextStep() {
        step++;
    }

    @Override
    public void made(MemoryNode node) {
        changes.add(new Change(new Made(node.copy()), node.id, step, true));
    }

    @Override
    public void named(int folder, String name, Integer node) {
        changes.add(new Change(new Named(name, node), folder, step, false));
    }

    @Override
    public void written(int file, Content content) {
        changes.add(new Change(new Written(content), file, step, false));
    }

    @Override
    public void owned(int node, Ownership ownership) {
        changes.add(new Change(new Owned(ownership), node, step, false));
    }

    @Override
    public void synced(int node) {
        for (Change change : changes) {
            if (change.home == node) {
                change.durable = true;
            }
        }
    }

    @Override
    public boolean mayReturn(long number) {
        if (kind == Kind.NOTHING) {
            return false;
        }
        Map<String, Set<Integer>> possible = new HashMap<>();
        start.nodes.forEach((id, folder) ->
                folder.names.forEach((name, node) -> possible.put(id + "/" + name, new HashSet<>(Set.of(node)))));
        Map<Integer, Long> numbers = new HashMap<>();
        start.nodes.forEach((id, node) -> numbers.put(id, node.number));
        for (Change change : changes) {
            if (change.what instanceof Made made) {
                numbers.put(change.home, made.node.number);
            }
            if (change.what instanceof Named named) {
                Set<Integer> there = possible.computeIfAbsent(change.home + "/" + named.name, any -> new HashSet<>());
                if (change.durable) {
                    there.clear();
                }
                if (named.node != null) {
                    there.add(named.node);
                }
            }
        }
        return possible.values().stream().flatMap(Set::stream).anyMatch(id -> numbers.get(id) == number);
    }

    List<MemoryDisk> outcomes(int limit, long seed) {
        if (kind == Kind.NOTHING) {
            return List.of(disk.copy());
        }
        Random random = new Random(seed);
        List<int[]> cuts = new ArrayList<>();
        int bits = 0;
        Map<Integer, Integer> bitOfStep = new HashMap<>();
        int[] firstBit = new int[changes.size()];
        for (int i = 0; i < changes.size(); i++) {
            Change change = changes.get(i);
            cuts.add(new int[0]);
            if (change.durable) {
                continue;
            }
            if (change.what instanceof Named && kind == Kind.EACH_STEP) {
                Integer shared = bitOfStep.putIfAbsent(change.step, bits);
                firstBit[i] = shared == null ? bits++ : shared;
                continue;
            }
            firstBit[i] = bits;
            if (change.what instanceof Written written) {
                cuts.set(i, cut(written.content.size(), random));
                bits += cuts.get(i).length;
            }
            bits++;
        }
        Map<String, MemoryDisk> found = new LinkedHashMap<>();
        for (BitSet kept : choices(bits, limit, random)) {
            MemoryDisk outcome = replay(kept, firstBit, cuts);
            found.putIfAbsent(outcome.picture(), outcome);
            if (found.size() == limit) {
                break;
            }
        }
        return List.copyOf(found.values());
    }

    /** Where each of a few ranges ends. */
    private static int[] cut(int size, Random random) {
        int[] ends = new int[Math.min(RANGES, size)];
        for (int i = 0; i + 1 < ends.length; i++) {
            ends[i] = random.nextInt(size);
        }
        if (size > 0) {
            ends[ends.length - 1] = size;
        }
        Arrays.sort(ends);
        return ends;
    }

    private static List<BitSet> choices(int bits, int limit, Random random) {
        List<BitSet> choices = new ArrayList<>();
        BitSet all = new BitSet();
        all.set(0, bits);
        choices.add(all);
        choices.add(new BitSet());
        if (bits < 31 && 1L << bits <= limit) {
            for (long number = 0; number < 1L << bits; number++) {
                choices.add(BitSet.valueOf(new long[] {number}));
            }
            return choices;
        }
        List<BitSet> single = new ArrayList<>();
        for (int bit = 0; bit < bits; bit++) {
            BitSet lost = (BitSet) all.clone();
            lost.clear(bit);
            single.add(lost);
            BitSet rest = new BitSet();
            rest.set(bit);
            single.add(rest);
        }
        Collections.shuffle(single, random);
        choices.addAll(single.subList(0, Math.min(limit / 2, single.size())));
        while (choices.size() < TRIES * limit) {
            double share = random.nextDouble();
            BitSet some = new BitSet();
            for (int bit = 0; bit < bits; bit++) {
                some.set(bit, random.nextDouble() < share);
            }
            choices.add(some);
        }
        return choices;
    }

    private MemoryDisk replay(BitSet kept, int[] firstBit, List<int[]> cuts) {
        MemoryDisk found = start.copy();
        found.nextId = disk.nextId;
        for (int i = 0; i < changes.size(); i++) {
            Change change = changes.get(i);
            boolean keep = change.durable || kept.get(firstBit[i]);
            MemoryNode node = found.nodes.get(change.home);
            switch (change.what) {
                case Made made -> found.nodes.put(made.node.id, made.node.copy());
                case Named named -> {
                    if (keep && named.node != null) {
                        node.names.put(named.name, named.node);
                    } else if (keep) {
                        node.names.remove(named.name);
                    }
                }
                case Owned owned -> {
                    if (keep) {
                        node.mode = owned.ownership.mode();
                        node.uid = owned.ownership.uid();
                        node.gid = owned.ownership.gid();
                    }
                }
                case Written written ->
                    node.content = change.durable
                            ? written.content
                            : rest(node.content, written.content, kept, firstBit[i], cuts.get(i));
            }
        }
        found.forgetUnnamed();
        return found;
    }

    /** {@code first} is the bit of the new length, those after it are the ranges'. */
    private static Content rest(Content old, Content fresh, BitSet kept, int first, int[] ends) {
        byte[] from = fresh.bytes();
        byte[] bytes = old.bytes();
        int start = 0;
        for (int i = 0; i < ends.length; i++) {
            if (kept.get(first + 1 + i)) {
                bytes = bytes.length < ends[i] ? Arrays.copyOf(bytes, ends[i]) : bytes;
                System.arraycopy(from, start, bytes, start, ends[i] - start);
            }
            start = ends[i];
        }
        return Content.copyOf(kept.get(first) ? Arrays.copyOf(bytes, from.length) : bytes);
    }
}
