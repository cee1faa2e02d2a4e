package org.openrenda.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The city voice board with the demo's two years in the cube, and with a long past besides. The two
 * cubes stand side by side and change their names between rounds, so that both are asked in turn.
 */
final class BoardFigures {

    private static final String PAGE = "/hotline/board";
    private static final int WARM_UP = 30;

    private final Web clerk;
    private final Database database;
    private final int rounds;
    private final int asked;

    BoardFigures(Web clerk, Database database, int rounds, int asked) {
        this.clerk = clerk;
        this.database = database;
        this.rounds = rounds;
        this.asked = asked;
    }

    /**
     * Measures the board.
     *
     * @param past how many tickets the long cube holds, at least
     */
    void measure(Report report, long past) throws IOException, SQLException {
        double small = database.number("counted");
        int copies = (int) Math.ceil(past / small) - 1;
        database.number("copies", copies);
        database.run("grow");
        swap();
        double big = database.number("counted");
        swap();
        List<Double> now = new ArrayList<>();
        List<Double> then = new ArrayList<>();
        ask(WARM_UP, new ArrayList<>());
        for (int round = 0; round < rounds; round++) {
            ask(asked, now);
            swap();
            require(big);
            ask(3, new ArrayList<>());
            ask(asked, then);
            swap();
            ask(3, new ArrayList<>());
        }
        require(small);
        add(report, "p50", 0.5, now, then, small, big);
        add(report, "p95", 0.95, now, then, small, big);
        database.run("forget");
    }

    private static void add(
            Report report,
            String name,
            double share,
            List<Double> now,
            List<Double> then,
            double small,
            double big) {
        double before = Report.percentile(now, share);
        double after = Report.percentile(then, share);
        report.add(
                "民声看板 " + name + "，计数表中 %,.0f 件".formatted(big),
                "%.1f 毫秒".formatted(after),
                "计数表中 %,.0f 件时 %.1f 毫秒".formatted(small, before),
                "%.2f".formatted(after / before),
                "≤ 1.3");
    }

    private void ask(int times, List<Double> millis) throws IOException {
        for (int n = 0; n < times; n++) {
            long began = System.nanoTime();
            clerk.get(PAGE);
            millis.add((System.nanoTime() - began) / 1e6);
        }
    }

    private void swap() throws SQLException, IOException {
        database.run("swap");
    }

    private void require(double tickets) throws SQLException, IOException {
        if (database.number("counted") != tickets) {
            throw new IllegalStateException("the other cube answers");
        }
    }
}
