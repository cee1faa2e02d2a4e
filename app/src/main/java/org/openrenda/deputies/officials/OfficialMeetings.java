package org.openrenda.deputies.officials;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.CongressId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about meetings with officials. */
@Repository
class OfficialMeetings {

    private static final int LISTED_MOST = 2_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    OfficialMeetings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    OfficialMeetingId add(
            CongressId congress,
            AccountId account,
            String name,
            String organ,
            String topic,
            String text) {
        return new OfficialMeetingId(
                jdbc.sql(
                                """
                                insert into deputies.official_meeting (congress_id, account_id,
                                    name, organ, topic, text, stage, asked_at)
                                values (:congress, :account, :name, :organ, :topic, :text, 'ASKED',
                                    :at)
                                returning id
                                """)
                        .param("congress", congress.value())
                        .param("account", account.value())
                        .param("name", name)
                        .param("organ", organ)
                        .param("topic", topic)
                        .param("text", text)
                        .param("at", Timestamp.from(clock.instant()))
                        .query(Long.class)
                        .single());
    }

    Optional<OfficialMeeting> lock(OfficialMeetingId id) {
        return jdbc.sql("select * from deputies.official_meeting where id = :id for update")
                .param("id", id.value())
                .query((rs, n) -> meeting(rs))
                .optional();
    }

    void arrange(OfficialMeetingId id, String official, Instant at, String place) {
        jdbc.sql(
                        """
                        update deputies.official_meeting
                        set official = :official, meets_at = :at, place = :place where id = :id
                        """)
                .param("official", official)
                .param("at", Timestamp.from(at))
                .param("place", place)
                .param("id", id.value())
                .update();
    }

    /**
     * Writes the step and the stage after it.
     *
     * @param heldOn kept once the meeting was held
     */
    void write(
            OfficialMeeting before, MeetingAct act, String byName, String text, LocalDate heldOn) {
        MeetingStage stage = act == MeetingAct.ASK ? MeetingStage.ASKED : before.stage().after(act);
        jdbc.sql(
                        """
                        insert into deputies.official_meeting_step
                            (meeting_id, act, at, by_name, text)
                        values (:id, :act, :at, :by, :text)
                        """)
                .param("id", before.id().value())
                .param("act", act.name())
                .param("at", Timestamp.from(clock.instant()))
                .param("by", byName)
                .param("text", text)
                .update();
        boolean held = stage == MeetingStage.HELD || stage == MeetingStage.ANSWERED;
        jdbc.sql(
                        """
                        update deputies.official_meeting set stage = :stage,
                            held_on = case when :held then coalesce(held_on, :on) end
                        where id = :id
                        """)
                .param("stage", stage.name())
                .param("held", held)
                .param("on", heldOn)
                .param("id", before.id().value())
                .update();
    }

    List<MeetingAct> acts(OfficialMeetingId id) {
        return jdbc.sql(
                        """
                        select act from deputies.official_meeting_step
                        where meeting_id = :id order by id limit :most
                        """)
                .param("id", id.value())
                .param("most", LISTED_MOST)
                .query((rs, n) -> MeetingAct.valueOf(rs.getString(1)))
                .list();
    }

    List<OfficialMeeting> of(AccountId account) {
        return jdbc.sql(
                        """
                        select * from deputies.official_meeting where account_id = :account
                        order by id desc limit :most
                        """)
                .param("account", account.value())
                .param("most", LISTED_MOST)
                .query((rs, n) -> meeting(rs))
                .list();
    }

    List<OfficialMeeting> at(CongressId congress) {
        return jdbc.sql(
                        """
                        select * from deputies.official_meeting where congress_id = :congress
                        order by id desc limit :most
                        """)
                .param("congress", congress.value())
                .param("most", LISTED_MOST)
                .query((rs, n) -> meeting(rs))
                .list();
    }

    private static OfficialMeeting meeting(ResultSet rs) throws SQLException {
        Timestamp at = rs.getTimestamp("meets_at");
        return new OfficialMeeting(
                new OfficialMeetingId(rs.getLong("id")),
                new CongressId(rs.getLong("congress_id")),
                new AccountId(rs.getLong("account_id")),
                rs.getString("name"),
                rs.getString("organ"),
                rs.getString("topic"),
                rs.getString("text"),
                MeetingStage.valueOf(rs.getString("stage")),
                rs.getString("official"),
                at == null ? null : at.toInstant(),
                rs.getString("place"),
                rs.getObject("held_on", LocalDate.class));
    }
}
