package org.openrenda.meetings.publications;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.MeetingKind;
import org.openrenda.meetings.sittings.MeetingStage;
import org.openrenda.platform.CongressId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The meetings whose notice went out, of the kinds that are public. */
@Repository
class PublicMeetingTable {

    private static final int LIST_MAX = 10_000;

    private static final String NOTIFIED =
            """
             from meetings.meeting m
            where exists (select from meetings.step s
                    where s.meeting_id = m.id and s.act = 'CONVENE')
                and m.kind = any(:public) and (:kind = '' or m.kind = :kind)
                and (:words = '' or position(:words in m.title) > 0)
            """;

    private static final String[] PUBLIC =
            Arrays.stream(MeetingKind.values())
                    .filter(MeetingKind::isPublic)
                    .map(MeetingKind::name)
                    .toArray(String[]::new);

    private final JdbcClient jdbc;

    PublicMeetingTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A meeting of the list, its congress not yet named. */
    record Line(
            MeetingId id,
            CongressId congress,
            String title,
            MeetingKind kind,
            MeetingStage stage,
            LocalDateTime startsAt,
            String place) {}

    List<Line> rows(String kind, String words, int offset, int most) {
        return jdbc.sql(
                        "select m.id, m.congress_id, m.title, m.kind, m.stage, m.starts_at, m.place"
                                + NOTIFIED
                                + " order by m.starts_at desc, m.id desc"
                                + " offset :offset limit :most")
                .param("public", PUBLIC)
                .param("kind", kind)
                .param("words", words)
                .param("offset", offset)
                .param("most", Math.clamp(most, 1, LIST_MAX))
                .query((rs, n) ->
                        new Line(
                                new MeetingId(rs.getLong("id")),
                                new CongressId(rs.getLong("congress_id")),
                                rs.getString("title"),
                                MeetingKind.valueOf(rs.getString("kind")),
                                MeetingStage.valueOf(rs.getString("stage")),
                                rs.getObject("starts_at", LocalDateTime.class),
                                rs.getString("place")))
                .list();
    }

    int count(String kind, String words) {
        return jdbc.sql("select count(*)" + NOTIFIED)
                .param("public", PUBLIC)
                .param("kind", kind)
                .param("words", words)
                .query(Integer.class)
                .single();
    }
}
