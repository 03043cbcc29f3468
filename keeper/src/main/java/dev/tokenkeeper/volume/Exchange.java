package dev.tokenkeeper.volume;

import dev.tokenkeeper.volume.DiskException.Fault;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
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
        Optional<MethodHandle> call = Holder.RENAMEAT2;
        if (call.isEmpty()) {
            return ENOSYS;
        }
        Charset charset = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = arena.allocate(Linker.Option.captureStateLayout());
            MemorySegment from = arena.allocateFrom(one.toAbsolutePath().toString(), charset);
            MemorySegment to = arena.allocateFrom(other.toAbsolutePath().toString(), charset);
            int result = (int) call.get().invokeExact(errno, AT_FDCWD, from, AT_FDCWD, to, RENAME_EXCHANGE);
            return result == 0 ? 0 : errno.get(ValueLayout.JAVA_INT, Holder.ERRNO);
        } catch (Throwable e) {
            throw new IllegalStateException("renameat2 could not be called", e);
        }
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

    /** Linked at the first exchange; empty where the C library has no renameat2. */
    private static final class Holder {
        static final long ERRNO =
                Linker.Option.captureStateLayout().byteOffset(MemoryLayout.PathElement.groupElement("errno"));
        static final Optional<MethodHandle> RENAMEAT2 = find();

        @SuppressWarnings("restricted")
        private static Optional<MethodHandle> find() {
            Linker linker = Linker.nativeLinker();
            SymbolLookup library = linker.defaultLookup();
            FunctionDescriptor signature = FunctionDescriptor.of(
                    ValueLayout.JAVA_INT,
                    ValueLayout.JAVA_INT,
                    ValueLayout.ADDRESS,
                    ValueLayout.JAVA_INT,
                    ValueLayout.ADDRESS,
                    ValueLayout.JAVA_INT);
            return library.find("renameat2")
                    .map(symbol -> linker.downcallHandle(symbol, signature, Linker.Option.captureCallState("errno")));
        }
    }
}
