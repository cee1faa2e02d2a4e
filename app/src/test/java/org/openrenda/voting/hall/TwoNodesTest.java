package org.openrenda.voting.hall;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.KilledServer;
import org.openrenda.OpenRenda;
import org.openrenda.platform.access.TestSignIn;
import org.openrenda.voting.VotingLife;
import org.openrenda.voting.polls.PollId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Two nodes serve one hall, and one of them is killed amid the vote. */
@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("两个节点，表决中坏了一个")
class TwoNodesTest {

    private static final int VOTERS = 60;
    private static final int AT_ONCE = 6;
    private static final int BEFORE_THE_KILL = 15;
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final List<String> SETTINGS =
            List.of(
                    "openrenda.database.url",
                    "openrenda.database.owner.user",
                    "openrenda.database.owner.password",
                    "openrenda.database.app.user",
                    "openrenda.database.app.password",
                    "openrenda.database.volatile-test");
    private static final Pattern TOKEN = hidden("_csrf");
    private static final Pattern KEY = hidden("key");

    @Autowired private ApplicationContext context;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<String> failures = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger receipts = new AtomicInteger();

    private static Pattern hidden(String name) {
        return Pattern.compile("name=\"" + name + "\"\\s+value=\"([^\"]+)\"");
    }

    @Test
    @DisplayName("F-VOTE-1 一个节点在表决中被杀：没有人看到出错，每人一票，一票不少")
    void nobodyNotices() throws Exception {
        VotingLife life = new VotingLife(context, VOTERS);
        PollId poll = life.opened(life.question(), VOTERS);
        List<String> cookies = new ArrayList<>();
        for (int member = 1; member <= VOTERS; member++) {
            cookies.add(TestSignIn.cookie(context, life.account(member)).getValue());
        }
        List<Integer> ports = List.of(free(), free());
        List<KilledServer> nodes = new ArrayList<>();
        try (RetryingProxy proxy = new RetryingProxy(ports)) {
            for (int port : ports) {
                nodes.add(node(port));
            }
            for (int at = 0; at < nodes.size(); at++) {
                int port = ports.get(at);
                nodes.get(at).await(() -> answers(port));
            }
            List<Thread> voters = vote(proxy, poll, cookies);
            nodes.getFirst().await(() -> receipts.get() >= BEFORE_THE_KILL);
            nodes.getFirst().kill();
            assertThat(receipts).as("killed in the middle").hasValueLessThan(VOTERS);
            for (Thread voter : voters) {
                voter.join();
            }
            assertThat(failures).isEmpty();
            assertThat(receipts).hasValue(VOTERS);
            assertThat(proxy.answered(0)).isPositive();
            assertThat(proxy.answered(1)).isPositive();
            assertThat(life.polls.live(poll).voted()).isEqualTo(VOTERS);
        } finally {
            for (KilledServer node : nodes) {
                node.kill();
            }
        }
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** A node is stateless: database and data folder are those of the others. */
    private KilledServer node(int port) throws IOException {
        List<String> words = new ArrayList<>();
        for (String name : SETTINGS) {
            words.add("--" + name + "=" + context.getEnvironment().getProperty(name));
        }
        String folder = context.getEnvironment().getProperty("openrenda.database.folder", "");
        return KilledServer.startAt(
                port, Path.of(folder), OpenRenda.class, words.toArray(String[]::new));
    }

    private boolean answers(int port) {
        try {
            return send(request(port, "/sign-in", "").build()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** So many at once, each as soon as another one has finished. */
    private List<Thread> vote(RetryingProxy proxy, PollId poll, List<String> cookies) {
        Semaphore turns = new Semaphore(AT_ONCE, true);
        return cookies.stream()
                .map(cookie ->
                        Thread.ofVirtual()
                                .start(() -> {
                                    turns.acquireUninterruptibly();
                                    try {
                                        voter(proxy.port(), "/voting/" + poll, cookie);
                                    } catch (IOException | RuntimeException failure) {
                                        failures.add(String.valueOf(failure));
                                    } finally {
                                        turns.release();
                                    }
                                }))
                .toList();
    }

    private void voter(int port, String poll, String cookie) throws IOException {
        HttpResponse<String> page = send(request(port, poll + "/vote", cookie).build());
        String more =
                page.headers().allValues("Set-Cookie").stream()
                        .map(set -> "; " + set.split(";")[0])
                        .reduce("", String::concat);
        String body = "i1=FOR&_csrf=" + found(TOKEN, page) + "&key=" + found(KEY, page);
        HttpResponse<String> cast =
                send(
                        request(port, poll + "/ballot", cookie + more)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build());
        HttpResponse<String> after = send(request(port, poll + "/vote", cookie).build());
        if (cast.statusCode() == 302 && after.body().contains("投票已提交")) {
            receipts.incrementAndGet();
        } else {
            failures.add("提交 " + cast.statusCode() + "，再看 " + after.statusCode());
        }
    }

    private static String found(Pattern pattern, HttpResponse<String> page) throws IOException {
        Matcher matcher = pattern.matcher(page.body());
        if (!matcher.find()) {
            throw new IOException("选票页面不完整：" + page.statusCode());
        }
        return matcher.group(1);
    }

    private static HttpRequest.Builder request(int port, String path, String cookie) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .timeout(LIMIT);
        return cookie.isEmpty() ? request : request.header("Cookie", "openrenda=" + cookie);
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        }
    }
}
