package org.openrenda.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Three thousand deputies with their phones, the clerk who prepares polls, and the chair. */
final class Hall {

    static final int VOTERS = 3_000;
    static final int AT_ONCE = 200;
    static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Pattern TOKEN = hidden("_csrf");
    private static final Pattern KEY = hidden("key");
    private static final Pattern NAME = Pattern.compile("class=\"account-role\">([^<]+)<br");
    private static final Pattern PERSON = Pattern.compile("name=\"person\" value=\"(\\d+)\"");

    private final int port;
    private final Web clerk;
    private final Web chair;
    private final HttpClient phones =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Hall(int port, Web clerk, Web chair) {
        this.port = port;
        this.clerk = clerk;
        this.chair = chair;
    }

    private static Pattern hidden(String name) {
        return Pattern.compile("name=\"" + name + "\"\\s+value=\"([^\"]+)\"");
    }

    /**
     * A page that is open on a phone.
     *
     * @param key under which it sends its ballot; empty where there is none
     * @param form what each of its forms sends besides
     */
    record Phone(String cookies, String key, String form) {}

    /** A draft of a poll of all deputies. */
    String prepared(String visibility) throws IOException {
        String chairs =
                clerk.post(
                        "/voting/polls/new",
                        "/voting/polls",
                        Map.of(
                                "title", "关于批准测量报告的决议",
                                "matter", "RESOLUTION",
                                "kind", "WHOLE",
                                "visibility", visibility,
                                "ballot", "QUESTION",
                                "rule", "all",
                                "roster", "deputies",
                                "supervisors", clerkName()));
        return chairs.replaceAll("\\D", "");
    }

    void ready(String poll) throws IOException {
        clerk.post("/voting/" + poll + "/chair", "/voting/" + poll + "/readiness", "");
    }

    /** Opens it with all present. */
    void open(String poll) throws IOException {
        String chairs = "/voting/" + poll + "/chair";
        Matcher person = PERSON.matcher(chair.get(chairs));
        List<String> present = new ArrayList<>();
        while (person.find()) {
            present.add("person=" + person.group(1));
        }
        chair.post(chairs, "/voting/" + poll + "/opening", String.join("&", present));
    }

    void close(String poll) throws IOException {
        chair.post("/voting/" + poll + "/chair", "/voting/" + poll + "/closing", "");
    }

    void confirm(String poll) throws IOException {
        clerk.post("/voting/" + poll, "/voting/" + poll + "/confirmation", "");
    }

    /** The chair's page is open, all are counted; gives what the click then sends. */
    String mayAnnounce(String poll) throws IOException {
        return chair.opened("/voting/" + poll + "/chair");
    }

    void announce(String poll, String opened) throws IOException {
        chair.press("/voting/" + poll + "/announcement", opened);
    }

    /** The clerk supervises; the name stands on the clerk's own page. */
    private String clerkName() throws IOException {
        Matcher name = NAME.matcher(clerk.get("/voting/polls"));
        if (!name.find()) {
            throw new IOException("找不到经办人的姓名");
        }
        return name.group(1);
    }

    /**
     * How long answers took, in milliseconds.
     *
     * @param done from the moment when all begin
     * @param own from the moment when each one was sent
     */
    record Times(List<Double> done, List<Double> own) {

        /** Until the last one has the answer. */
        double seconds() {
            return Collections.max(done) / 1e3;
        }

        /** Longer than this waits one of a hundred, counted from sending. */
        double late() {
            return Report.percentile(own, 0.99);
        }
    }

    /** All begin at the same moment, so many at once; the others as soon as those have answers. */
    Times timed(List<byte[]> requests, int status) throws IOException {
        Times times =
                new Times(
                        Collections.synchronizedList(new ArrayList<>()),
                        Collections.synchronizedList(new ArrayList<>()));
        AtomicInteger next = new AtomicInteger();
        List<Line> lines = new ArrayList<>();
        for (int n = 0; n < AT_ONCE; n++) {
            lines.add(new Line(port));
        }
        long began = System.nanoTime();
        all(
                AT_ONCE,
                (int n) -> {
                    try (Line line = lines.get(n)) {
                        for (int at = next.getAndIncrement();
                                at < requests.size();
                                at = next.getAndIncrement()) {
                            long sent = System.nanoTime();
                            int answer = line.ask(requests.get(at));
                            if (answer != status) {
                                throw new IOException("回答 " + answer);
                            }
                            times.done().add((System.nanoTime() - began) / 1e6);
                            times.own().add((System.nanoTime() - sent) / 1e6);
                        }
                    }
                });
        return times;
    }

    interface Act {
        void by(int one) throws IOException;
    }

    /** Each of so many does it, some hundred at the same time. */
    static void all(int people, Act act) throws IOException {
        Semaphore turns = new Semaphore(AT_ONCE, true);
        List<String> failures = Collections.synchronizedList(new ArrayList<>());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < people; n++) {
                int one = n;
                threads.execute(() -> {
                    turns.acquireUninterruptibly();
                    try {
                        act.by(one);
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

    /** Opens a page of a poll on a voter's phone. */
    Phone phone(String path, int voter) throws IOException {
        String cookie = "openrenda=bench-voter-" + voter;
        HttpResponse<String> page = send(request(path, cookie).build());
        String more =
                page.headers().allValues("Set-Cookie").stream()
                        .map(set -> "; " + set.split(";")[0])
                        .collect(Collectors.joining());
        Matcher key = KEY.matcher(page.body());
        return new Phone(
                cookie + more, key.find() ? key.group(1) : "", "&_csrf=" + found(TOKEN, page));
    }

    private static String found(Pattern pattern, HttpResponse<String> page) throws IOException {
        Matcher matcher = pattern.matcher(page.body());
        if (!matcher.find()) {
            throw new IOException("选票页面不完整：" + page.statusCode());
        }
        return URLEncoder.encode(matcher.group(1), StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path, String cookies) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
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
