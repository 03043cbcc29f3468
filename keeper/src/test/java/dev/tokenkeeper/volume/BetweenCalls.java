package dev.tokenkeeper.volume;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** Lets something else happen (an application's write, a kubelet's swap) between two calls of a disk. */
public final class BetweenCalls {
    private BetweenCalls() {}

    /** The disk {@code under}, with {@code act} run before each call; it is given the call's number, from 1. */
    public static Disk of(Disk under, IntConsumer act) {
        AtomicInteger calls = new AtomicInteger();
        return around(under, call -> act.accept(calls.incrementAndGet()), call -> {});
    }

    /** The disk {@code under}, with {@code act} run right after its first call of this name. */
    public static Disk afterFirst(Disk under, String name, Runnable act) {
        AtomicBoolean done = new AtomicBoolean();
        return around(under, call -> {}, call -> {
            if (call.equals(name) && done.compareAndSet(false, true)) {
                act.run();
            }
        });
    }

    private static Disk around(Disk under, Consumer<String> before, Consumer<String> after) {
        return (Disk) Proxy.newProxyInstance(
                Disk.class.getClassLoader(), new Class<?>[] {Disk.class}, (proxy, method, arguments) -> {
                    before.accept(method.getName());
                    try {
                        Object answer = method.invoke(under, arguments);
                        after.accept(method.getName());
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
