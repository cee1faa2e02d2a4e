package org.openrenda.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/**
 * Pages that each hold a stream of news open. One thread reads them all, so that the reading takes
 * little from the cores of the server.
 */
final class Watchers implements AutoCloseable {

    private static final int BYTES = 64 * 1024;
    private static final String FIRST_NEWS = "data:";

    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BYTES);
    private final String last;
    private final CountDownLatch greeted;
    private final CountDownLatch told;
    private final Thread reader;

    /** What one page has seen. */
    private static final class Page {

        private boolean knows;
        private boolean done;
        private String tail = "";
    }

    /**
     * Opens the streams.
     *
     * @param request of each page, written out
     * @param last what the last news contain
     */
    Watchers(int port, int pages, IntFunction<byte[]> request, String last) throws IOException {
        this.last = last;
        greeted = new CountDownLatch(pages);
        told = new CountDownLatch(pages);
        for (int page = 0; page < pages; page++) {
            SocketChannel channel =
                    SocketChannel.open(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.write(ByteBuffer.wrap(request.apply(page)));
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, new Page());
        }
        reader = Thread.ofPlatform().daemon().start(this::read);
    }

    private void read() {
        try {
            while (selector.isOpen()) {
                selector.select(key -> {
                    try {
                        take(key);
                    } catch (IOException broken) {
                        key.cancel();
                    }
                });
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (java.nio.channels.ClosedSelectorException closed) {
            // All have seen what they waited for.
        }
    }

    private void take(SelectionKey key) throws IOException {
        buffer.clear();
        if (((SocketChannel) key.channel()).read(buffer) < 0) {
            key.cancel();
            return;
        }
        Page page = (Page) key.attachment();
        buffer.flip();
        String text = page.tail + StandardCharsets.ISO_8859_1.decode(buffer);
        page.tail = text.substring(Math.max(0, text.length() - last.length()));
        if (text.startsWith("HTTP/1.1 4")) {
            throw new IOException("not let in: " + text.lines().findFirst().orElse(""));
        }
        if (!page.knows && text.contains(FIRST_NEWS)) {
            page.knows = true;
            greeted.countDown();
        }
        if (!page.done && text.contains(last)) {
            page.done = true;
            told.countDown();
        }
    }

    /** Waits until every page knows what holds now. */
    void awaitFirst(long seconds) throws IOException {
        await(greeted, seconds);
    }

    /** Waits until every page has seen the last news. */
    void awaitLast(long seconds) throws IOException {
        await(told, seconds);
    }

    private static void await(CountDownLatch latch, long seconds) throws IOException {
        try {
            if (!latch.await(seconds, TimeUnit.SECONDS)) {
                throw new IOException("还有 " + latch.getCount() + " 个页面没有收到消息");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        }
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
        reader.interrupt();
    }
}
