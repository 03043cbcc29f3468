package dev.tokenkeeper.token;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts in its own shard, with several threads, until it is killed; after each increment it says how many have returned.
 * Arguments: volume, shard, threads.
 */
final class CountingProcess {
    private CountingProcess() {}

    public static void main(String[] args) throws InterruptedException {
        Counter counter = TokenStore.at(Path.of(args[0]))
                .token("usage.properties")
                .counter("used")
                .shard(args[1]);
        int threads = Integer.parseInt(args[2]);
        AtomicLong returned = new AtomicLong();
        for (int i = 0; i < threads; i++) {
            Thread.ofVirtual().start(() -> {
                while (true) {
                    counter.increment();
                    synchronized (returned) {
                        System.out.println(returned.incrementAndGet());
                    }
                }
            });
        }
        Thread.sleep(Long.MAX_VALUE);
    }
}
