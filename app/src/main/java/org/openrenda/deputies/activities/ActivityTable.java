package org.openrenda.deputies.activities;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.openrenda.deputies.groups.GroupId;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.calendar.Calendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about activities and who takes part. */
@Repository
class ActivityTable {

    private static final int LISTED_MOST = 2_000;

    private static final String ACTIVITY =
            """
            select a.*,
                (select count(*) from deputies.activity_place p where p.activity_id = a.id
                    and p.state in ('SIGNED_UP', 'PRESENT')) as taken,
                (select count(*) from deputies.activity_place p where p.activity_id = a.id
                    and p.state = 'WAITING') as waiting,
                (select count(*) from deputies.activity_sign_in s
                    where s.activity_id = a.id) as present
            from deputies.activity a
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    ActivityTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    ActivityId add(NewActivity plan, String byName) {
        return new ActivityId(
                jdbc.sql(
                                """
                                insert into deputies.activity (congress_id, group_id, kind, title,
                                    text, place, starts_at, sign_up_until, seats, open, stage,
                                    video, at, by_name)
                                values (:congress, :group, :kind, :title, :text, :place, :starts,
                                    :until, :seats, :open, 'PLANNED', :video, :at, :by)
                                returning id
                                """)
                        .param("congress", plan.congress().value())
                        .param("group", plan.group() == null ? null : plan.group().value())
                        .param("kind", plan.kind().name())
                        .param("title", plan.title().strip())
                        .param("text", plan.text().strip())
                        .param("place", plan.place().strip())
                        .param("starts", Timestamp.from(plan.startsAt()))
                        .param("until", Timestamp.from(plan.signUpUntil()))
                        .param("seats", plan.seats())
                        .param("open", plan.open())
                        .param("video", plan.video().strip())
                        .param("at", now())
                        .param("by", byName)
                        .query(Long.class)
                        .single());
    }

    /** The activity, locked: two deputies never take the last seat. */
    Optional<Activity> lock(ActivityId id) {
        jdbc.sql("select id from deputies.activity where id = :id for update")
                .param("id", id.value())
                .query(Long.class)
                .optional();
        return find(id);
    }

    Optional<Activity> find(ActivityId id) {
        return jdbc.sql(ACTIVITY + " where a.id = :id")
                .param("id", id.value())
                .query((rs, n) -> activity(rs))
                .optional();
    }

    List<Activity> of(List<Long> congresses) {
        return jdbc.sql(
                        ACTIVITY
                                + """
                                 where a.congress_id = any(:congresses)
                                 order by a.starts_at desc, a.id desc limit :most
                                """)
                .param("congresses", congresses.toArray(Long[]::new))
                .param("most", LISTED_MOST)
                .query((rs, n) -> activity(rs))
                .list();
    }

    void stage(ActivityId id, ActivityStage stage, String outcome) {
        jdbc.sql(
                        """
                        update deputies.activity set stage = :stage, outcome = :outcome
                        where id = :id
                        """)
                .param("stage", stage.name())
                .param("outcome", outcome)
                .param("id", id.value())
                .update();
    }

    Place place(ActivityId id, AccountId account) {
        return jdbc.sql(
                        """
                        select state from deputies.activity_place
                        where activity_id = :id and account_id = :account
                        """)
                .param("id", id.value())
                .param("account", account.value())
                .query((rs, n) -> Place.valueOf(rs.getString(1)))
                .optional()
                .orElse(Place.NONE);
    }

    void put(ActivityId id, AccountId account, String name, Place place, String reason) {
        jdbc.sql(
                        """
                        insert into deputies.activity_place
                            (activity_id, account_id, name, state, reason, at)
                        values (:id, :account, :name, :state, :reason, :at)
                        on conflict (activity_id, account_id) do update set
                            state = excluded.state, reason = excluded.reason, at = excluded.at
                        """)
                .param("id", id.value())
                .param("account", account.value())
                .param("name", name)
                .param("state", place.name())
                .param("reason", reason)
                .param("at", now())
                .update();
    }

    /** In the order of signing up, so that the first waiting is the first to move up. */
    List<Taker> takers(ActivityId id) {
        return jdbc.sql(
                        """
                        select account_id, name, state, reason from deputies.activity_place
                        where activity_id = :id order by at, account_id limit :most
                        """)
                .param("id", id.value())
                .param("most", LISTED_MOST)
                .query((rs, n) ->
                        new Taker(
                                new AccountId(rs.getLong("account_id")),
                                rs.getString("name"),
                                Place.valueOf(rs.getString("state")),
                                rs.getString("reason")))
                .list();
    }

    boolean signIn(ActivityId id, AccountId account, String name, String how, String byName) {
        return jdbc.sql(
                                """
                                insert into deputies.activity_sign_in
                                    (activity_id, account_id, name, how, at, by_name)
                                values (:id, :account, :name, :how, :at, :by)
                                on conflict do nothing
                                """)
                        .param("id", id.value())
                        .param("account", account.value())
                        .param("name", name)
                        .param("how", how)
                        .param("at", now())
                        .param("by", byName)
                        .update()
                == 1;
    }

    List<Taker> present(ActivityId id) {
        return jdbc.sql(
                        """
                        select account_id, name from deputies.activity_sign_in
                        where activity_id = :id order by at, account_id limit :most
                        """)
                .param("id", id.value())
                .param("most", LISTED_MOST)
                .query((rs, n) ->
                        new Taker(
                                new AccountId(rs.getLong("account_id")),
                                rs.getString("name"),
                                Place.PRESENT,
                                ""))
                .list();
    }

    /** Activities a group held in a year. */
    int held(GroupId group, int year) {
        return jdbc.sql(
                        """
                        select count(*) from deputies.activity
                        where group_id = :group and stage = 'HELD'
                            and starts_at >= :from and starts_at < :to
                        """)
                .param("group", group.value())
                .param("from", begin(year))
                .param("to", begin(year + 1))
                .query(Integer.class)
                .single();
    }

    private static Timestamp begin(int year) {
        return Timestamp.from(LocalDate.of(year, 1, 1).atStartOfDay(Calendar.ZONE).toInstant());
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static Activity activity(ResultSet rs) throws SQLException {
        long group = rs.getLong("group_id");
        return new Activity(
                new ActivityId(rs.getLong("id")),
                new CongressId(rs.getLong("congress_id")),
                group == 0 ? null : new GroupId(group),
                ActivityKind.valueOf(rs.getString("kind")),
                rs.getString("title"),
                rs.getString("text"),
                rs.getString("place"),
                rs.getTimestamp("starts_at").toInstant(),
                rs.getTimestamp("sign_up_until").toInstant(),
                rs.getInt("seats"),
                rs.getBoolean("open"),
                ActivityStage.valueOf(rs.getString("stage")),
                rs.getString("outcome"),
                rs.getString("video"),
                rs.getInt("taken"),
                rs.getInt("waiting"),
                rs.getInt("present"));
    }
}
