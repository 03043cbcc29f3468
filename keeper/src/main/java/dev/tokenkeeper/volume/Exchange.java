package dev.tokenkeeper.volume;

import dev.tokenkeeper.volume.DiskException.Fault;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Optional;

/**
 * renameat2(2) with RENAME_EXCHANGE, which the JDK has no method for. A type of its own, so that a pass that exchanges
 * nothing does not load the foreign function interface (tens of milliseconds of a start).
 */
final class Exchange {
    private static final int AT_FDCWD = -100;
    private static final int RENAME_EXCHANGE = 2;

    private static final int EPERM = 1;
    private static final int ENOENT = 2;
    private static final int EACCES = 13;
    private static final int EBUSY = 16;
    private static final int EXDEV = 18;
    private static final int ENOTDIR = 20;
    private static final int EINVAL = 22;
    private static final int ENOSPC = 28;
    private static final int EROFS = 30;
    private static final int ENOSYS = 38;
    private static final int EOPNOTSUPP = 95;
    private static final int EDQUOT = 122;

    private Exchange() {}

    /** Exchanges two names; 0, or the error number. */
    static int names(Path one, Path other) {
        Optional<MethodHandle> call = Call.RENAMEAT2;
        if (call.isEmpty()) {
            return ENOSYS;
        }
        Charset charset = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment from = arena.allocateFrom(one.toAbsolutePath().toString(), charset);
            MemorySegment to = arena.allocateFrom(other.toAbsolutePath().toString(), charset);
            int result = (int) call.get().invokeExact(AT_FDCWD, from, AT_FDCWD, to, RENAME_EXCHANGE);
            return result == 0 ? 0 : again(arena, from, to);
        } catch (Throwable e) {
            throw new IllegalStateException("renameat2 could not be called", e);
        }
    }

    /** Nothing was exchanged: tries once more, with a call that tells why not. It takes sixty classes more to make. */
    private static int again(Arena arena, MemorySegment from, MemorySegment to) throws Throwable {
        MemorySegment errno = arena.allocate(Linker.Option.captureStateLayout());
        int result = (int)
                TellingCall.RENAMEAT2.orElseThrow().invokeExact(errno, AT_FDCWD, from, AT_FDCWD, to, RENAME_EXCHANGE);
        return result == 0 ? 0 : errno.get(ValueLayout.JAVA_INT, TellingCall.ERRNO);
    }

    /** What an error number of {@link #names} means. */
    static Fault fault(int errno) {
        return switch (errno) {
            case ENOENT, ENOTDIR -> Fault.MISSING;
            case EPERM, EACCES -> Fault.DENIED;
            case EBUSY -> Fault.BUSY;
            case EXDEV -> Fault.CROSS_DEVICE;
            case ENOSPC, EDQUOT -> Fault.FULL;
            case EROFS -> Fault.READ_ONLY;
            case EINVAL, ENOSYS, EOPNOTSUPP -> Fault.UNSUPPORTED;
            default -> Fault.IO;
        };
    }

    /** Empty where the C library has no renameat2. */
    @SuppressWarnings("restricted")
    private static Optional<MethodHandle> linked(Linker.Option... options) {
        Linker linker = Linker.nativeLinker();
        Optional<MemorySegment> symbol = linker.defaultLookup().find("renameat2");
        if (symbol.isEmpty()) {
            return Optional.empty();
        }
        FunctionDescriptor signature = FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT);
        return Optional.of(linker.downcallHandle(symbol.get(), signature, options));
    }

    /** Linked at the first exchange. */
    private static final class Call {
        static final Optional<MethodHandle> RENAMEAT2 = linked();
    }

    /** Linked at the first exchange that fails: this one also tells the error number. */
    private static final class TellingCall {
        static final long ERRNO =
                Linker.Option.captureStateLayout().byteOffset(MemoryLayout.PathElement.groupElement("errno"));
        static final Optional<MethodHandle> RENAMEAT2 = linked(Linker.Option.captureCallState("errno"));
    }
}
