package org.openrenda.meetings.sittings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about who takes part in a meeting, and their requests for leave. */
@Repository
class PeopleTable {

    static final int PEOPLE_MAX = 5_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    PeopleTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Adds people in their order; who is there already, by person or account, is not added. */
    int add(MeetingId meeting, List<NewParticipant> people) {
        int added = 0;
        for (NewParticipant one : people) {
            PersonId person = one.person();
            AccountId account = one.account();
            added +=
                    jdbc.sql(
                                    """
                                    insert into meetings.participant (meeting_id, no, person_id,
                                        account_id, name, duty, group_name, role, may_act)
                                    select :meeting, coalesce(max(no), 0) + 1,
                                        cast(:person as bigint), cast(:account as bigint), :name,
                                        :duty, :group, :role, :may
                                    from meetings.participant where meeting_id = :meeting
                                    on conflict do nothing
                                    """)
                            .param("meeting", meeting.value())
                            .param("person", person == null ? null : person.value())
                            .param("account", account == null ? null : account.value())
                            .param("name", one.name())
                            .param("duty", one.duty())
                            .param("group", one.group())
                            .param("role", one.role().name())
                            .param("may", one.mayAct())
                            .update();
        }
        return added;
    }

    List<Participant> of(MeetingId meeting) {
        return jdbc.sql(
                        """
                        select * from meetings.invited where meeting_id = :meeting
                        order by no limit :most
                        """)
                .param("meeting", meeting.value())
                .param("most", PEOPLE_MAX)
                .query((rs, n) -> participant(rs))
                .list();
    }

    Optional<Participant> find(ParticipantId id) {
        return jdbc.sql("select * from meetings.invited where id = :id")
                .param("id", id.value())
                .query((rs, n) -> participant(rs))
                .optional();
    }

    void change(ParticipantId who, String act, MeetingRole role, String reason, String byName) {
        jdbc.sql(
                        """
                        insert into meetings.participant_change
                            (participant_id, act, role, reason, by_name, at)
                        values (:who, :act, :role, :reason, :by, :at)
                        """)
                .param("who", who.value())
                .param("act", act)
                .param("role", role.name())
                .param("reason", reason)
                .param("by", byName)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /** Takes back who was removed and is entered again; gives how many. */
    int takeBack(MeetingId meeting, List<NewParticipant> people, String byName) {
        int back = 0;
        for (NewParticipant one : people) {
            PersonId person = one.person();
            AccountId account = one.account();
            back +=
                    jdbc.sql(
                                    """
                                    insert into meetings.participant_change
                                        (participant_id, act, role, reason, by_name, at)
                                    select p.id, 'RETURN', :role, '', :by, :at
                                    from meetings.participant p
                                    where p.meeting_id = :meeting
                                        and (p.person_id = cast(:person as bigint)
                                            or p.account_id = cast(:account as bigint))
                                        and not exists (
                                            select from meetings.invited i where i.id = p.id)
                                    limit 1
                                    """)
                            .param("meeting", meeting.value())
                            .param("person", person == null ? null : person.value())
                            .param("account", account == null ? null : account.value())
                            .param("role", one.role().name())
                            .param("by", byName)
                            .param("at", Timestamp.from(clock.instant()))
                            .update();
        }
        return back;
    }

    private static Participant participant(ResultSet rs) throws SQLException {
        long person = rs.getLong("person_id");
        long account = rs.getLong("account_id");
        return new Participant(
                new ParticipantId(rs.getLong("id")),
                new MeetingId(rs.getLong("meeting_id")),
                rs.getInt("no"),
                person == 0 ? null : new PersonId(person),
                account == 0 ? null : new AccountId(account),
                rs.getString("name"),
                rs.getString("duty"),
                rs.getString("group_name"),
                MeetingRole.valueOf(rs.getString("role")),
                rs.getBoolean("may_act"));
    }

    static List<AccountId> accounts(List<Participant> people) {
        return people.stream().flatMap(one -> Optional.ofNullable(one.account()).stream()).toList();
    }

    LeaveId askLeave(Participant who, String reason) {
        return new LeaveId(
                jdbc.sql(
                                """
                                insert into meetings.leave (meeting_id, participant_id, reason, at)
                                values (:meeting, :participant, :reason, :at) returning id
                                """)
                        .param("meeting", who.meeting().value())
                        .param("participant", who.id().value())
                        .param("reason", reason)
                        .param("at", Timestamp.from(clock.instant()))
                        .query(Long.class)
                        .single());
    }

    /** Gives whether this decision is the one that counts: a leave is decided once. */
    boolean decide(LeaveId id, boolean granted, String words, String byName) {
        return jdbc.sql(
                                """
                                insert into meetings.leave_decision
                                    (leave_id, granted, words, by_name, at)
                                values (:leave, :granted, :words, :by, :at)
                                on conflict do nothing
                                """)
                        .param("leave", id.value())
                        .param("granted", granted)
                        .param("words", words)
                        .param("by", byName)
                        .param("at", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    Optional<Leave> leave(LeaveId id) {
        return jdbc.sql(LEAVES + " where l.id = :id")
                .param("id", id.value())
                .query((rs, n) -> leave(rs))
                .optional();
    }

    /** All requests of a meeting, the oldest first. */
    List<Leave> leaves(MeetingId meeting) {
        return jdbc.sql(LEAVES + " where l.meeting_id = :meeting order by l.id limit :most")
                .param("meeting", meeting.value())
                .param("most", PEOPLE_MAX)
                .query((rs, n) -> leave(rs))
                .list();
    }

    private static final String LEAVES =
            """
            select l.*, p.name, d.granted, d.words, d.by_name
            from meetings.leave l join meetings.participant p on p.id = l.participant_id
                left join meetings.leave_decision d on d.leave_id = l.id
            """;

    private static Leave leave(ResultSet rs) throws SQLException {
        String by = rs.getString("by_name");
        return new Leave(
                new LeaveId(rs.getLong("id")),
                new MeetingId(rs.getLong("meeting_id")),
                new ParticipantId(rs.getLong("participant_id")),
                rs.getString("name"),
                rs.getString("reason"),
                rs.getTimestamp("at").toInstant(),
                rs.getObject("granted", Boolean.class),
                by == null ? "" : by,
                by == null ? "" : rs.getString("words"));
    }
}
