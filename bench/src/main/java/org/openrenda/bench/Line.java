package org.openrenda.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * A kept connection that sends what is written out already. The client stands on the same cores as
 * what it measures, so it must cost little.
 */
final class Line implements AutoCloseable {

    private static final int LIMIT_MILLIS = 120_000;
    private static final String LENGTH = "content-length:";

    private final Socket socket;
    private final InputStream in;

    Line(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(LIMIT_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
    }

    static byte[] get(String path, String cookies) {
        return ("GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: %s\r\n\r\n".formatted(path, cookies))
                .getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] form(String path, String cookies, String fields) {
        return ("POST %s HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: %s\r\n".formatted(path, cookies)
                        + "Content-Type: application/x-www-form-urlencoded\r\n"
                        + "Content-Length: %d\r\n\r\n%s".formatted(fields.length(), fields))
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Sends bytes of a kind; their length is told beforehand. */
    static byte[] bytes(String path, byte[] body) {
        byte[] head =
                ("POST %s HTTP/1.1\r\nHost: 127.0.0.1\r\n".formatted(path)
                                + "Content-Type: application/octet-stream\r\n"
                                + "Content-Length: %d\r\n\r\n".formatted(body.length))
                        .getBytes(StandardCharsets.US_ASCII);
        byte[] all = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }

    /** Sends a request and gives the status of the answer, whose content is read and forgotten. */
    int ask(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        int status = Integer.parseInt(line().split(" ")[1]);
        long length = 0;
        for (String line = line(); !line.isEmpty(); line = line()) {
            String header = line.toLowerCase(Locale.ROOT);
            if (header.startsWith(LENGTH)) {
                length = Long.parseLong(header.substring(LENGTH.length()).strip());
            } else if (header.startsWith("transfer-encoding:")) {
                length = -1;
            }
        }
        if (length < 0) {
            skipPieces();
        } else {
            in.skipNBytes(length);
        }
        return status;
    }

    private void skipPieces() throws IOException {
        int length;
        do {
            length = Integer.parseInt(line(), 16);
            in.skipNBytes(length);
            line();
        } while (length > 0);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int read = in.read(); read != '\n'; read = in.read()) {
            if (read < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (read != '\r') {
                line.append((char) read);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
