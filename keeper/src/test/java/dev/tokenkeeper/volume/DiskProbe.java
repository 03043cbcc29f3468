package dev.tokenkeeper.volume;

import dev.tokenkeeper.content.Content;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A program that takes steps on the real disk and prints, for each, OK, what it saw, or the fault. It runs where a test
 * cannot: in a mount namespace, as another user, under strace. Each argument is one step, its words between spaces
 * ({@code _} in a path stands for a space).
 */
public final class DiskProbe {
    private static final Ownership OWN = Ownership.mode(0644);

    private DiskProbe() {}

    /** Takes the steps. */
    public static void main(String[] steps) throws Exception {
        Disk disk = RealDisk.create();
        for (String step : steps) {
            String[] words = step.split(" ");
            for (int i = 0; i < words.length; i++) {
                words[i] = words[i].replace('_', ' ');
            }
            try {
                System.out.println(words[0] + " " + take(disk, words));
            } catch (DiskException e) {
                System.out.println(words[0] + " " + e.fault());
            }
        }
    }

    private static String take(Disk disk, String[] words) throws Exception {
        Path one = Path.of(words[1]);
        Path two = Path.of(words[words.length - 1]);
        switch (words[0]) {
            case "create" -> disk.create(one, OWN);
            case "give" -> disk.create(one, new Ownership(Integer.parseInt(words[2], 8), 1234, 4321));
            case "folder" -> disk.makeFolder(one, 0755);
            case "write" -> disk.write(one, Content.copyOf(new byte[Integer.parseInt(words[2])]));
            case "read" -> disk.read(one, 1 << 20);
            case "list" -> disk.list(one);
            case "sync" -> disk.sync(one);
            case "own" -> disk.own(one, Ownership.mode(0600));
            case "remove" -> disk.remove(one);
            case "link" -> disk.link(one, two);
            case "rename" -> disk.rename(one, two);
            case "exchange" -> disk.exchange(one, two);
            case "stat" -> {
                return disk.stat(one) == null
                        ? "nothing"
                        : disk.stat(one).kind().toString();
            }
            case "mounted" -> {
                return String.valueOf(disk.isMountPoint(one));
            }
            case "type" -> {
                return disk.fileSystemType(one);
            }
            case "lock" -> {
                Disk.Lease lease = disk.lock(one, OWN, Duration.ofMillis(50));
                return lease == null ? "busy" : "OK";
            }
            case "hold" -> {
                Disk.Lease lease = disk.lock(one, OWN, Duration.ofSeconds(5));
                System.out.println(lease == null ? "busy" : "held");
                System.in.read();
            }
            default -> throw new IllegalArgumentException(words[0]);
        }
        return "OK";
    }
}
