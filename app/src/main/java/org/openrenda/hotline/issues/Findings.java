package org.openrenda.hotline.issues;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.openrenda.analysis.counts.Burst;
import org.openrenda.platform.CongressId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about hot issues and alerts. */
@Repository
class Findings {

    private static final int HEARD_MAX = 60_000;

    private final JdbcClient jdbc;

    Findings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A ticket as grouping reads it.
     *
     * @param caller who said it, as a keyed digest; the ticket's own number where nobody is known
     * @param issue the issue it belonged to so far; 0 for none
     */
    record Heard(
            long id,
            long congress,
            String caller,
            LocalDateTime receivedAt,
            String title,
            String body,
            String topic,
            String area,
            long issue) {}

    List<Heard> heard(List<Long> congresses, String broadTopic, LocalDate from) {
        return jdbc.sql(
                        """
                        select id, congress_id as congress,
                            coalesce(encode(caller, 'hex'), 't' || id) as caller,
                            received_at at time zone 'Asia/Shanghai' as received_at, title, body,
                            topic_code as topic, area_code as area, coalesce(issue_id, 0) as issue
                        from hotline.ticket
                        where starts_with(topic_code, :topic) and day >= :from
                            and congress_id = any(:congresses)
                        order by received_at, id limit :most
                        """)
                .param("congresses", congresses.toArray(Long[]::new))
                .param("topic", broadTopic)
                .param("from", from)
                .param("most", HEARD_MAX)
                .query(Heard.class)
                .list();
    }

    /** Writes the issue under its known number, or a new one, and marks its tickets. */
    long keep(Issue issue, long known, List<Heard> members) {
        long id = known == 0 ? add(issue) : known;
        if (known != 0) {
            update(issue, id);
        }
        jdbc.sql(
                        """
                        update hotline.ticket set issue_id = :issue
                        where id = any(:members) and issue_id is distinct from :issue
                        """)
                .param("issue", id)
                .param("members", members.stream().map(Heard::id).toArray(Long[]::new))
                .update();
        return id;
    }

    private long add(Issue issue) {
        return of(
                        issue,
                        """
                        insert into hotline.issue (congress_id, name, place, topic_code, area_code,
                            first_on, last_on, tickets, callers, heat, phase)
                        values (:congress, :name, :place, :topic, :area,
                            :first, :last, :tickets, :callers, :heat, :phase)
                        returning id
                        """)
                .query(Long.class)
                .single();
    }

    private void update(Issue issue, long id) {
        of(
                        issue,
                        """
                        update hotline.issue set congress_id = :congress, name = :name,
                            place = :place, topic_code = :topic,
                            area_code = :area, first_on = least(first_on, :first), last_on = :last,
                            tickets = :tickets, callers = :callers, heat = :heat, phase = :phase
                        where id = :id
                        """)
                .param("id", id)
                .update();
    }

    private JdbcClient.StatementSpec of(Issue issue, String sql) {
        return jdbc.sql(sql)
                .param("congress", issue.congress().value())
                .param("name", issue.name())
                .param("place", issue.place())
                .param("topic", issue.topicCode())
                .param("area", issue.areaCode())
                .param("first", issue.firstOn())
                .param("last", issue.lastOn())
                .param("tickets", issue.tickets())
                .param("callers", issue.callers())
                .param("heat", (float) issue.heat())
                .param("phase", issue.phase());
    }

    /** An issue of these days that no group took over is no longer hot; its history stays. */
    void dropUnheard(
            List<Long> congresses, String broadTopic, Collection<Long> taken, LocalDate from) {
        jdbc.sql(
                        """
                        update hotline.issue set heat = 0, phase = 'QUIET'
                        where congress_id = any(:congresses)
                            and starts_with(topic_code, :topic) and not id = any(:taken)
                            and (last_on >= :from or heat > 0)
                        """)
                .param("congresses", congresses.toArray(Long[]::new))
                .param("topic", broadTopic)
                .param("taken", taken.toArray(Long[]::new))
                .param("from", from)
                .update();
    }

