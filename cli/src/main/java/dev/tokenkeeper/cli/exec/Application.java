package dev.tokenkeeper.cli.exec;

import dev.tokenkeeper.cli.watch.Signal;
import dev.tokenkeeper.cli.watch.SignalDoor;
import dev.tokenkeeper.cli.watch.Watch;
import dev.tokenkeeper.report.PassReport;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** The program after {@code exec --}. */
public final class Application {
    /** As env(1) and nohup(1) say it: found, but it cannot be started. */
    private static final int NOT_STARTED = 126;
    /** There is no such program. */
    private static final int NOT_FOUND = 127;

    private final List<String> command;
    private final PrintStream err;

    /**
     * An application that has not begun.
     *
     * @param command the words after {@code --}, the last ones of this process's own arguments; at least one
     * @param err where it is said that it could not be started
     */
    public Application(List<String> command, PrintStream err) {
        if (command.isEmpty()) {
            throw new IllegalArgumentException("no command");
        }
        this.command = List.copyOf(command);
        this.err = err;
    }

    /**
     * Makes this process the application: same process id, arguments and environment byte by byte, signal mask and limits
     * as they were given to us, nothing of Java left. Signals that were ignored at the start are ignored still, but for
     * PIPE and XFSZ, which Java takes for itself: they are as by default.
     *
     * @return the exit status, if the application could not be started: 126 or 127
     */
    public int become() {
        try {
            Handover handover = Handover.ofThisProcess(command);
            err.flush();
            new ProcessCalls().become(handover);
            return refused();
        } catch (IOException e) {
            return noProc();
        }
    }

    /**
     * Starts the application as a child, follows changes beside it with {@code watch}, and passes on to it what this
     * process gets of HUP, INT, USR1, USR2, TERM, CONT and WINCH (QUIT is the JVM's own) until it has ended. As process 1
     * it also reaps what the application leaves behind.
     *
     * @param first the report of the pass before
     * @return the application's exit status, 128 and the signal's number if one ended it, or 126 or 127 as above
     */
    public int supervise(Watch watch, PassReport first) {
        Handover handover;
        try {
            handover = Handover.ofThisProcess(command);
        } catch (IOException e) {
            return noProc();
        }
        ProcessCalls calls = new ProcessCalls();
        SignalDoor signals = new SignalDoor();
        Forwarding forwarding = new Forwarding(signals);
        for (Signal signal : Signal.values()) {
            boolean ignored = (handover.ignored() & 1L << (signal.number() - 1)) != 0;
            if (signal != Signal.QUIT && !ignored) {
                signals.hear(signal, forwarding::heard);
            }
        }
        long pid = calls.spawn(handover);
        if (pid < 0) {
            return refused();
        }
        forwarding.begin(pid);
        if (ProcessHandle.current().pid() == 1) {
            Thread.ofPlatform().daemon().name("orphans").start(() -> calls.reapOthers(pid));
        }
        Thread following = Thread.ofPlatform().daemon().name("watch").start(() -> watch.follow(first, pid));
        int status = calls.await(pid);
        watch.stop();
        try {
            following.join(Watch.GRACE);
        } catch (InterruptedException e) {
            // Nobody interrupts it; if somebody did, the status is known all the same.
            return status;
        }
        return status;
    }

    private int refused() {
        boolean there = ProgramPath.finds(command.getFirst());
        err.println("tokenkeeper: " + command.getFirst() + (there ? ": cannot be started" : ": no such program")
                + "; check the path after --");
        return there ? NOT_STARTED : NOT_FOUND;
    }

    private int noProc() {
        err.println("tokenkeeper: exec needs /proc, and cannot read it here; mount it");
        return NOT_STARTED;
    }
}
