package dev.tokenkeeper.cli.watch;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A web server that sleeps until somebody asks: one request a connection, one thread a connection, a few seconds each.
 *
 * <p>The JDK's own wakes each second, which is half of what an idle sidecar may cost, and lies in a module that classes on
 * the boot class path do not see. A connection that lasts longer than five seconds is cut off; of more than two hundred the
 * oldest is. So clients that send slowly, or never read, hold up nobody.
 */
final class WebServer implements AutoCloseable {
    private static final long LIMIT_NANOS = 5_000_000_000L;
    private static final int BETWEEN_LOOKS_MS = 1_000;
    private static final int CONNECTIONS = 200;
    private static final int STACK_BYTES = 512 * 1024;
    private static final int READ_OVER = 64 * 1024;

    private final ServerSocket door;
    private final Function<Request, Reply> answers;
    /** Oldest first; only the thread that accepts uses it. */
    private final Deque<Connection> open = new ArrayDeque<>();

    private record Connection(Socket socket, long since) {}

    /**
     * Opens the port and serves from a thread of its own.
     *
     * @throws IOException if the address cannot be had
     */
    WebServer(InetSocketAddress address, Function<Request, Reply> answers) throws IOException {
        this.answers = answers;
        this.door = new ServerSocket();
        door.setReuseAddress(true);
        try {
            door.bind(address);
        } catch (IOException e) {
            door.close();
            throw e;
        }
        thread(this::serve);
    }

    /** Where it listens; the port that was chosen where 0 was asked for. */
    InetSocketAddress address() {
        return (InetSocketAddress) door.getLocalSocketAddress();
    }

    private static void thread(Runnable work) {
        var _ = Thread.ofPlatform().daemon().name("http").stackSize(STACK_BYTES).start(work);
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                cutOff();
                // Without a connection there is nothing to look after: no waking up.
                door.setSoTimeout(open.isEmpty() ? 0 : BETWEEN_LOOKS_MS);
                Socket client = door.accept();
                open.addLast(new Connection(client, System.nanoTime()));
                thread(() -> answer(client));
            } catch (SocketTimeoutException e) {
                // Nobody came: time to look after those who are here.
            } catch (IOException e) {
                pause();
            }
        }
    }

    private void cutOff() throws IOException {
        long now = System.nanoTime();
        Iterator<Connection> all = open.iterator();
        while (all.hasNext()) {
            Connection connection = all.next();
            if (now - connection.since() > LIMIT_NANOS || open.size() > CONNECTIONS) {
                connection.socket().close();
            }
            if (connection.socket().isClosed()) {
                all.remove();
            }
        }
    }

    /** Without file descriptors accepting fails at once, again and again. */
    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(Socket client) {
        try (client) {
            InputStream in = client.getInputStream();
            Request request = Request.read(in);
            byte[] reply = reply(request).bytes(request == null || !request.isHead());
            client.getOutputStream().write(reply);
            client.shutdownOutput();
            // To close with bytes unread would take the reply away from the client.
            var _ = in.readNBytes(READ_OVER);
        } catch (IOException e) {
            // The client went away, or was cut off: nobody is left to be told.
            return;
        }
    }

    private Reply reply(@Nullable Request request) {
        if (request == null) {
            return Reply.plain(400, "this is no request");
        }
        try {
            return answers.apply(request);
        } catch (RuntimeException e) {
            return Reply.plain(500, "a fault of tokenkeeper: " + e.getClass().getName());
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