    List<Issue> hottest(List<Long> congresses, String topic, String area, int most) {
        return jdbc.sql(
                        """
                        select id, congress_id as congress, name, place, topic_code, area_code,
                            first_on, last_on, tickets, callers, heat, phase
                        from hotline.issue
                        where congress_id = any(:congresses)
                            and starts_with(topic_code, :topic) and starts_with(area_code, :area)
                            and callers > 1 and heat > 0
                        order by heat desc, id limit :most
                        """)
                .param("congresses", congresses.toArray(Long[]::new))
                .param("topic", topic)
                .param("area", area)
                .param("most", most)
                .query((rs, n) -> issue(rs))
                .list();
    }

    List<Voice> voices(List<Long> congresses, long issue, int most) {
        return jdbc.sql(
                        """
                        select id, number, title, day, state from hotline.ticket
                        where issue_id = :issue and congress_id = any(:congresses)
                        order by received_at desc, id desc limit :most
                        """)
                .param("issue", issue)
                .param("congresses", congresses.toArray(Long[]::new))
                .param("most", most)
                .query(Voice.class)
                .list();
    }

    Optional<Issue> issue(List<Long> congresses, long id) {
        return jdbc.sql(
                        """
                        select id, congress_id as congress, name, place, topic_code, area_code,
                            first_on, last_on, tickets, callers, heat, phase
                        from hotline.issue where id = :id and congress_id = any(:congresses)
                        """)
                .param("id", id)
                .param("congresses", congresses.toArray(Long[]::new))
                .query((rs, n) -> issue(rs))
                .optional();
    }

    private static Issue issue(ResultSet rs) throws SQLException {
        return new Issue(
                rs.getLong("id"),
                new CongressId(rs.getLong("congress")),
                rs.getString("name"),
                rs.getString("place"),
                rs.getString("topic_code"),
                rs.getString("area_code"),
                rs.getObject("first_on", LocalDate.class),
                rs.getObject("last_on", LocalDate.class),
                rs.getInt("tickets"),
                rs.getInt("callers"),
                rs.getFloat("heat"),
                rs.getString("phase"));
    }

    /** False when this day of this series is known already. */
    boolean add(CongressId congress, Burst burst) {
        return jdbc.sql(
                                """
                                insert into hotline.alert
                                    (congress_id, topic_code, area_code, day, tickets, expected,
                                    limit_at)
                                values (:congress, :topic, :area, :day, :tickets, :expected, :limit)
                                on conflict do nothing
                                """)
                        .param("congress", congress.value())
                        .param("topic", burst.topic())
                        .param("area", burst.area())
                        .param("day", burst.day())
                        .param("tickets", burst.n())
                        .param("expected", (float) burst.expected())
                        .param("limit", (float) burst.limit())
                        .update()
                == 1;
    }

    List<Alert> alerts(List<Long> congresses, String topic, String area, int most) {
        return jdbc.sql(
                        """
                        select id, congress_id, topic_code, area_code, day, tickets, expected,
                            limit_at
                        from (select distinct on (topic_code, area_code) *
                            from hotline.alert
                            where congress_id = any(:congresses)
                                and starts_with(topic_code, :topic)
                                and starts_with(area_code, :area)
                            order by topic_code, area_code, day desc) newest
                        order by day desc, tickets - expected desc limit :most
                        """)
                .param("congresses", congresses.toArray(Long[]::new))
                .param("topic", topic)
                .param("area", area)
                .param("most", most)
                .query((rs, n) ->
                        new Alert(
                                rs.getLong("id"),
                                new CongressId(rs.getLong("congress_id")),
                                rs.getString("topic_code"),
                                rs.getString("area_code"),
                                rs.getObject("day", LocalDate.class),
                                rs.getInt("tickets"),
                                rs.getFloat("expected"),
                                rs.getFloat("limit_at")))
                .list();
    }
}
