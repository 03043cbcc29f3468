package dev.tokenkeeper.cli.exec;

import dev.tokenkeeper.cli.watch.Signal;
import dev.tokenkeeper.cli.watch.SignalDoor;
import java.util.ArrayList;
import java.util.List;

/** Passes signals on to the child; those that come before it is there wait for it. Thread-safe. */
final class Forwarding {
    private final SignalDoor door;
    private final List<Signal> waiting = new ArrayList<>();
    private long pid;

    Forwarding(SignalDoor door) {
        this.door = door;
    }

    synchronized void heard(Signal signal) {
        if (pid == 0) {
            waiting.add(signal);
        } else {
            door.send(pid, signal);
        }
    }

    synchronized void begin(long child) {
        pid = child;
        for (Signal signal : waiting) {
            door.send(child, signal);
        }
        waiting.clear();
    }
}
