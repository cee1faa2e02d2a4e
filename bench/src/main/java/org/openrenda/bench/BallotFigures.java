package org.openrenda.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;

/**
 * Three thousand deputies vote by name through the web, beside what the database commits when rows
 * of that shape are written with nothing around them; then all of them watch the result come.
 */
final class BallotFigures {

    private static final int ROUNDS = 3;
    private static final int WRITERS = 10;

    /** A page that has gone is found out by the second sign of life that does not reach it. */
    private static final Duration GONE = Duration.ofSeconds(30);

    private final Program program;
    private final Hall hall;
    private final Database database;

    BallotFigures(Program program, Hall hall, Database database) {
        this.program = program;
        this.hall = hall;
        this.database = database;
    }

    /**
     * One poll, with what the database and the web server do beside it.
     *
     * @param seconds from the moment when all press until the last one has the receipt
     * @param late milliseconds from sending that 99 of 100 do not wait longer than
     * @param cpu microseconds of the program for a ballot
     * @param commits rows a second of the database, the mean of before and after
     * @param icons answers a second for a file that needs no work
     */
    private record Round(
            double seconds, double late, double cpu, double commits, double icons, Told told) {}

    void measure(Report report) throws IOException, SQLException {
        List<Round> rounds = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            rounds.add(round(opened()));
        }
        // The first poll warms up what the others measure, as a trial vote does before a session.
        List<Round> warm = rounds.subList(1, rounds.size());
        voted(report, warm);
        report.add(
                "宣布结果，%,d 个页面在看，最后一个收到".formatted(Hall.VOTERS),
                "%.0f 毫秒，没有页面再来询问".formatted(middle(warm, round -> round.told().last())),
                "主持人的页面收到回答 %.0f 毫秒".formatted(middle(warm, round -> round.told().answered())),
                "%.1f".formatted(middle(warm, r -> r.told().last() / r.told().answered())),
                "≤ 500 毫秒");
    }

    private String opened() throws IOException {
        String poll = hall.prepared("NAMED");
        hall.ready(poll);
        hall.open(poll);
        return poll;
    }

    private Round round(String poll) throws IOException, SQLException {
        double before = database.commits(Hall.VOTERS, WRITERS);
        List<Hall.Phone> open =
                new ArrayList<>(Collections.nCopies(Hall.VOTERS, new Hall.Phone("", "", "")));
        Hall.all(
                Hall.VOTERS,
                (int n) -> open.set(n, hall.phone("/voting/" + poll + "/vote", n + 1)));
        String box = "/voting/" + poll + "/ballot";
        List<byte[]> ballots =
                open.stream()
                        .map(one ->
                                Line.form(
                                        box, one.cookies(), "i1=FOR&key=" + one.key() + one.form()))
                        .toList();
        double cpu = program.cpu();
        Hall.Times times = hall.timed(ballots, 302);
        cpu = (program.cpu() - cpu) * 1e6 / Hall.VOTERS;
        int stored = (int) database.number("votes", Long.parseLong(poll));
        if (stored != Hall.VOTERS) {
            throw new IOException("应有 " + Hall.VOTERS + " 票，数据库里 " + stored + " 票");
        }
        byte[] icon = Line.get("/assets/icon.svg", open.getFirst().cookies());
        Hall.Times icons = hall.timed(Collections.nCopies(Hall.VOTERS, icon), 200);
        double after = database.commits(Hall.VOTERS, WRITERS);
        return new Round(
                times.seconds(),
                times.late(),
                cpu,
                (before + after) / 2,
                Hall.VOTERS / icons.seconds(),
                watch(poll));
    }

    private static void voted(Report report, List<Round> rounds) {
        List<Double> ratios =
                rounds.stream().map(r -> Hall.VOTERS / r.seconds() / r.commits()).toList();
        List<Double> plain =
                rounds.stream().map(r -> Hall.VOTERS / r.seconds() / r.icons()).toList();
        double seconds = middle(rounds, Round::seconds);
        report.add(
                "记名表决 %,d 票，经网页，%d 人同时，%d 次".formatted(Hall.VOTERS, Hall.AT_ONCE, rounds.size()),
                "%.1f 秒全部收讫，%,.0f 票/秒，每张自发出起 p99 %.0f 毫秒"
                        .formatted(seconds, Hall.VOTERS / seconds, middle(rounds, Round::late)),
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

    /**
     * How the result reached those who watched, in milliseconds from the chair's click on the open
     * page.
     *
     * @param answered when the chair's own page had its answer
     * @param last when the last one had the result
     */
    private record Told(double answered, double last) {}

    /** All hold a stream open; the result comes by it, and nobody asks for anything. */
    private Told watch(String poll) throws IOException {
        Told told;
        String path = "/voting/" + poll + "/stream";
        try (Watchers pages =
                new Watchers(
                        program.port(),
                        Hall.VOTERS,
                        n -> Line.get(path, "openrenda=bench-voter-" + (n + 1)),
                        "\"ANNOUNCED\"")) {
            pages.awaitFirst(Hall.LIMIT.toSeconds());
            hall.close(poll);
            hall.confirm(poll);
            String opened = hall.mayAnnounce(poll);
            long began = System.nanoTime();
            hall.announce(poll, opened);
            double answered = (System.nanoTime() - began) / 1e6;
            pages.awaitLast(Hall.LIMIT.toSeconds());
            told = new Told(answered, (System.nanoTime() - began) / 1e6);
        }
        LockSupport.parkNanos(GONE.toNanos());
        return told;
    }
}
