package dev.tokenkeeper.cli.exec;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.List;

/**
 * The C library's calls that put a program in a process: execvpe(3), posix_spawnp(3), waitpid(2), and what goes with them.
 * ProcessBuilder cannot replace its own process, and starts a child with Java's signal mask and through a helper program.
 *
 * <p>Linux, 64 bits, glibc or musl.
 */
@SuppressWarnings("restricted")
final class ProcessCalls {
    private static final int EINTR = 4;
    private static final int SIG_SETMASK = 2;
    private static final int P_ALL = 0;
    private static final int P_PID = 1;
    private static final int WNOHANG = 1;
    private static final int WEXITED = 4;
    private static final int WNOWAIT = 0x0100_0000;
    private static final int SIGINFO_BYTES = 128;
    private static final int SIGINFO_PID = 12;
    private static final int CLOSE_RANGE_CLOEXEC = 4;
    private static final short POSIX_SPAWN_SETSIGMASK = 8;
    /** Room for a sigset_t (128 bytes) and for a posix_spawnattr_t (336 bytes), on both C libraries. */
    private static final int SIGSET_BYTES = 128;

    private static final int ATTRIBUTE_BYTES = 1024;

    private final Linker linker = Linker.nativeLinker();

    /**
     * Becomes the program {@code arguments[0]}, looked up in PATH: this process keeps its id, and all that is Java goes.
     * Descriptors above 2 are closed. It returns only if that failed. It does not ask for errno: what catches that takes
     * sixty classes more, which every start would pay for, also one that becomes nothing.
     */
    void become(Handover handover) {
        MethodHandle execvpe =
                plain("execvpe", ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.ADDRESS);
        MethodHandle mask = plain(
                "pthread_sigmask",
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.ADDRESS);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment arguments = strings(arena, handover.arguments());
            MemorySegment environment = strings(arena, handover.environment());
            MemorySegment blocked = signals(arena, handover.mask());
            closeOnExec();
            int _ = (int) mask.invokeExact(SIG_SETMASK, blocked, MemorySegment.NULL);
            int _ = (int) execvpe.invokeExact(arguments.get(ValueLayout.ADDRESS, 0), arguments, environment);
        } catch (Throwable e) {
            throw new IllegalStateException("execvpe(3) cannot be called", e);
        }
    }

    /**
     * Starts the program as a child.
     *
     * @return its process id, or an errno as a negative number
     */
    long spawn(Handover handover) {
        MethodHandle spawn = plain(
                "posix_spawnp",
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.ADDRESS,
                ValueLayout.ADDRESS,
                ValueLayout.ADDRESS,
                ValueLayout.ADDRESS,
                ValueLayout.ADDRESS);
        MethodHandle init = plain("posix_spawnattr_init", ValueLayout.JAVA_INT, ValueLayout.ADDRESS);
        MethodHandle setMask =
                plain("posix_spawnattr_setsigmask", ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS);
        MethodHandle setFlags =
                plain("posix_spawnattr_setflags", ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_SHORT);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment pid = arena.allocate(ValueLayout.JAVA_INT);
            MemorySegment attributes = arena.allocate(ATTRIBUTE_BYTES, 16);
            int _ = (int) init.invokeExact(attributes);
            int _ = (int) setMask.invokeExact(attributes, signals(arena, handover.mask()));
            int _ = (int) setFlags.invokeExact(attributes, POSIX_SPAWN_SETSIGMASK);
            MemorySegment arguments = strings(arena, handover.arguments());
            closeOnExec();
            int trouble = (int) spawn.invokeExact(
                    pid,
                    arguments.get(ValueLayout.ADDRESS, 0),
                    MemorySegment.NULL,
                    attributes,
                    arguments,
                    strings(arena, handover.environment()));
            return trouble != 0 ? -trouble : pid.get(ValueLayout.JAVA_INT, 0);
        } catch (Throwable e) {
            throw new IllegalStateException("posix_spawnp(3) cannot be called", e);
        }
    }

    /**
     * Waits until the child {@code pid} has ended.
     *
     * @return its exit status, or 128 and the number of the signal that ended it
     */
    int await(long pid) {
        MethodHandle waitpid =
                call("waitpid", ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = arena.allocate(Linker.Option.captureStateLayout());
            MemorySegment status = arena.allocate(ValueLayout.JAVA_INT);
            while ((int) waitpid.invokeExact(errno, (int) pid, status, 0) < 0) {
                if (errno.get(ValueLayout.JAVA_INT, 0) != EINTR) {
                    throw new IllegalStateException("the child " + pid + " is not ours");
                }
            }
            int word = status.get(ValueLayout.JAVA_INT, 0);
            int signal = word & 0x7f;
            return signal == 0 ? (word >> 8) & 0xff : 128 + signal;
        } catch (IllegalStateException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("waitpid(2) cannot be called", e);
        }
    }

    /**
     * Reaps children that {@code application} has left to this process, for ever. Children that Java started itself are
     * reaped by Java within the second that they are given.
     */
    void reapOthers(long application) {
        MethodHandle waitid = call(
                "waitid",
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = arena.allocate(Linker.Option.captureStateLayout());
            MemorySegment info = arena.allocate(SIGINFO_BYTES, Long.BYTES);
            while ((int) waitid.invokeExact(errno, P_ALL, 0, info, WEXITED | WNOWAIT) == 0
                    || errno.get(ValueLayout.JAVA_INT, 0) == EINTR) {
                int ended = info.get(ValueLayout.JAVA_INT, SIGINFO_PID);
                if (ended == application) {
                    return;
                }
                Thread.sleep(1_000);
                int _ = (int) waitid.invokeExact(errno, P_PID, ended, info, WEXITED | WNOHANG);
            }
        } catch (Throwable e) {
            throw new IllegalStateException("waitid(2) cannot be called", e);
        }
    }

    /** Marks every descriptor above 2 to be closed in the next program. */
    private void closeOnExec() throws Throwable {
        MethodHandle closeRange = plain(
                "close_range", ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
        int _ = (int) closeRange.invokeExact(3, -1, CLOSE_RANGE_CLOEXEC);
    }

    private MethodHandle call(String name, MemoryLayout result, MemoryLayout... parameters) {
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow(name),
                FunctionDescriptor.of(result, parameters),
                Linker.Option.captureCallState("errno"));
    }

    private MethodHandle plain(String name, MemoryLayout result, MemoryLayout... parameters) {
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow(name), FunctionDescriptor.of(result, parameters));
    }

    private static MemorySegment signals(Arena arena, long bits) {
        MemorySegment set = arena.allocate(SIGSET_BYTES, Long.BYTES);
        set.set(ValueLayout.JAVA_LONG, 0, bits);
        return set;
    }

    private static MemorySegment strings(Arena arena, List<byte[]> each) {
        MemorySegment pointers = arena.allocate(ValueLayout.ADDRESS, each.size() + 1L);
        for (int i = 0; i < each.size(); i++) {
            byte[] bytes = each.get(i);
            MemorySegment text = arena.allocate(bytes.length + 1L);
            MemorySegment.copy(bytes, 0, text, ValueLayout.JAVA_BYTE, 0, bytes.length);
            pointers.setAtIndex(ValueLayout.ADDRESS, i, text);
        }
        return pointers;
    }
}
