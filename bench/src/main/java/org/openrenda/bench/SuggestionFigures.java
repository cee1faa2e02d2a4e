package org.openrenda.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Lists and search with twenty thousand suggestions: fifty people who read a page for about two
 * seconds before they ask for the next, and the same fifty without a pause; each beside the most
 * trivial answer of the same server asked in the same way, in turn.
 */
final class SuggestionFigures {

    private static final int PEOPLE = 50;
    private static final double READ_SECONDS = 2;
    private static final String TRIVIAL = "/assets/icon.svg";

    /** A page of this program with its frame and one small form, and nothing to look up. */
    private static final String PLAIN_PAGE = "/sign-in";

    private final Program program;
    private final Web clerk;
    private final Database database;
    private final int rounds;
    private final int asked;

    SuggestionFigures(Program program, Web clerk, Database database, int rounds, int asked) {
        this.program = program;
        this.clerk = clerk;
        this.database = database;
        this.rounds = rounds;
        this.asked = asked;
    }

    void measure(Report report) throws IOException, SQLException {
        database.run("suggestions");
        // The database does this by itself within minutes of such a load.
        for (String table : List.of("suggestions", "words", "publications")) {
            database.run("vacuum-" + table);
        }
        page(report, "代表建议列表", "/deputies/suggestions");
        page(report, "代表建议检索（两个字）", "/deputies/suggestions?q=" + encoded("停水"));
        page(report, "代表建议检索（一句话）", "/deputies/suggestions?q=" + encoded("老人上下楼困难"));
        page(report, "公开的代表建议", "/site/suggestions");
    }

    private static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    private void page(Report report, String name, String path) throws IOException {
        ask(path, false);
        ask(TRIVIAL, false);
        List<Double> read = new ArrayList<>();
        List<Double> trifles = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            read.addAll(ask(path, true));
            trifles.addAll(ask(TRIVIAL, true));
        }
        double page = Report.percentile(read, 0.95);
        double trifle = Report.percentile(trifles, 0.95);
        report.add(
                name + "，2 万件、" + PEOPLE + " 人同时（每页读约 2 秒），p95",
                "%.0f 毫秒".formatted(page),
                "图标文件 p95 %.0f 毫秒".formatted(trifle),
                "%.1f".formatted(page / Math.max(0.1, trifle)),
                "≤ 300 毫秒");
        double cpu = program.cpu();
        List<Double> crowd = ask(path, false);
        double each = (program.cpu() - cpu) * 1e6 / crowd.size();
        double trivial = cpuOf(TRIVIAL);
        report.add(
                name + "，" + PEOPLE + " 人不停地要，p95 与程序的 CPU",
                "%.0f 毫秒，%,.0f 微秒/页".formatted(Report.percentile(crowd, 0.95), each),
                "图标文件 %,.0f 微秒/次".formatted(trivial),
                "%.1f".formatted(each / Math.max(1, trivial)),
                "CPU ≤ 5");
        double plain = cpuOf(PLAIN_PAGE);
        report.add(
                name + "，程序的 CPU",
                "%,.0f 微秒/页".formatted(each),
                "最简单的页面（登录页）%,.0f 微秒/页".formatted(plain),
                "%.1f".formatted(each / Math.max(1, plain)),
                "≤ 5");
    }

    /** Microseconds of the program's processor for each answer, asked by all without a pause. */
    private double cpuOf(String path) throws IOException {
        double before = program.cpu();
        int answers = ask(path, false).size();
        return (program.cpu() - before) * 1e6 / answers;
    }

    /** Fifty people ask for the same page, each some times; the answer's milliseconds of each. */
    private List<Double> ask(String path, boolean reading) throws IOException {
        List<Double> all = Collections.synchronizedList(new ArrayList<>());
        List<Thread> people = new ArrayList<>();
        // Generators seeded 0, 1, 2 … begin alike, so that all would ask in the same moment.
        SplittableRandom source = new SplittableRandom(PEOPLE);
        for (int n = 0; n < PEOPLE; n++) {
            SplittableRandom pauses = source.split();
            double read = reading ? READ_SECONDS : 0;
            people.add(Thread.ofVirtual().start(() -> person(path, read, pauses, all)));
        }
        for (Thread person : people) {
            try {
                person.join();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", stopped);
            }
        }
        if (all.size() < PEOPLE * asked) {
            throw new IOException(path + " 只回答了 " + all.size() + " 次");
        }
        return all;
    }

    private void person(String path, double read, SplittableRandom pauses, List<Double> millis) {
        try {
            for (int n = 0; n < asked; n++) {
                Thread.sleep((long) (read * 2_000 * pauses.nextDouble()));
                long began = System.nanoTime();
                clerk.get(path);
                millis.add((System.nanoTime() - began) / 1e6);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
