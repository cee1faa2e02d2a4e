package org.openrenda.platform.documents;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Asks clamd about a file by its INSTREAM command. Where no address is set, nothing is asked and
 * files are shown as they come.
 */
@Component
class Scanner {

    /** {@code host:port}, or the path of a socket; empty where nothing scans. */
    static final String SETTING = "openrenda.scan.clamd";

    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(60);
    private static final int PIECE_BYTES = 1 << 16;
    private static final int ANSWER_BYTES_MAX = 4096;

    private final @Nullable SocketAddress address;

    Scanner(Environment environment) {
        this.address = address(environment.getProperty(SETTING, "").strip());
    }

    private static @Nullable SocketAddress address(String setting) {
        if (setting.isEmpty()) {
            return null;
        }
        if (setting.startsWith("/")) {
            return UnixDomainSocketAddress.of(Path.of(setting));
        }
        int colon = setting.lastIndexOf(':');
        if (colon < 1 || !setting.substring(colon + 1).matches("[0-9]{1,5}")) {
            throw new IllegalStateException(SETTING + " 应写成 主机:端口 或套接字文件的完整路径：" + setting);
        }
        int port = Integer.parseInt(setting.substring(colon + 1));
        return new InetSocketAddress(setting.substring(0, colon), port);
    }

    boolean isSet() {
        return address != null;
    }

    /**
     * What was found.
     *
     * @param words the name of what was found; empty for a clean file
     */
    record Verdict(boolean clean, String words) {}

    /** Empty when the scanner cannot be asked or gives no plain answer: then nothing is known. */
    Optional<Verdict> ask(byte[] content) {
        SocketAddress at = address;
        if (at == null) {
            return Optional.empty();
        }
        try (SocketChannel channel = SocketChannel.open(at)) {
            Thread watch = Thread.ofVirtual().start(() -> closeLate(channel));
            try {
                send(channel, content);
                return verdict(answer(channel));
            } finally {
                watch.interrupt();
            }
        } catch (IOException down) {
            return Optional.empty();
        }
    }

    /** A channel has no timeout of its own: closing it ends whatever waits on it. */
    private static void closeLate(SocketChannel channel) {
        try {
            Thread.sleep(ANSWERS_WITHIN);
            channel.close();
        } catch (InterruptedException answered) {
            Thread.currentThread().interrupt();
        } catch (IOException gone) {
            // It is closed, which is all that was wanted.
        }
    }

    private static void send(SocketChannel channel, byte[] content) throws IOException {
        write(channel, ByteBuffer.wrap("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII)));
        for (int at = 0; at < content.length; at += PIECE_BYTES) {
            int length = Math.min(PIECE_BYTES, content.length - at);
            write(channel, ByteBuffer.allocate(Integer.BYTES).putInt(length).flip());
            write(channel, ByteBuffer.wrap(content, at, length));
        }
        write(channel, ByteBuffer.allocate(Integer.BYTES));
    }

    private static void write(SocketChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static String answer(SocketChannel channel) throws IOException {
        ByteBuffer answer = ByteBuffer.allocate(ANSWER_BYTES_MAX);
        while (answer.hasRemaining() && channel.read(answer) >= 0) {
            if (answer.get(answer.position() - 1) == 0) {
                break;
            }
        }
        return new String(answer.array(), 0, answer.position(), StandardCharsets.UTF_8)
                .replace("\0", "")
                .strip();
    }

    private static Optional<Verdict> verdict(String answer) {
        if (answer.equals("stream: OK")) {
            return Optional.of(new Verdict(true, ""));
        }
        if (answer.startsWith("stream: ") && answer.endsWith(" FOUND")) {
            String name = answer.substring("stream: ".length(), answer.length() - 6);
            return Optional.of(new Verdict(false, name));
        }
        return Optional.empty();
    }
}
