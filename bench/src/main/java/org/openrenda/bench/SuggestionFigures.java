package org.openrenda.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Lists and search of suggestions with twenty thousand of them and fifty people at once, beside the
 * most trivial answer of the same server asked by the same fifty, in turn.
 */
final class SuggestionFigures {

    private static final int PEOPLE = 50;
    private static final String TRIVIAL = "/assets/icon.svg";

    private final Web clerk;
    private final Database database;
    private final int rounds;
    private final int asked;

    SuggestionFigures(Web clerk, Database database, int rounds, int asked) {
        this.clerk = clerk;
        this.database = database;
        this.rounds = rounds;
        this.asked = asked;
    }

    void measure(Report report) throws IOException, SQLException {
        database.run("suggestions");
        page(report, "代表建议列表", "/deputies/suggestions");
        page(report, "代表建议检索（两个字）", "/deputies/suggestions?q=%E5%81%9C%E6%B0%B4");
        page(
                report,
                "代表建议检索（一句话）",
                "/deputies/suggestions?q="
                        + java.net.URLEncoder.encode(
                                "老人上下楼困难", java.nio.charset.StandardCharsets.UTF_8));
        page(report, "公开的代表建议", "/site/suggestions");
    }

    private void page(Report report, String name, String path) throws IOException {
        List<Double> pages = new ArrayList<>();
        List<Double> trifles = new ArrayList<>();
        ask(path, new ArrayList<>());
        ask(TRIVIAL, new ArrayList<>());
        for (int round = 0; round < rounds; round++) {
            ask(path, pages);
            ask(TRIVIAL, trifles);
        }
        double page = Report.percentile(pages, 0.95);
        double trifle = Report.percentile(trifles, 0.95);
        report.add(
                name + "，2 万件、" + PEOPLE + " 人同时，p95",
                "%.0f 毫秒".formatted(page),
                "图标文件 p95 %.0f 毫秒".formatted(trifle),
                "%.1f".formatted(page / Math.max(0.1, trifle)),
                "≤ 300 毫秒");
    }

    /** Fifty people ask for the same page, each some times, and each waits for the answer. */
    private void ask(String path, List<Double> millis) throws IOException {
        List<Double> all = Collections.synchronizedList(new ArrayList<>());
        List<Thread> people = new ArrayList<>();
        for (int n = 0; n < PEOPLE; n++) {
            people.add(Thread.ofVirtual().start(() -> wait(path, all)));
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
        millis.addAll(all);
    }

    private void wait(String path, List<Double> millis) {
        try {
            for (int n = 0; n < asked; n++) {
                long began = System.nanoTime();
                clerk.get(path);
                millis.add((System.nanoTime() - began) / 1e6);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
