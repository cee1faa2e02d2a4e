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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
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
    private static final int ROUNDS = 3;
    private static final int WRITERS = 10;
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Pattern TOKEN = hidden("_csrf");
    private static final Pattern KEY = hidden("key");
    private static final Pattern NAME = Pattern.compile("class=\"account-role\">([^<]+)<br");
    private static final Pattern PERSON = Pattern.compile("name=\"person\" value=\"(\\d+)\"");

    private final Program program;
    private final String root;
    private final Web clerk;
    private final Web chair;
    private final Database database;
    private final HttpClient phones =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    BallotFigures(Program program, Web clerk, Web chair, Database database) {
        this.program = program;
        root = "http://127.0.0.1:" + program.port();
        this.clerk = clerk;
        this.chair = chair;
        this.database = database;
    }

    private static Pattern hidden(String name) {
        return Pattern.compile("name=\"" + name + "\"\\s+value=\"([^\"]+)\"");
    }

    /** A page that is open on a phone, with all that its form will send. */
    private record Phone(String cookies, String form) {}

    /**
     * One poll, with what the database and the web server do beside it.
     *
     * @param seconds from the moment when all press until the last one has the receipt
     * @param late milliseconds that 99 of 100 do not wait longer than
     * @param cpu microseconds of the program for a ballot
     * @param commits rows a second of the database, the mean of before and after
     * @param icons answers a second for a file that needs no work
     */
    private record Round(
            double seconds, double late, double cpu, double commits, double icons, Told told) {}

    void measure(Report report) throws IOException, SQLException {
        database.run("voters");
        List<Round> rounds = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            rounds.add(round(prepared()));
        }
        // The first poll warms up what the others measure, as a trial vote does before a session.
        List<Round> warm = rounds.subList(1, rounds.size());
        voted(report, warm);
        report.add(
                "宣布结果，%,d 个页面在看，最后一个收到".formatted(VOTERS),
                "%.0f 毫秒，没有页面再来询问".formatted(middle(warm, round -> round.told().last())),
                "主持人的页面收到回答 %.0f 毫秒".formatted(middle(warm, round -> round.told().answered())),
                "%.1f".formatted(middle(warm, r -> r.told().last() / r.told().answered())),
                "≤ 500 毫秒");
    }

    private Round round(String poll) throws IOException, SQLException {
        double before = database.commits(VOTERS, WRITERS);
        List<Phone> open = new ArrayList<>(Collections.nCopies(VOTERS, new Phone("", "")));
        all(VOTERS, (int n) -> open.set(n, phone(poll, n + 1)));
        String box = "/voting/" + poll + "/ballot";
        List<byte[]> ballots =
                open.stream().map(one -> Line.form(box, one.cookies(), one.form())).toList();
        double cpu = program.cpu();
        List<Double> millis = timed(ballots, 302);
        cpu = (program.cpu() - cpu) * 1e6 / VOTERS;
        int stored = (int) database.number("votes", Long.parseLong(poll));
        if (stored != VOTERS) {
            throw new IOException("应有 " + VOTERS + " 票，数据库里 " + stored + " 票");
        }
        byte[] icon = Line.get("/assets/icon.svg", open.getFirst().cookies());
        List<Double> icons = timed(Collections.nCopies(VOTERS, icon), 200);
        double after = database.commits(VOTERS, WRITERS);
        return new Round(
                Collections.max(millis) / 1e3,
                Report.percentile(millis, 0.99),
                cpu,
                (before + after) / 2,
                VOTERS / Collections.max(icons) * 1e3,
                watch(poll));
    }

    private static void voted(Report report, List<Round> rounds) {
        List<Double> ratios = rounds.stream().map(r -> VOTERS / r.seconds() / r.commits()).toList();
        List<Double> plain = rounds.stream().map(r -> VOTERS / r.seconds() / r.icons()).toList();
        double seconds = middle(rounds, Round::seconds);
        report.add(
                "记名表决 %,d 票，经网页，%d 人同时，%d 次".formatted(VOTERS, AT_ONCE, rounds.size()),
                "%.1f 秒全部收讫，%,.0f 票/秒，p99 %.0f 毫秒"
                        .formatted(seconds, VOTERS / seconds, middle(rounds, Round::late)),
                "数据库同样一行一提交 %,.0f 次/秒".formatted(middle(rounds, Round::commits)),
                "%.2f（%.2f 到 %.2f）"
                        .formatted(
                                Report.median(ratios),
                                Collections.min(ratios),
                                Collections.max(ratios)),
                "≥ 0.7；1 秒");
        report.add(
                "记名表决，程序的 CPU",
                "%,.0f 微秒/票".formatted(middle(rounds, Round::cpu)),
                "图标文件，同样的人同时要，%,.0f 次/秒".formatted(middle(rounds, Round::icons)),
                "%.2f".formatted(Report.median(plain)),
                "");
    }

    private static double middle(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return Report.median(rounds.stream().mapToDouble(figure).boxed().toList());
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

    /** Milliseconds from the moment when all begin until each has the answer. */
    private List<Double> timed(List<byte[]> requests, int status) throws IOException {
        List<Double> millis = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger next = new AtomicInteger();
        List<Line> lines = new ArrayList<>();
        for (int n = 0; n < AT_ONCE; n++) {
            lines.add(new Line(program.port()));
        }
        long began = System.nanoTime();
        all(
                AT_ONCE,
                (int n) -> {
                    try (Line line = lines.get(n)) {
                        for (int at = next.getAndIncrement();
                                at < requests.size();
                                at = next.getAndIncrement()) {
                            int answer = line.ask(requests.get(at));
                            if (answer != status) {
                                throw new IOException("回答 " + answer);
                            }
                            millis.add((System.nanoTime() - began) / 1e6);
                        }
                    }
                });
        return millis;
    }

    private interface Act {
        void by(int one) throws IOException;
    }

    /** Each of so many does it, some hundred at the same time. */
    private static void all(int people, Act act) throws IOException {
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

    /**
     * How the result reached those who watched, in milliseconds from the chair's click.
     *
     * @param answered when the chair's own page had its answer
     * @param last when the last one had the result
     */
    private record Told(double answered, double last) {}

    /** All hold a stream open; the result comes by it, and nobody asks for anything. */
    private Told watch(String poll) throws IOException {
        String path = "/voting/" + poll + "/stream";
        try (Watchers pages =
                new Watchers(
                        program.port(),
                        VOTERS,
                        n -> Line.get(path, "openrenda=bench-voter-" + (n + 1)),
                        "\"ANNOUNCED\"")) {
            pages.awaitFirst(LIMIT.toSeconds());
            String page = "/voting/" + poll + "/chair";
            chair.post(page, "/voting/" + poll + "/closing", "");
            clerk.post("/voting/" + poll, "/voting/" + poll + "/confirmation", "");
            long began = System.nanoTime();
            chair.post(page, "/voting/" + poll + "/announcement", "");
            double answered = (System.nanoTime() - began) / 1e6;
            pages.awaitLast(LIMIT.toSeconds());
            return new Told(answered, (System.nanoTime() - began) / 1e6);
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
