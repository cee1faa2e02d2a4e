package org.openrenda.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openrenda.analysis.mask.Mask;
import org.openrenda.analysis.text.Lexicon;
import org.openrenda.analysis.text.Taxonomy;

/** Importing a file through the pages, beside what COPY takes for the same lines. */
final class ImportFigures {

    private static final long SEED = 20_260_402;
    private static final int ROUNDS = 3;
    private static final long LIMIT_MILLIS = 1_200_000;

    private final Program program;
    private final Web clerk;
    private final Database database;
    private final int rows;

    ImportFigures(Program program, Web clerk, Database database, int rows) {
        this.program = program;
        this.clerk = clerk;
        this.database = database;
        this.rows = rows;
    }

    void measure(Report report) throws IOException, SQLException {
        database.run("wide");
        Sample sample = new Sample(SEED);
        List<Double> copied = new ArrayList<>();
        List<Double> imported = new ArrayList<>();
        List<Double> cpu = new ArrayList<>();
        List<Sample.Made> last = List.of();
        for (int round = 0; round <= ROUNDS; round++) {
            last = sample.tickets("BENCH-" + round + "-", rows);
            String csv = Sample.csv(last);
            double copy = rows / database.copy(csv);
            double before = program.cpu();
            double whole = rows / imported(csv);
            if (round > 0) {
                copied.add(copy);
                imported.add(whole);
                cpu.add((program.cpu() - before) / rows * 1e6);
            }
        }
        double copy = Report.median(copied);
        double whole = Report.median(imported);
        report.add(
                "导入全程（读、验、去隐私、分类、入库、计数）",
                "%,.0f 行/秒，程序 %,.0f 微秒 CPU/行".formatted(whole, Report.median(cpu)),
                "COPY 同样的行 %,.0f 行/秒".formatted(copy),
                "%.3f".formatted(whole / copy),
                "≥ 0.10");
        steps(report, last, copy);
    }

    /** Seconds from the arrival of the file to the end that the program notes. */
    private double imported(String csv) throws IOException, SQLException {
        String page = clerk.upload("/hotline/imports/new", "/hotline/imports", "性能测试", csv);
        Map<String, String> columns = new TreeMap<>();
        for (int column = 0; column < Sample.FIELDS.size(); column++) {
            columns.put("c" + column, Sample.FIELDS.get(column));
        }
        clerk.post(page, page + "/columns", columns);
        long id = Long.parseLong(page.substring(page.lastIndexOf('/') + 1));
        for (long waited = 0; database.number("import-ended", id) == 0; waited += 100) {
            if (waited > LIMIT_MILLIS) {
                throw new IOException("导入没有按时完成");
            }
            Program.pause(100);
        }
        double good = database.number("import-rows", id);
        if (good != rows) {
            throw new IOException("导入了 " + good + " 行，应为 " + rows + " 行");
        }
        return database.number("import-seconds", id);
    }

    /** The steps that are pure functions, alone on one thread. */
    private void steps(Report report, List<Sample.Made> tickets, double copy) {
        Lexicon lexicon = new Lexicon(Taxonomy.standard());
        double chars = tickets.stream().mapToInt(t -> t.text().length()).average().orElse(0);
        step(
                report,
                "去除个人信息",
                chars,
                tickets,
                copy,
                ticket -> {
                    Mask.mask(ticket.title());
                    return Mask.mask(ticket.text()).length();
                });
        step(
                report,
                "词表分类",
                chars,
                tickets,
                copy,
                ticket -> lexicon.classify(ticket.title(), ticket.text()).isPresent() ? 1 : 0);
    }

    private interface Step {
        int run(Sample.Made ticket);
    }

    private static void step(
            Report report,
            String name,
            double chars,
            List<Sample.Made> tickets,
            double copy,
            Step step) {
        List<Double> rates = new ArrayList<>();
        long made = 0;
        for (int round = 0; round <= ROUNDS; round++) {
            long began = System.nanoTime();
            for (Sample.Made ticket : tickets) {
                made += step.run(ticket);
            }
            if (round > 0) {
                rates.add(tickets.size() / ((System.nanoTime() - began) / 1e9));
            }
        }
        if (made == 0) {
            throw new IllegalStateException("the step did nothing");
        }
        double rate = Report.median(rates);
        report.add(
                "单步：" + name + "（一个线程，平均 %.0f 字）".formatted(chars),
                "%,.0f 行/秒".formatted(rate),
                "COPY 同样的行 %,.0f 行/秒".formatted(copy),
                "%.2f".formatted(rate / copy),
                "");
    }
}
