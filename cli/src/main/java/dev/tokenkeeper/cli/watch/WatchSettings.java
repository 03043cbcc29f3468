package dev.tokenkeeper.cli.watch;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What was asked of {@code watch} beyond the delivery itself.
 *
 * @param period the longest time between two passes, whatever events say
 * @param http where health, status and metrics are served; null: nowhere
 * @param reloadUrl gets a POST after a publish
 * @param reloadTouch a file whose time of change is set after a publish; made if it is missing
 * @param reloadSignal a signal sent after a publish
 */
public record WatchSettings(
        Duration period,
        @Nullable InetSocketAddress http,
        @Nullable URI reloadUrl,
        @Nullable Path reloadTouch,
        @Nullable ReloadSignal reloadSignal) {
    /** The period where none was given. */
    public static final Duration DEFAULT_PERIOD = Duration.ofSeconds(10);

    /** Follow, and nothing else. */
    public static WatchSettings defaults() {
        return new WatchSettings(DEFAULT_PERIOD, null, null, null, null);
    }

    /**
     * The address that {@code HOST:PORT} or {@code [IPV6]:PORT} or {@code :PORT} names; without a host: all addresses.
     *
     * @throws IllegalArgumentException if it is none; the message tells what is meant
     */
    public static InetSocketAddress address(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("an address is HOST:PORT, such as 127.0.0.1:8080");
        }
        String host = text.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        int port;
        try {
            port = Integer.parseInt(text.substring(colon + 1));
        } catch (NumberFormatException e) {
            port = -1;
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a port is a number from 0 to 65535");
        }
        InetSocketAddress address = host.isEmpty() ? new InetSocketAddress(port) : new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new IllegalArgumentException("no such host: " + host);
        }
        return address;
    }

    /**
     * The http or https address that {@code text} names.
     *
     * @throws IllegalArgumentException if it is none; the message does not repeat it, as it may hold a password
     */
    public static URI url(String text) {
        URI url;
        try {
            url = URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("a URL is http://HOST[:PORT]/PATH", null);
        }
        boolean http = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
        if (!http || url.getHost() == null) {
            throw new IllegalArgumentException("a URL is http://HOST[:PORT]/PATH");
        }
        return url;
    }
}
