package org.openrenda.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Three thousand deputies vote by name through the web, beside what the database commits when rows
 * of that shape are written with nothing around them; then all of them watch the result come.
 */
final class BallotFigures {

    private static final int VOTERS = 3_000;
    private static final int AT_ONCE = 200;
    private static final int WRITERS = 10;
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Pattern TOKEN = hidden("_csrf");
    private static final Pattern KEY = hidden("key");
    private static final Pattern NAME = Pattern.compile("class=\"account-role\">([^<]+)<br");
    private static final Pattern PERSON = Pattern.compile("name=\"person\" value=\"(\\d+)\"");

    private final String root;
    private final Web clerk;
    private final Web chair;
    private final Database database;
    private final HttpClient phones =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    BallotFigures(int port, Web clerk, Web chair, Database database) {
        root = "http://127.0.0.1:" + port;
        this.clerk = clerk;
        this.chair = chair;
        this.database = database;
    }

    private static Pattern hidden(String name) {
        return Pattern.compile("name=\"" + name + "\"\\s+value=\"([^\"]+)\"");
    }

    /** A page that is open on a phone, with all that its form will send. */
    private record Phone(String cookies, String form) {}

    void measure(Report report) throws IOException, SQLException {
        database.run("voters");
        // The first poll warms up what the second one measures.
        vote(prepared());
        String poll = prepared();
        List<Double> commits = new ArrayList<>(List.of(database.commits(VOTERS, WRITERS)));
        List<Double> millis = vote(poll);
        commits.add(database.commits(VOTERS, WRITERS));
        double seconds = Collections.max(millis) / 1e3;
        double limit = Report.median(commits);
        int stored = (int) database.number("votes", Long.parseLong(poll));
        if (stored != VOTERS) {
            throw new IOException("应有 " + VOTERS + " 票，数据库里 " + stored + " 票");
        }
        report.add(
                "记名表决 %,d 票，经网页，%d 人同时".formatted(VOTERS, AT_ONCE),
                "%.1f 秒全部收讫，%,.0f 票/秒".formatted(seconds, VOTERS / seconds),
                "数据库同样一行一提交 %,.0f 次/秒".formatted(limit),
                "%.2f".formatted(VOTERS / seconds / limit),
                "≥ 0.7；1 秒");
        watch(report, poll);
    }

    private String prepared() throws IOException {
        String chairs =
                clerk.post(
                        "/voting/polls/new",
                        "/voting/polls",
                        Map.of(
                                "title", "关于批准测量报告的决议",
                                "matter", "RESOLUTION",
                                "kind", "WHOLE",
                                "visibility", "NAMED",
                                "ballot", "QUESTION",
                                "rule", "all",
                                "roster", "deputies",
                                "supervisors", clerkName()));
        String poll = chairs.replaceAll("\\D", "");
        clerk.post(chairs, "/voting/" + poll + "/readiness", "");
        Matcher person = PERSON.matcher(chair.get(chairs));
        List<String> present = new ArrayList<>();
        while (person.find()) {
            present.add("person=" + person.group(1));
        }
        chair.post(chairs, "/voting/" + poll + "/opening", String.join("&", present));
        return poll;
    }

    /** The clerk supervises; the name stands on the clerk's own page. */
    private String clerkName() throws IOException {
        Matcher name = NAME.matcher(clerk.get("/voting/polls"));
        if (!name.find()) {
            throw new IOException("找不到经办人的姓名");
        }
        return name.group(1);
    }

    /** Milliseconds from the moment when all press until each has the receipt. */
    private List<Double> vote(String poll) throws IOException {
        List<Phone> open = new ArrayList<>(Collections.nCopies(VOTERS, new Phone("", "")));
        all((int n) -> open.set(n, phone(poll, n + 1)));
        List<Double> millis = Collections.synchronizedList(new ArrayList<>());
        long began = System.nanoTime();
        all((int n) -> {
            cast(poll, open.get(n));
            millis.add((System.nanoTime() - began) / 1e6);
        });
        return millis;
    }

