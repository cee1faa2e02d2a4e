package org.openrenda.meetings.minutes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openrenda.meetings.papers.PaperId;
import org.openrenda.meetings.sittings.MeetingId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about bulletins. */
@Repository
class BulletinTable {

    static final int BULLETINS_MAX = 200;

    private static final String SELECT =
            """
            select b.id, b.meeting_id, b.no, t.title, t.text, t.at, t.by_name, i.paper_id,
                i.at as issued_at
            from meetings.bulletin b
                join lateral (select * from meetings.bulletin_text x
                    where x.bulletin_id = b.id order by x.id desc limit 1) t on true
                left join meetings.bulletin_issue i on i.bulletin_id = b.id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    BulletinTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    BulletinId add(MeetingId meeting, int no, Instant since, String byName) {
        return new BulletinId(
                jdbc.sql(
                                """
                                insert into meetings.bulletin (meeting_id, no, since, at, by_name)
                                values (:meeting, :no, :since, :at, :by) returning id
                                """)
                        .param("meeting", meeting.value())
                        .param("no", no)
                        .param("since", Timestamp.from(since))
                        .param("at", now())
                        .param("by", byName)
                        .query(Long.class)
                        .single());
    }

    void write(BulletinId id, String title, String text, String byName) {
        jdbc.sql(
                        """
                        insert into meetings.bulletin_text (bulletin_id, title, text, at, by_name)
                        values (:id, :title, :text, :at, :by)
                        """)
                .param("id", id.value())
                .param("title", title)
                .param("text", text)
                .param("at", now())
                .param("by", byName)
                .update();
    }

    void issue(BulletinId id, PaperId paper, String byName) {
        jdbc.sql(
                        """
                        insert into meetings.bulletin_issue (bulletin_id, paper_id, at, by_name)
                        values (:id, :paper, :at, :by)
                        """)
                .param("id", id.value())
                .param("paper", paper.value())
                .param("at", now())
                .param("by", byName)
                .update();
    }

    /** The newest first. */
    List<Bulletin> of(MeetingId meeting) {
        return jdbc.sql(SELECT + " where b.meeting_id = :meeting order by b.no desc limit :most")
                .param("meeting", meeting.value())
                .param("most", BULLETINS_MAX)
                .query((rs, n) -> bulletin(rs))
                .list();
    }

    Optional<Bulletin> find(BulletinId id) {
        return jdbc.sql(SELECT + " where b.id = :id")
                .param("id", id.value())
                .query((rs, n) -> bulletin(rs))
                .optional();
    }

    /** Acts on the bulletins of one meeting follow one another; the tables take no update. */
    void lock(MeetingId meeting) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('meetings.bulletin', :id))")
                .param("id", meeting.value())
                .query(rs -> {});
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static Bulletin bulletin(ResultSet rs) throws SQLException {
        long paper = rs.getLong("paper_id");
        Timestamp issued = rs.getTimestamp("issued_at");
        return new Bulletin(
                new BulletinId(rs.getLong("id")),
                new MeetingId(rs.getLong("meeting_id")),
                rs.getInt("no"),
                rs.getString("title"),
                rs.getString("text"),
                rs.getTimestamp("at").toInstant(),
                rs.getString("by_name"),
                paper == 0 ? null : new PaperId(paper),
                issued == null ? null : issued.toInstant());
    }
}
