package org.openrenda.deputies.suggestions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Origin;
import org.openrenda.platform.calendar.Calendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL that writes suggestions; what pages read stands in {@link SuggestionReader}. */
@Repository
class SuggestionTable {

    private final JdbcClient jdbc;
    private final Clock clock;

    SuggestionTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    SuggestionId add(SuggestionText text, String topicName, AccountId lead, String leadName) {
        Origin origin = text.origin();
        SuggestionId id =
                new SuggestionId(
                        jdbc.sql(
                                        """
                                        insert into deputies.suggestion (congress_id, lead_account,
                                            lead_name, source, title, text, confidential,
                                            topic_code, topic_name, area_code, longitude, latitude,
                                            stage, version, round, created_at, origin_module,
                                            origin_id, origin_title, origin_address)
                                        values (:congress, :lead, :leadName, :source, :title, :text,
                                            :confidential, :topic, :topicName, :area, :longitude,
                                            :latitude, 'DRAFT', 1, 0, :at, :module, :origin,
                                            :originTitle, :originAddress)
                                        returning id
                                        """)
                                .param("congress", text.congress().value())
                                .param("lead", lead.value())
                                .param("leadName", leadName)
                                .param("source", text.source().name())
                                .param("title", text.title())
                                .param("text", text.text())
                                .param("confidential", text.confidential())
                                .param("topic", text.topicCode())
                                .param("topicName", topicName.isEmpty() ? null : topicName)
                                .param("area", text.areaCode())
                                .param("longitude", text.longitude())
                                .param("latitude", text.latitude())
                                .param("at", Timestamp.from(clock.instant()))
                                .param("module", origin == null ? null : origin.module())
                                .param("origin", origin == null ? null : origin.id())
                                .param("originTitle", origin == null ? null : origin.title())
                                .param("originAddress", origin == null ? null : origin.address())
                                .query(Long.class)
                                .single());
        keepVersion(id, 1, text);
        index(id, text);
        return id;
    }

    /** Writes the next draft; what was confirmed before stays with the draft it was given to. */
    void rewrite(Suggestion before, SuggestionText text, String topicName) {
        jdbc.sql(
                        """
                        update deputies.suggestion set source = :source, title = :title,
                            text = :text, confidential = :confidential, topic_code = :topic,
                            topic_name = :topicName, area_code = :area, longitude = :longitude,
                            latitude = :latitude, version = version + 1
                        where id = :id
                        """)
                .param("source", text.source().name())
                .param("title", text.title())
                .param("text", text.text())
                .param("confidential", text.confidential())
                .param("topic", text.topicCode())
                .param("topicName", topicName.isEmpty() ? null : topicName)
                .param("area", text.areaCode())
                .param("longitude", text.longitude())
                .param("latitude", text.latitude())
                .param("id", before.id().value())
                .update();
        keepVersion(before.id(), before.version() + 1, text);
        index(before.id(), text);
    }