    private interface Act {
        void by(int voter) throws IOException;
    }

    /** Each voter does it, so many at the same time. */
    private static void all(Act act) throws IOException {
        Semaphore turns = new Semaphore(AT_ONCE, true);
        List<String> failures = Collections.synchronizedList(new ArrayList<>());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < VOTERS; n++) {
                int voter = n;
                threads.execute(() -> {
                    turns.acquireUninterruptibly();
                    try {
                        act.by(voter);
                    } catch (IOException failure) {
                        failures.add(String.valueOf(failure));
                    } finally {
                        turns.release();
                    }
                });
            }
        }
        if (!failures.isEmpty()) {
            throw new IOException(failures.size() + " 人没有成功，例如 " + failures.getFirst());
        }
    }

    private Phone phone(String poll, int voter) throws IOException {
        String cookie = "openrenda=bench-voter-" + voter;
        HttpResponse<String> page = send(request("/voting/" + poll + "/vote", cookie).build());
        String more =
                page.headers().allValues("Set-Cookie").stream()
                        .map(set -> "; " + set.split(";")[0])
                        .collect(Collectors.joining());
        return new Phone(
                cookie + more, "i1=FOR&key=" + found(KEY, page) + "&_csrf=" + found(TOKEN, page));
    }

    private static String found(Pattern pattern, HttpResponse<String> page) throws IOException {
        Matcher matcher = pattern.matcher(page.body());
        if (!matcher.find()) {
            throw new IOException("选票页面不完整：" + page.statusCode());
        }
        return URLEncoder.encode(matcher.group(1), StandardCharsets.UTF_8);
    }

    private void cast(String poll, Phone phone) throws IOException {
        HttpResponse<String> answer =
                send(
                        request("/voting/" + poll + "/ballot", phone.cookies())
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(phone.form()))
                                .build());
        if (answer.statusCode() != 302) {
            throw new IOException("选票未被接受：" + answer.statusCode());
        }
    }

    /** All hold a stream open; the result comes by it, and nobody asks for anything. */
    private void watch(Report report, String poll) throws IOException {
        CountDownLatch greeted = new CountDownLatch(VOTERS);
        CountDownLatch told = new CountDownLatch(VOTERS);
        for (int voter = 1; voter <= VOTERS; voter++) {
            HttpRequest stream =
                    HttpRequest.newBuilder(URI.create(root + "/voting/" + poll + "/stream"))
                            .header("Cookie", "openrenda=bench-voter-" + voter)
                            .build();
            phones.sendAsync(
                    stream,
                    HttpResponse.BodyHandlers.fromLineSubscriber(new Watching(greeted, told)));
        }
        await(greeted);
        String page = "/voting/" + poll + "/chair";
        chair.post(page, "/voting/" + poll + "/closing", "");
        clerk.post("/voting/" + poll, "/voting/" + poll + "/confirmation", "");
        long began = System.nanoTime();
        chair.post(page, "/voting/" + poll + "/announcement", "");
        double announced = (System.nanoTime() - began) / 1e6;
        await(told);
        double last = (System.nanoTime() - began) / 1e6;
        report.add(
                "宣布结果，%,d 个页面在看，最后一个收到".formatted(VOTERS),
                "%.0f 毫秒，没有页面再来询问".formatted(last),
                "主持人的页面收到回答 %.0f 毫秒".formatted(announced),
                "%.1f".formatted(last / announced),
                "≤ 500 毫秒");
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            if (!latch.await(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException("还有 " + latch.getCount() + " 个页面没有收到消息");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        }
    }

    private HttpRequest.Builder request(String path, String cookies) {
        return HttpRequest.newBuilder(URI.create(root + path))
                .timeout(LIMIT)
                .header("Cookie", cookies);
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return phones.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        }
    }
}
