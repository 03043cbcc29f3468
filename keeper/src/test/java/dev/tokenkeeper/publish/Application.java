package dev.tokenkeeper.publish;

import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.HeldFile;
import dev.tokenkeeper.volume.MemoryDisk;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;

/** An application that adds the line {@code app: b} to {@code a.txt}, once, before a chosen call of the keeper's disk. */
final class Application {
    private static final String LINE = "app: b\n";
    private static final Path LIVE = Volume.TARGET.resolve("a.txt");

    private final MemoryDisk disk;
    private final Style style;
    private final int when;
    private HeldFile held;
    private String rest;
    private int calls;
    private String next = "";
    private boolean window;

    /** How applications write. */
    enum Style {
        /** Appends to a descriptor that it opened before the pass. */
        HELD,
        /** Opens, appends, closes. */
        APPEND,
        /** Writes the whole file again, in place; it is empty for one call. */
        TRUNCATE,
        /** Writes another file and renames it over. */
        RENAME
    }

    Application(MemoryDisk disk, Style style, int when) {
        this.disk = disk;
        this.style = style;
        this.when = when;
        this.held = disk.hold(LIVE.toString());
    }

    /** The keeper's disk, with this application beside it. */
    Disk beside(Disk keepers) {
        return (Disk) Proxy.newProxyInstance(
                Disk.class.getClassLoader(), new Class<?>[] {Disk.class}, (proxy, method, arguments) -> {
                    before(method, arguments);
                    try {
                        return method.invoke(keepers, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** How many calls the keeper made. */
    int calls() {
        return calls;
    }

    /** The call that came after the write. */
    String next() {
        return next;
    }

    /** Whether the write came between the keeper's last look and the call that replaces, on a volume that has such a window. */
    boolean wasInTheWindow() {
        return window;
    }

    /** Finishes what was begun and closes. */
    void end() throws DiskException {
        finishRewrite();
        if (calls < when) {
            write();
            finishRewrite();
        }
        held.close();
    }

    private void before(Method method, Object[] arguments) throws DiskException {
        calls++;
        boolean replaces = (method.getName().equals("rename") && arguments[1].equals(LIVE))
                || (method.getName().equals("write") && arguments[0].equals(LIVE));
        window |= replaces && (rest != null || calls == when);
        finishRewrite();
        if (calls == when) {
            next = method.getName();
            write();
        }
    }

    private void finishRewrite() {
        if (rest != null) {
            held.write(rest);
            rest = null;
        }
    }

    private void write() throws DiskException {
        String live = disk.text(LIVE.toString());
        if (style == Style.HELD) {
            held.append(LINE);
        } else if (style == Style.APPEND) {
            disk.put(LIVE.toString(), live + LINE);
        } else if (style == Style.RENAME) {
            disk.put("/target/a.new", live + LINE);
            disk.rename(Path.of("/target/a.new"), LIVE);
        } else {
            held.close();
            held = disk.hold(LIVE.toString());
            held.write("");
            rest = live + LINE;
        }
    }
}
