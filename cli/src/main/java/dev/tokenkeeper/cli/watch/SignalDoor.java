package dev.tokenkeeper.cli.watch;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;

/**
 * Sends signals, by kill(2) of the C library, and hears them. {@link ProcessHandle} can send only TERM and KILL, and the
 * JDK's only way to hear them is {@code sun.misc.Signal}: an unsupported class that javac warns of at each mention, hence
 * by reflection. The JVM keeps QUIT (its thread dump) for itself.
 *
 * <p>Thread-safe.
 */
public final class SignalDoor {
    private static final int EPERM = 1;
    private static final int ESRCH = 3;

    private final MethodHandle kill;
    private final MemoryLayout state = Linker.Option.captureStateLayout();

    @SuppressWarnings("restricted")
    public SignalDoor() {
        Linker linker = Linker.nativeLinker();
        kill = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("kill"),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT),
                Linker.Option.captureCallState("errno"));
    }

    /** What became of a signal. */
    public enum Sent {
        SENT,
        /** No such process. */
        GONE,
        /** It belongs to another user. */
        DENIED,
        FAILED
    }

    /**
     * Sends {@code signal} to one process.
     *
     * @throws IllegalArgumentException if {@code pid} is not above 0: those mean whole groups of processes
     */
    public Sent send(long pid, Signal signal) {
        if (pid <= 0 || pid > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("not one process: " + pid);
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = arena.allocate(state);
            if ((int) kill.invokeExact(errno, (int) pid, signal.number()) == 0) {
                return Sent.SENT;
            }
            return switch (errno.get(ValueLayout.JAVA_INT, 0)) {
                case ESRCH -> Sent.GONE;
                case EPERM -> Sent.DENIED;
                default -> Sent.FAILED;
            };
        } catch (Throwable e) {
            throw new IllegalStateException("kill(2) cannot be called", e);
        }
    }

    /**
     * Has {@code heard} called, by a thread of the JVM's, each time this process gets {@code signal}, instead of what the
     * JVM does with it.
     *
     * @throws IllegalStateException if this JVM keeps the signal for itself
     */
    public void hear(Signal signal, Consumer<Signal> heard) {
        InvocationHandler handler = (proxy, method, arguments) -> switch (method.getName()) {
            case "handle" -> {
                heard.accept(signal);
                yield null;
            }
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> false;
            default -> signal.name();
        };
        try {
            Class<?> type = Class.forName("sun.misc.Signal");
            Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
            Object proxy =
                    Proxy.newProxyInstance(SignalDoor.class.getClassLoader(), new Class<?>[] {handlerType}, handler);
            Object raw = type.getConstructor(String.class).newInstance(signal.name());
            type.getMethod("handle", type, handlerType).invoke(null, raw, proxy);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this JVM does not let " + signal + " be heard", e);
        }
    }
}
