package org.openrenda.deputies.voices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrenda.deputies.stations.StationId;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Origin;
import org.openrenda.platform.Satisfaction;
import org.openrenda.platform.UnitId;
import org.openrenda.platform.calendar.Calendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about citizens' voices, their steps and ratings. */
@Repository
// Longer than 300 lines because all SQL about a voice stands in one place.
class VoiceTable {

    private static final int ROWS_MAX = 5_000;

    private static final String MATCHES =
            """
             where v.congress_id = any(:congresses)
                and (:account = 0 and cardinality(:stations) = 0
                    or v.account_id = :account or v.station_id = any(:stations))
                and (cardinality(:units) = 0 or v.unit_id = any(:units))
                and (:stage = '' or v.stage = :stage)
                and (:way = '' or v.way = :way)
                and (not :late or v.due_on < :today)
                and (:words = '' or strpos(v.title, :words) > 0 or strpos(v.text, :words) > 0
                    or v.number = :words)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    VoiceTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    VoiceId add(Voice voice, byte[] codeHash) {
        return new VoiceId(
                jdbc.sql(
                                """
                                insert into deputies.voice (congress_id, number, way, station_id,
                                    account_id, account_name, caller, phone_shown, title, text,
                                    area_code, taken_on, due_on, stage, code_hash)
                                values (:congress, :number, :way, :station, :account, :name,
                                    :caller, :phone, :title, :text, :area, :taken, :due, 'TAKEN',
                                    :hash)
                                returning id
                                """)
                        .param("congress", voice.congress().value())
                        .param("number", voice.number())
                        .param("way", voice.way().name())
                        .param("station", voice.station() == null ? null : voice.station().value())
                        .param("account", voice.account().value())
                        .param("name", voice.accountName())
                        .param("caller", voice.caller())
                        .param("phone", voice.phoneShown())
                        .param("title", voice.title())
                        .param("text", voice.text())
                        .param("area", voice.areaCode())
                        .param("taken", voice.takenOn())
                        .param("due", voice.dueOn())
                        .param("hash", codeHash)
                        .query(Long.class)
                        .single());
    }

    void seal(VoiceId id, byte[] phone) {
        jdbc.sql("update deputies.voice set phone = :phone where id = :id")
                .param("phone", phone)
                .param("id", id.value())
                .update();
    }

    Optional<byte[]> phone(VoiceId id) {
        return jdbc.sql("select phone from deputies.voice where id = :id and phone is not null")
                .param("id", id.value())
                .query((rs, n) -> rs.getBytes(1))
                .optional();
    }

    void step(VoiceId id, VoiceAct act, String byName, String text, @Nullable LocalDate due) {
        jdbc.sql(
                        """
                        insert into deputies.voice_step (voice_id, act, at, by_name, text, due_on)
                        values (:id, :act, :at, :by, :text, :due)
                        """)
                .param("id", id.value())
                .param("act", act.name())
                .param("at", Timestamp.from(clock.instant()))
                .param("by", byName)
                .param("text", text)
                .param("due", due)
                .update();
    }

    void move(VoiceId id, VoiceStage stage, @Nullable LocalDate due) {
        jdbc.sql("update deputies.voice set stage = :stage, due_on = :due where id = :id")
                .param("stage", stage.name())
                .param("due", due)
                .param("id", id.value())
                .update();
    }

    void passTo(VoiceId id, UnitId unit, String name) {
        jdbc.sql("update deputies.voice set unit_id = :unit, unit_name = :name where id = :id")
                .param("unit", unit.value())
                .param("name", name)
                .param("id", id.value())
                .update();
    }

    void became(VoiceId id, Origin outcome) {
        jdbc.sql(
                        """
                        update deputies.voice set outcome_id = :outcome, outcome_title = :title,
                            outcome_address = :address where id = :id
                        """)
                .param("outcome", outcome.id())
                .param("title", outcome.title())
                .param("address", outcome.address())
                .param("id", id.value())
                .update();
    }

    /** False when it was rated before: the first rating stays. */
    boolean rate(VoiceId id, Satisfaction result, String reason) {
        return jdbc.sql(
                                """
                                insert into deputies.voice_rating (voice_id, result, reason, at)
                                values (:id, :result, :reason, :at) on conflict do nothing
                                """)
                        .param("id", id.value())
                        .param("result", result.name())
                        .param("reason", reason)
                        .param("at", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    /** The citizen's rating with its reason. */
    record Rated(Satisfaction result, String reason) {}

    Optional<Rated> rating(VoiceId id) {
        return jdbc.sql("select result, reason from deputies.voice_rating where voice_id = :id")
                .param("id", id.value())
                .query((rs, n) ->
                        new Rated(
                                Satisfaction.valueOf(rs.getString("result")),
                                rs.getString("reason")))
                .optional();
    }

    Optional<Voice> lock(VoiceId id) {
        return jdbc.sql("select * from deputies.voice v where id = :id for update")
                .param("id", id.value())
                .query((rs, n) -> voice(rs))
                .optional();
    }

    /** Messages to this deputy that wait for an answer. */
    List<VoiceId> waiting(AccountId account, CongressId at) {
        return jdbc.sql(
                        """
                        select id from deputies.voice where account_id = :account
                            and congress_id = :congress and way = 'MESSAGE'
                            and stage in ('TAKEN', 'REPORTED', 'SUGGESTED', 'FORWARDED')
                        order by id limit 2000
                        """)
                .param("account", account.value())
                .param("congress", at.value())
                .query((rs, n) -> new VoiceId(rs.getLong(1)))
                .list();
    }

    Optional<Voice> find(VoiceId id) {
        return jdbc.sql("select * from deputies.voice v where id = :id")
                .param("id", id.value())
                .query((rs, n) -> voice(rs))
                .optional();
    }

    Optional<Voice> ofCode(byte[] hash) {
        return jdbc.sql("select * from deputies.voice v where code_hash = :hash")
                .param("hash", hash)
                .query((rs, n) -> voice(rs))
                .optional();
    }

    /** Messages to this deputy on one day, which are not without a limit. */
    int messages(AccountId account, LocalDate on) {
        return jdbc.sql(
                        """
                        select count(*) from deputies.voice
                        where account_id = :account and way = 'MESSAGE' and taken_on = :on
                        """)
                .param("account", account.value())
                .param("on", on)
                .query(Integer.class)
                .single();
    }

    /** How many voices this deputy has had and how many of them are answered. */
    int[] answered(AccountId account) {
        return jdbc.sql(
                        """
                        select count(*) as taken, count(*) filter (
                            where stage in ('ANSWERED', 'CLOSED', 'REFUSED')) as answered
                        from deputies.voice where account_id = :account and way = 'MESSAGE'
                        """)
                .param("account", account.value())
                .query((rs, n) -> new int[] {rs.getInt("taken"), rs.getInt("answered")})
                .single();
    }

    List<VoiceStep> steps(VoiceId id) {
        return jdbc.sql(
                        """
                        select act, at, by_name, text, due_on from deputies.voice_step
                        where voice_id = :id order by id limit 500
                        """)
                .param("id", id.value())
                .query((rs, n) ->
                        new VoiceStep(
                                VoiceAct.valueOf(rs.getString("act")),
                                rs.getTimestamp("at").toInstant(),
                                rs.getString("by_name"),
                                rs.getString("text"),
                                rs.getObject("due_on", LocalDate.class)))
                .list();
    }

    List<Voice> rows(VoiceSearch search) {
        return search(
                        "select v.* from deputies.voice v"
                                + MATCHES
                                + """
                                 order by case when :oldest then v.due_on end nulls last,
                                    case when :oldest then v.id end, v.id desc
                                 offset :offset limit :most
                                """,
                        search)
                .param("oldest", search.oldestFirst())
                .param("offset", search.offset())
                .param("most", Math.clamp(search.most(), 1, ROWS_MAX))
                .query((rs, n) -> voice(rs))
                .list();
    }

    int count(VoiceSearch search) {
        return search("select count(*) from deputies.voice v" + MATCHES, search)
                .query(Integer.class)
                .single();
    }

    private JdbcClient.StatementSpec search(String sql, VoiceSearch search) {
        return jdbc.sql(sql)
                .param("congresses", search.congresses().toArray(Long[]::new))
                .param("account", search.account())
                .param("stations", search.stations().toArray(Long[]::new))
                .param("units", search.units().toArray(Long[]::new))
                .param("stage", search.stage())
                .param("way", search.way())
                .param("late", search.late())
                .param("today", LocalDate.ofInstant(clock.instant(), Calendar.ZONE))
                .param("words", search.words());
    }

    private static Voice voice(ResultSet rs) throws SQLException {
        long station = rs.getLong("station_id");
        long unit = rs.getLong("unit_id");
        long outcome = rs.getLong("outcome_id");
        return new Voice(
                new VoiceId(rs.getLong("id")),
                new CongressId(rs.getLong("congress_id")),
                rs.getString("number"),
                VoiceWay.valueOf(rs.getString("way")),
                station == 0 ? null : new StationId(station),
                new AccountId(rs.getLong("account_id")),
                rs.getString("account_name"),
                rs.getString("caller"),
                rs.getString("phone_shown"),
                rs.getString("title"),
                rs.getString("text"),
                rs.getString("area_code"),
                rs.getObject("taken_on", LocalDate.class),
                rs.getObject("due_on", LocalDate.class),
                VoiceStage.valueOf(rs.getString("stage")),
                unit == 0 ? null : new UnitId(unit),
                rs.getString("unit_name"),
                outcome == 0
                        ? null
                        : new Origin(
                                "deputies",
                                outcome,
                                rs.getString("outcome_title"),
                                rs.getString("outcome_address")));
    }
}
