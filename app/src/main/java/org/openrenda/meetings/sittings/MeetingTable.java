package org.openrenda.meetings.sittings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.CongressId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about meetings as a whole, and their steps. */
@Repository
class MeetingTable {

    private static final int STEPS_MAX = 5_000;
    private static final int LIST_MAX = 10_000;
    private static final int MINE_MAX = 50;

    private final JdbcClient jdbc;
    private final Clock clock;

    MeetingTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    MeetingId add(NewMeeting given, LocalDate rulesOn) {
        return new MeetingId(
                jdbc.sql(
                                """
                                insert into meetings.meeting (congress_id, kind, parent_id, title,
                                    place, starts_at, extraordinary, stage, rules_on, base)
                                values (:congress, :kind, :parent, :title, :place, :starts,
                                    :extraordinary, 'PLANNED', :rules, 0)
                                returning id
                                """)
                        .param("congress", given.congress().value())
                        .param("kind", given.kind().name())
                        .param("parent", given.parent() == null ? null : given.parent().value())
                        .param("title", given.title())
                        .param("place", given.place())
                        .param("starts", given.startsAt())
                        .param("extraordinary", given.extraordinary())
                        .param("rules", rulesOn)
                        .query(Long.class)
                        .single());
    }

    Optional<Meeting> find(MeetingId id) {
        return jdbc.sql("select * from meetings.meeting where id = :id")
                .param("id", id.value())
                .query((rs, n) -> meeting(rs))
                .optional();
    }

    /** The meeting, locked until this transaction ends. */
    Optional<Meeting> lock(MeetingId id) {
        return jdbc.sql("select * from meetings.meeting where id = :id for update")
                .param("id", id.value())
                .query((rs, n) -> meeting(rs))
                .optional();
    }

    /** The meeting, whose stage cannot change until this transaction ends; many hold it so. */
    Optional<Meeting> share(MeetingId id) {
        return jdbc.sql("select * from meetings.meeting where id = :id for share")
                .param("id", id.value())
                .query((rs, n) -> meeting(rs))
                .optional();
    }

    private static Meeting meeting(ResultSet rs) throws SQLException {
        long parent = rs.getLong("parent_id");
        return new Meeting(
                new MeetingId(rs.getLong("id")),
                new CongressId(rs.getLong("congress_id")),
                MeetingKind.valueOf(rs.getString("kind")),
                parent == 0 ? null : new MeetingId(parent),
                rs.getString("title"),
                rs.getString("place"),
                rs.getObject("starts_at", LocalDateTime.class),
                rs.getBoolean("extraordinary"),
                MeetingStage.valueOf(rs.getString("stage")),
                rs.getObject("rules_on", LocalDate.class),
                rs.getInt("base"));
    }

    void write(Meeting after, MeetingAct act, String byName, String text) {
        jdbc.sql(
                        """
                        update meetings.meeting
                        set stage = :stage, rules_on = :rules, base = :base,
                            starts_at = :starts, place = :place
                        where id = :id
                        """)
                .param("stage", after.stage().name())
                .param("rules", after.rulesOn())
                .param("base", after.base())
                .param("starts", after.startsAt())
                .param("place", after.place())
                .param("id", after.id().value())
                .update();
        step(after.id(), act, byName, text);
    }

    void step(MeetingId id, MeetingAct act, String byName, String text) {
        jdbc.sql(
                        """
                        insert into meetings.step (meeting_id, act, at, by_name, text)
                        values (:meeting, :act, :at, :by, :text)
                        """)
                .param("meeting", id.value())
                .param("act", act.name())
                .param("at", Timestamp.from(clock.instant()))
                .param("by", byName)
                .param("text", text)
                .update();
    }

