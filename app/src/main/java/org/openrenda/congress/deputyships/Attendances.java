package org.openrenda.congress.deputyships;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.openrenda.platform.CongressId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about who attended the meetings of the congress; the last entry of a meeting counts. */
@Repository
class Attendances {

    private static final String LAST =
            """
            (select distinct on (deputyship_id, meeting) * from congress.attendance
                order by deputyship_id, meeting, id desc) a
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Attendances(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(long deputyship, Attendance given, String byName) {
        jdbc.sql(
                        """
                        insert into congress.attendance (deputyship_id, meeting, presence, on_day,
                            document, note, by_name, at)
                        values (:id, :meeting, :presence, :on, :document, :note, :by, :at)
                        """)
                .param("id", deputyship)
                .param("meeting", given.meeting())
                .param("presence", given.presence().name())
                .param("on", given.paper().on())
                .param("document", given.paper().document())
                .param("note", given.paper().note())
                .param("by", byName)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /** A deputyship belongs to one term, so its absences are those of the term. */
    int missed(long deputyship) {
        return jdbc.sql(
                        "select count(*) from "
                                + LAST
                                + " where deputyship_id = :id and presence = 'ABSENT'")
                .param("id", deputyship)
                .query(Integer.class)
                .single();
    }

    List<Attended> of(long deputyship) {
        return jdbc.sql(
                        "select * from "
                                + LAST
                                + " where deputyship_id = :id order by on_day desc, id desc limit"
                                + " 200")
                .param("id", deputyship)
                .query((rs, n) ->
                        new Attended(
                                rs.getString("meeting"),
                                Presence.valueOf(rs.getString("presence")),
                                rs.getObject("on_day", LocalDate.class),
                                rs.getString("document"),
                                rs.getString("by_name")))
                .list();
    }

    List<Long> absent(CongressId congress, int least) {
        return jdbc.sql(
                        "select a.deputyship_id from "
                                + LAST
                                + """
                                  join congress.deputyship d on d.id = a.deputyship_id
                                 where d.congress_id = :congress and a.presence = 'ABSENT'
                                    and d.status in ('ACTIVE', 'SUSPENDED', 'RESIGNING')
                                 group by a.deputyship_id having count(*) >= :least
                                 order by 1 limit 5000
                                """)
                .param("congress", congress.value())
                .param("least", least)
                .query(Long.class)
                .list();
    }
}
