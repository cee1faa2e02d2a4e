package org.openrenda.hotline.counts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL that reads the cube; it never touches a ticket. */
@Repository
class Cube {

    private static final int LINES_MAX = 300;
    private static final int TOPIC_DAYS_MAX = 5_000_000;

    private final JdbcClient jdbc;

    Cube(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a board is broken down by. */
    enum By {
        TOPIC,
        AREA,
        UNIT
    }

    private static final String BY_TOPIC =
            """
            select left(topic_code, length(:topic) + 2) as key,
            """;

    private static final String BY_AREA =
            """
            select case when length(:area) >= 6 then area_code else left(area_code, 6) end as key,
            """;

    private static final String BY_UNIT =
            """
            select unit_id::text as key,
            """;

    private static final String TOTAL =
            """
            select
            """;

    private static final String MOST_FIRST =
            """
             group by 1 order by 2 desc, 1 limit :most
            """;

    private static final String IN_ORDER =
            """
             group by 1 order by 1
            """;

    private static final String MEASURES =
            """
                coalesce(sum(tickets) filter (where month = :month), 0) as tickets,
                coalesce(sum(tickets) filter (where month = :before), 0) as before,
                coalesce(sum(tickets) filter (where month = :year_ago), 0) as year_ago,
                coalesce(sum(repeats) filter (where month = :month), 0) as repeats,
                coalesce(sum(visited) filter (where month = :month), 0) as visited,
                coalesce(sum(contacted) filter (where month = :month), 0) as contacted,
                coalesce(sum(solved) filter (where month = :month), 0) as solved,
                coalesce(sum(rated) filter (where month = :month), 0) as rated,
                coalesce(sum(satisfied) filter (where month = :month), 0) as satisfied,
                coalesce(sum(basically) filter (where month = :month), 0) as basically
            from hotline.month_count
            where month in (:month, :before, :year_ago)
            """;

    private static final String WITHIN =
            """
                and congress_id = any(:congresses)
                and (:topic = '' or starts_with(topic_code, :topic))
                and (:area = '' or starts_with(area_code, :area))
                and (:unit = -1 or unit_id = :unit)
            """;

    List<Map.Entry<String, Measure>> lines(Slice slice, By by) {
        String sql =
                switch (by) {
                    case TOPIC -> BY_TOPIC + MEASURES + WITHIN + MOST_FIRST;
                    case AREA -> BY_AREA + MEASURES + WITHIN + MOST_FIRST;
                    case UNIT -> BY_UNIT + MEASURES + WITHIN + MOST_FIRST;
                };
        return asked(sql, slice)
                .param("most", LINES_MAX)
                .query((rs, n) -> Map.entry(rs.getString("key"), measure(rs)))
                .list();
    }

    Measure total(Slice slice) {
        return asked(TOTAL + MEASURES + WITHIN, slice).query((rs, n) -> measure(rs)).single();
    }

    private JdbcClient.StatementSpec asked(String sql, Slice slice) {
        return within(jdbc.sql(sql), slice)
                .param("month", slice.month().atDay(1))
                .param("before", slice.month().minusMonths(1).atDay(1))
                .param("year_ago", slice.month().minusYears(1).atDay(1));
    }

    private static JdbcClient.StatementSpec within(JdbcClient.StatementSpec spec, Slice slice) {
        return spec.param("congresses", slice.congresses().toArray(Long[]::new))
                .param("topic", slice.topic())
                .param("area", slice.area())
                .param("unit", slice.unit());
    }

    List<MonthPoint> months(Slice slice, int count) {
        String sql =
                """
                select month, sum(tickets) as tickets from hotline.month_count
                where month > :since and month <= :until
                """
                        + WITHIN
                        + IN_ORDER;
        return within(jdbc.sql(sql), slice)
                .param("since", slice.month().minusMonths(count).atDay(1))
                .param("until", slice.month().atDay(1))
                .query((rs, n) ->
                        new MonthPoint(
                                YearMonth.from(rs.getObject("month", LocalDate.class)),
                                rs.getLong("tickets")))
                .list();
    }

    List<DayPoint> days(Slice slice, LocalDate from, LocalDate to) {
        String sql =
                """
                select day, sum(tickets) as tickets from hotline.day_count
                where day >= :from and day <= :to
                """
                        + WITHIN
                        + IN_ORDER;
        return within(jdbc.sql(sql), slice)
                .param("from", from)
                .param("to", to)
                .query((rs, n) ->
                        new DayPoint(rs.getObject("day", LocalDate.class), rs.getLong("tickets")))
                .list();
    }

    /** Days of every second-level topic in every county, for what watches them all. */
    List<TopicDay> topicDays(List<Long> congresses, LocalDate from, LocalDate to) {
        return jdbc.sql(
                        """
                        select day, left(topic_code, 4) as topic, left(area_code, 6) as area,
                            sum(tickets) as tickets
                        from hotline.day_count
                        where day >= :from and day <= :to and topic_code <> '' and area_code <> ''
                            and congress_id = any(:congresses)
                        group by 1, 2, 3 order by 1, 2, 3
                        limit :most
                        """)
                .param("congresses", congresses.toArray(Long[]::new))
                .param("from", from)
                .param("to", to)
                .param("most", TOPIC_DAYS_MAX)
                .query(TopicDay.class)
                .list();
    }

    /** First and last month there are counts of. */
    Optional<YearMonth[]> span(List<Long> congresses) {
        return jdbc.sql(
                        """
                        select min(month) as first, max(month) as last from hotline.month_count
                        where congress_id = any(:congresses)
                        """)
                .param("congresses", congresses.toArray(Long[]::new))
                .query((rs, n) -> {
                    LocalDate first = rs.getObject("first", LocalDate.class);
                    LocalDate last = rs.getObject("last", LocalDate.class);
                    return first == null
                            ? Optional.<YearMonth[]>empty()
                            : Optional.of(
                                    new YearMonth[] {YearMonth.from(first), YearMonth.from(last)});
                })
                .single();
    }

    private static Measure measure(ResultSet rs) throws SQLException {
        return new Measure(
                rs.getLong("tickets"),
                rs.getLong("before"),
                rs.getLong("year_ago"),
                rs.getLong("repeats"),
                rs.getLong("visited"),
                rs.getLong("contacted"),
                rs.getLong("solved"),
                rs.getLong("rated"),
                rs.getLong("satisfied"),
                rs.getLong("basically"));
    }
}
