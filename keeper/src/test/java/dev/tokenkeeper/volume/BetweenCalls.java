package dev.tokenkeeper.volume;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Lets something else happen (an application's write, a kubelet's swap) between two calls of a disk. */
public final class BetweenCalls {
    private BetweenCalls() {}

    /** The disk {@code under}, with {@code act} run before each call; it is given the call's number, from 1. */
    public static Disk of(Disk under, IntConsumer act) {
        AtomicInteger calls = new AtomicInteger();
        return (Disk) Proxy.newProxyInstance(
                Disk.class.getClassLoader(), new Class<?>[] {Disk.class}, (proxy, method, arguments) -> {
                    act.accept(calls.incrementAndGet());
                    try {
                        return method.invoke(under, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
