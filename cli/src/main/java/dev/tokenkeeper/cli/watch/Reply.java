package dev.tokenkeeper.cli.watch;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * An answer of the sidecar's web server.
 *
 * @param type its media type
 */
record Reply(int status, String type, String text) {
    static Reply plain(int status, String text) {
        return new Reply(status, "text/plain; charset=utf-8", text + "\n");
    }

    /** As it goes over the wire; the connection ends with it. */
    byte[] bytes(boolean withBody) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 " + status + " " + phrase() + "\r\nContent-Type: " + type + "\r\nContent-Length: "
                + body.length + "\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n";
        ByteArrayOutputStream all = new ByteArrayOutputStream(head.length() + body.length);
        all.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        if (withBody) {
            all.writeBytes(body);
        }
        return all.toByteArray();
    }

    private String phrase() {
        return switch (status) {
            case 200 -> "OK";
            case 400 -> "Bad Request";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 503 -> "Service Unavailable";
            default -> "Internal Server Error";
        };
    }
}
