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
        double small = database.number("select sum(tickets) from hotline.month_count");
        int copies = (int) Math.ceil(past / small) - 1;
        grow(copies);
        double big = database.number("select sum(tickets) from hotline.month_long");
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
        database.run("drop table hotline.month_long; drop table hotline.day_long");
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

    /** The same cube with copies of it in the past, each of other units so that no cell is one. */
    private void grow(int copies) throws SQLException {
        grow("month", "month", "", copies);
        grow("day", "day", "channel,", copies);
    }

    private void grow(String table, String time, String more, int copies) throws SQLException {
        String counts = "tickets, repeats, visited, contacted, solved, rated, satisfied, basically";
        String from = "hotline." + table + "_count";
        String into = "hotline." + table + "_long";
        database.run("create table " + into + " (like " + from + " including all)");
        database.run("grant select, insert, update, delete on " + into + " to openrenda_app");
        database.run("insert into " + into + " select * from " + from);
        String columns =
                "congress_id, %s, topic_code, area_code, unit_id, %s %s"
                        .formatted(time, more, counts);
        String shifted =
                "congress_id, (%s - make_interval(years => 2 + 2 * (n / 6)))::date, topic_code,"
                                .formatted(time)
                        + " area_code, unit_id + 1000000 * (n % 6), "
                        + more
                        + counts;
        database.run(
                "insert into %s (%s) select %s from %s, generate_series(0, %d) n on conflict do nothing"
                        .formatted(into, columns, shifted, from, copies - 1));
        database.run("analyze " + into);
    }

    private void swap() throws SQLException {
        StringBuilder sql = new StringBuilder("begin;");
        for (String table : List.of("month", "day")) {
            sql.append("alter table hotline.%1$s_count rename to %1$s_kept;".formatted(table));
            sql.append("alter table hotline.%1$s_long rename to %1$s_count;".formatted(table));
            sql.append("alter table hotline.%1$s_kept rename to %1$s_long;".formatted(table));
        }
        database.run(sql.append("commit").toString());
    }

    private void require(double tickets) throws SQLException {
        if (database.number("select sum(tickets) from hotline.month_count") != tickets) {
            throw new IllegalStateException("the other cube answers");
        }
    }
}