    private void keepVersion(SuggestionId id, int version, SuggestionText text) {
        jdbc.sql(
                        """
                        insert into deputies.text_version (suggestion_id, version, title, text, at)
                        values (:id, :version, :title, :text, :at)
                        """)
                .param("id", id.value())
                .param("version", version)
                .param("title", text.title())
                .param("text", text.text())
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    private void index(SuggestionId id, SuggestionText text) {
        jdbc.sql(
                        """
                        insert into deputies.suggestion_words (suggestion_id, congress_id, words)
                        values (:id, :congress, :words)
                        on conflict (suggestion_id) do update set words = excluded.words
                        """)
                .param("id", id.value())
                .param("congress", text.congress().value())
                .param("words", Words.of(text.title() + "\n" + text.text()))
                .update();
    }

    /** A draft that was never shown to anybody may go without a trace. */
    void discard(SuggestionId id) {
        jdbc.sql("delete from deputies.suggestion where id = :id and stage = 'DRAFT'")
                .param("id", id.value())
                .update();
    }

    /** The suggestion, locked until this transaction ends: two acts on it follow one another. */
    Optional<Suggestion> lock(SuggestionId id) {
        return jdbc.sql("select * from deputies.suggestion where id = :id for update")
                .param("id", id.value())
                .query((rs, n) -> suggestion(rs))
                .optional();
    }

    /** Suggestions handled together with this one, locked. */
    List<Suggestion> lockMerged(SuggestionId into) {
        return jdbc.sql(
                        """
                        select * from deputies.suggestion
                        where merged_into = :into order by id limit 200 for update
                        """)
                .param("into", into.value())
                .query((rs, n) -> suggestion(rs))
                .list();
    }

    void number(SuggestionId id, String number) {
        jdbc.sql("update deputies.suggestion set number = :number where id = :id")
                .param("number", number)
                .param("id", id.value())
                .update();
    }

    /**
     * Handed in.
     *
     * @param by the deputy's name, or the delegation with its head
     */
    void submitted(SuggestionId id, LocalDate on, String by) {
        jdbc.sql(
                        """
                        update deputies.suggestion set submitted_on = :on, lead_name = :by
                        where id = :id
                        """)
                .param("on", on)
                .param("by", by)
                .param("id", id.value())
                .update();
    }

    void lead(SuggestionId id, Signer next) {
        jdbc.sql(
                        """
                        update deputies.suggestion set lead_account = :account, lead_name = :name
                        where id = :id
                        """)
                .param("account", next.account().value())
                .param("name", next.name())
                .param("id", id.value())
                .update();
    }

    /** What this deputy was asked to mend and has not handed in again. */
    List<SuggestionId> returned(AccountId lead, CongressId at) {
        return jdbc.sql(
                        """
                        select id from deputies.suggestion where lead_account = :account
                            and congress_id = :congress and stage = 'RETURNED'
                        order by id limit 500
                        """)
                .param("account", lead.value())
                .param("congress", at.value())
                .query((rs, n) -> new SuggestionId(rs.getLong(1)))
                .list();
    }

    void merge(SuggestionId id, @Nullable SuggestionId into) {
        jdbc.sql("update deputies.suggestion set merged_into = :into where id = :id")
                .param("into", into == null ? null : into.value())
                .param("id", id.value())
                .update();
    }

    void due(SuggestionId id, @Nullable LocalDate on) {
        jdbc.sql("update deputies.suggestion set due_on = :on where id = :id")
                .param("on", on)
                .param("id", id.value())
                .update();
    }

    /** Writes the step and what the suggestion is after it, in one transaction. */
    Suggestion write(Suggestion before, SuggestionAct act, String byName, String text) {
        SuggestionStage stage = before.stage().after(act);
        boolean newRound = act == SuggestionAct.ASSIGN || act == SuggestionAct.REDO;
        int round = newRound ? before.round() + 1 : before.round();
        if (act == SuggestionAct.TAKE_BACK) {
            round = before.round() - 1;
        }
        if (act == SuggestionAct.REPLY) {
            // What is handled with another gets its first round with the answer.
            round = Math.max(1, round);
        }
        jdbc.sql(
                        """
                        insert into deputies.suggestion_step
                            (suggestion_id, act, round, at, by_name, text)
                        values (:id, :act, :round, :at, :by, :text)
                        """)
                .param("id", before.id().value())
                .param("act", act.name())
                .param("round", round)
                .param("at", Timestamp.from(clock.instant()))
                .param("by", byName)
                .param("text", text)
                .update();
        jdbc.sql(
                        """
                        update deputies.suggestion set stage = :stage, round = :round,
                            closed_on = case when :over then :today end
                        where id = :id
                        """)
                .param("stage", stage.name())
                .param("round", round)
                .param("over", stage.isOver())
                .param("today", LocalDate.ofInstant(clock.instant(), Calendar.ZONE))
                .param("id", before.id().value())
                .update();
        return lock(before.id()).orElseThrow();
    }

    /** Numbers run without gaps in a congress and year: the row is locked until the act is done. */
    static Suggestion suggestion(ResultSet rs) throws SQLException {
        long lead = rs.getLong("lead_account");
        long into = rs.getLong("merged_into");
        return new Suggestion(
                new SuggestionId(rs.getLong("id")),
                new CongressId(rs.getLong("congress_id")),
                lead == 0 ? null : new AccountId(lead),
                rs.getString("lead_name"),
                rs.getString("title"),
                SuggestionSource.valueOf(rs.getString("source")),
                SuggestionStage.valueOf(rs.getString("stage")),
                rs.getInt("version"),
                rs.getInt("round"),
                rs.getString("number"),
                into == 0 ? null : new SuggestionId(into),
                rs.getBoolean("confidential"),
                rs.getObject("submitted_on", LocalDate.class));
    }
}