    /** What was said of time and place before stays beside what is said now. */
    void correct(Meeting before, Correction to, String byName) {
        jdbc.sql(
                        """
                        insert into meetings.correction (meeting_id, was_starts_at, was_place,
                            starts_at, place, reason, short_reason, by_name, at)
                        values (:meeting, :wasStarts, :wasPlace, :starts, :place, :reason, :short,
                            :by, :at)
                        """)
                .param("meeting", before.id().value())
                .param("wasStarts", before.startsAt())
                .param("wasPlace", before.place())
                .param("starts", to.startsAt())
                .param("place", to.place())
                .param("reason", to.reason())
                .param("short", to.shortReason())
                .param("by", byName)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    List<MeetingStep> steps(MeetingId id) {
        return jdbc.sql(
                        """
                        select act, at, by_name, text from meetings.step
                        where meeting_id = :meeting order by id limit :most
                        """)
                .param("meeting", id.value())
                .param("most", STEPS_MAX)
                .query((rs, n) ->
                        new MeetingStep(
                                MeetingAct.valueOf(rs.getString("act")),
                                rs.getTimestamp("at").toInstant(),
                                rs.getString("by_name"),
                                rs.getString("text")))
                .list();
    }

    private static final String COUNTED =
            """
            select m.id, m.title, m.kind, m.stage, m.starts_at, m.place,
                (select count(*) from meetings.item i where i.meeting_id = m.id) as items,
                (select count(*) from meetings.invited p where p.meeting_id = m.id
                    and p.role = 'ATTEND') as people
            from meetings.meeting m
            """;

    private static final String MATCHES =
            """
             where m.congress_id = any(:congresses)
                and (:kind = '' or m.kind = :kind) and (:stage = '' or m.stage = :stage)
                and (:words = '' or m.title like '%' || :words || '%'
                    or m.place like '%' || :words || '%')
            """;

    List<MeetingRow> rows(MeetingSearch search) {
        return asked(
                        COUNTED
                                + """
                                 cross join lateral (select case :sort when 'title' then m.title
                                    when 'kind' then m.kind when 'stage' then m.stage
                                    when 'place' then m.place
                                    else m.starts_at::text || to_char(m.id, '000000000000')
                                    end collate "zh-Hans-CN-x-icu" as key) k
                                """
                                + MATCHES
                                + """
                                 order by case when not :descending then k.key end,
                                    case when :descending then k.key end desc, m.id desc
                                offset :offset limit :most
                                """,
                        search)
                .param("sort", search.sort())
                .param("descending", search.descending())
                .param("offset", search.offset())
                .param("most", Math.clamp(search.most(), 1, LIST_MAX))
                .query((rs, n) -> row(rs))
                .list();
    }

    long count(MeetingSearch search) {
        return asked("select count(*) from meetings.meeting m" + MATCHES, search)
                .query(Long.class)
                .single();
    }

    private JdbcClient.StatementSpec asked(String sql, MeetingSearch search) {
        return jdbc.sql(sql)
                .param(
                        "congresses",
                        search.congresses().stream().map(CongressId::value).toArray(Long[]::new))
                .param("kind", search.kind())
                .param("stage", search.stage())
                .param("words", search.words());
    }

    /** Meetings this account takes part in, those to come first. */
    List<MeetingRow> mine(@Nullable AccountId account) {
        return jdbc.sql(
                        COUNTED
                                + """
                                 where m.stage <> 'PLANNED' and exists (
                                    select 1 from meetings.invited p
                                    where p.meeting_id = m.id and p.account_id = :account)
                                order by m.stage in ('CONVENED', 'IN_SESSION') desc,
                                    m.starts_at desc
                                limit :most
                                """)
                .param("account", account == null ? 0 : account.value())
                .param("most", MINE_MAX)
                .query((rs, n) -> row(rs))
                .list();
    }

    /** The last meeting of the kind whose people a new one of the same kind begins with. */
    Optional<MeetingId> last(CongressId congress, MeetingKind kind) {
        return jdbc.sql(
                        """
                        select id from meetings.meeting
                        where congress_id = :congress and kind = :kind and stage <> 'CANCELLED'
                        order by starts_at desc, id desc limit 1
                        """)
                .param("congress", congress.value())
                .param("kind", kind.name())
                .query((rs, n) -> new MeetingId(rs.getLong("id")))
                .optional();
    }

    private static MeetingRow row(ResultSet rs) throws SQLException {
        return new MeetingRow(
                new MeetingId(rs.getLong("id")),
                rs.getString("title"),
                MeetingKind.valueOf(rs.getString("kind")),
                MeetingStage.valueOf(rs.getString("stage")),
                rs.getObject("starts_at", LocalDateTime.class),
                rs.getString("place"),
                rs.getInt("items"),
                rs.getInt("people"));
    }
}
