package org.openrenda.voting.hall;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Stands before several nodes as a load balancer does: each request goes to the next of them, and
 * to another one when a node cannot be reached or breaks off before it has answered.
 */
final class RetryingProxy implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final List<String> PASSED_ON = List.of("Cookie", "Content-Type");
    private static final List<String> PASSED_BACK = List.of("Set-Cookie", "Content-Type");

    private final List<Integer> ports;
    private final AtomicIntegerArray answered;
    private final AtomicInteger turn = new AtomicInteger();
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpServer server;

    RetryingProxy(List<Integer> ports) throws IOException {
        this.ports = ports;
        answered = new AtomicIntegerArray(ports.size());
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::pass);
        server.setExecutor(workers);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** How many requests a node has answered. */
    int answered(int node) {
        return answered.get(node);
    }

    private void pass(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        int first = turn.getAndIncrement();
        for (int tried = 0; tried < ports.size(); tried++) {
            int node = (first + tried) % ports.size();
            try {
                answer(exchange, client.send(request(exchange, node, body), bytes()));
                answered.incrementAndGet(node);
                return;
            } catch (IOException gone) {
                // The next one is asked; whoever votes twice in the same words has voted once.
                continue;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        exchange.sendResponseHeaders(503, -1);
        exchange.close();
    }

    private static HttpResponse.BodyHandler<byte[]> bytes() {
        return HttpResponse.BodyHandlers.ofByteArray();
    }

    private HttpRequest request(HttpExchange exchange, int node, byte[] body) {
        URI address = URI.create("http://127.0.0.1:" + ports.get(node) + exchange.getRequestURI());
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address)
                        .timeout(LIMIT)
                        .method(
                                exchange.getRequestMethod(),
                                HttpRequest.BodyPublishers.ofByteArray(body));
        for (String name : PASSED_ON) {
            String value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                request.header(name, value);
            }
        }
        return request.build();
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> got) throws IOException {
        for (String name : PASSED_BACK) {
            got.headers().allValues(name).forEach(v -> exchange.getResponseHeaders().add(name, v));
        }
        got.headers()
                .firstValue("Location")
                .ifPresent(to ->
                        exchange.getResponseHeaders().add("Location", URI.create(to).getPath()));
        exchange.sendResponseHeaders(
                got.statusCode(), got.body().length == 0 ? -1 : got.body().length);
        try (var out = exchange.getResponseBody()) {
            out.write(got.body());
        }
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
        client.close();
    }
}
