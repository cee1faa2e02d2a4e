package org.openrenda.deputies.suggestions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrenda.deputies.signatures.Signatures;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Origin;
import org.openrenda.platform.calendar.Calendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What pages read of suggestions. */
@Repository
// Longer than 300 lines because all lists of suggestions share one row, one filter and one order.
class SuggestionReader {

    private static final int ROWS_MAX = 10_000;
    private static final int SOON_DAYS = 7;

    private static final String ROW =
            """
            select s.id, s.number, s.title, s.lead_name, s.source, s.stage, s.round, s.topic_name,
                s.submitted_on, s.due_on,
                (select count(*) from deputies.co_signer c
                    join deputies.confirmation f on f.suggestion_id = c.suggestion_id
                        and f.account_id = c.account_id and f.version = s.version
                    where c.suggestion_id = s.id) as co_signers,
                (select coalesce(string_agg(a.unit_name, '、' order by a.role desc, a.id), '')
                    from deputies.assignment a
                    where a.suggestion_id = coalesce(s.merged_into, s.id)
                        and a.stage not in ('MOVED', 'TAKEN_BACK', 'ENDED')) as units,
                (select true from deputies.publication p where p.suggestion_id = s.id) is not null
                    as published
            from deputies.suggestion s
            """;

    private static final String COUNT = "select count(*) from deputies.suggestion s";

    private final JdbcClient jdbc;
    private final Calendar calendar;
    private final Signatures signatures;
    private final Delegations delegations;

    SuggestionReader(
            JdbcClient jdbc, Calendar calendar, Signatures signatures, Delegations delegations) {
        this.jdbc = jdbc;
        this.calendar = calendar;
        this.signatures = signatures;
        this.delegations = delegations;
    }

    @Transactional(readOnly = true)
    public List<SuggestionRow> rows(SuggestionSearch search) {
        SuggestionListing listing = listing(search);
        return jdbc.sql(ROW + listing.where() + listing.order() + " offset :offset limit :most")
                .params(listing.params())
                .param("offset", search.offset())
                .param("most", Math.clamp(search.most(), 1, ROWS_MAX))
                .query((rs, n) -> row(rs))
                .list();
    }

    @Transactional(readOnly = true)
    public int count(SuggestionSearch search) {
        SuggestionListing listing = listing(search);
        return jdbc.sql(COUNT + listing.where())
                .params(listing.params())
                .query(Integer.class)
                .single();
    }

    private SuggestionListing listing(SuggestionSearch search) {
        LocalDate today = calendar.today();
        return new SuggestionListing(
                search, today, today.plusDays(SOON_DAYS), ratedTooLate(search));
    }

    /** What was delivered on this day or before should have been rated by now. */
    private LocalDate ratedTooLate(SuggestionSearch search) {
        return search.clock().equals("UNRATED") && !search.congresses().isEmpty()
                ? calendar.overdueSince(
                        "deputies.rating.days", new CongressId(search.congresses().getFirst()))
                : calendar.today();
    }

    /** What this deputy wrote or was asked to sign, drafts too, the newest first. */
    @Transactional(readOnly = true)
    public List<SuggestionRow> mine(long account, boolean led, int offset, int most) {
        return jdbc.sql(
                        ROW
                                + """
                                 where case when :led then s.lead_account = :account
                                    else exists (select from deputies.co_signer c
                                        where c.suggestion_id = s.id
                                            and c.account_id = :account) end
                                 order by s.id desc offset :offset limit :most
                                """)
                .param("led", led)
                .param("account", account)
                .param("offset", offset)
                .param("most", Math.clamp(most, 1, 1_000))
                .query((rs, n) -> row(rs))
                .list();
    }

    @Transactional(readOnly = true)
    public int countMine(long account, boolean led) {
        return jdbc.sql(
                        """
                        select case when :led then (select count(*) from deputies.suggestion
                                where lead_account = :account)
                            else (select count(*) from deputies.co_signer
                                where account_id = :account) end
                        """)
                .param("led", led)
                .param("account", account)
                .query(Integer.class)
                .single();
    }

    @Transactional(readOnly = true)
    public List<SuggestionRow> mergedInto(SuggestionId into) {
        return jdbc.sql(ROW + " where s.merged_into = :into order by s.id limit 200")
                .param("into", into.value())
                .query((rs, n) -> row(rs))
                .list();
    }

    /** Submitted suggestions that share the most with what was typed, best first. */
    @Transactional(readOnly = true)
    public List<SimilarSuggestion> similar(
            List<Long> congresses, String typed, long except, int most) {
        String[] words = Words.of(typed);
        if (words.length < 4) {
            return List.of();
        }
        return jdbc.sql(
                        """
                        select s.id, s.number, s.title, s.lead_name, s.stage, s.submitted_on,
                            100 * found.shared / :typed as percent
                        from (select w.suggestion_id, (select count(*) from unnest(w.words) x
                                where x = any(cast(:words as text[]))) as shared
                            from deputies.suggestion_words w
                            where w.congress_id = any(:congresses) and w.words && cast(:words as
                                text[])
                            order by shared desc limit 60) found
                            join deputies.suggestion s on s.id = found.suggestion_id
                        where s.stage not in ('DRAFT', 'CO_SIGNING', 'RETURNED', 'WITHDRAWN')
                            and s.id <> :except and 100 * found.shared / :typed >= 25
                        order by found.shared desc, s.id desc limit :most
                        """)
                .param("congresses", congresses.toArray(Long[]::new))
                .param("words", words)
                .param("typed", words.length)
                .param("except", except)
                .param("most", Math.clamp(most, 1, 20))
                .query((rs, n) ->
                        new SimilarSuggestion(
                                new SuggestionId(rs.getLong("id")),
                                rs.getString("number"),
                                rs.getString("title"),
                                rs.getString("lead_name"),
                                SuggestionStage.valueOf(rs.getString("stage")),
                                rs.getObject("submitted_on", LocalDate.class),
                                rs.getInt("percent")))
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<SuggestionView> view(SuggestionId id) {
        return jdbc.sql(
                        """
                        select s.*, (select count(*) from deputies.withdrawal w
                                where w.suggestion_id = s.id) as want_back,
                            (select r.may_publish from deputies.secrecy_review r
                                where r.suggestion_id = s.id order by r.id desc limit 1)
                                as may_publish,
                            exists (select from deputies.publication p
                                where p.suggestion_id = s.id) as published
                        from deputies.suggestion s where s.id = :id
                        """)
                .param("id", id.value())
                .query((rs, n) -> view(rs))
                .optional();
    }

    private SuggestionView view(ResultSet rs) throws SQLException {
        Suggestion suggestion = SuggestionTable.suggestion(rs);
        List<Signer> signers = new ArrayList<>();
        if (suggestion.lead() != null) {
            signers.add(new Signer(suggestion.lead(), delegations.ownName(suggestion), true));
        }
        signers.addAll(
                signatures.of(SuggestionCourse.signed(suggestion)).stream()
                        .map(one -> new Signer(one.account(), one.name(), one.confirmed()))
                        .toList());
        return new SuggestionView(
                suggestion,
                rs.getString("text"),
                rs.getString("topic_code"),
                rs.getString("topic_name"),
                rs.getString("area_code"),
                rs.getBigDecimal("longitude"),
                rs.getBigDecimal("latitude"),
                origin(rs),
                signers,
                rs.getInt("want_back"),
                mergedInto(suggestion.id()),
                (Boolean) rs.getObject("may_publish"),
                rs.getBoolean("published"),
                delegations.of(suggestion).orElse(null),
                delegations.may(suggestion.congress()));
    }

    private static @Nullable Origin origin(ResultSet rs) throws SQLException {
        String module = rs.getString("origin_module");
        return module == null
                ? null
                : new Origin(
                        module,
                        rs.getLong("origin_id"),
                        rs.getString("origin_title"),
                        rs.getString("origin_address"));
    }

    /** Handed in with this page as what it grew out of, the first one first. */
    @Transactional(readOnly = true)
    public List<SuggestionId> grownOutOf(CongressId congress, String address) {
        return jdbc.sql(
                        """
                        select id from deputies.suggestion where congress_id = :congress
                            and origin_address = :address
                            and stage not in ('DRAFT', 'CO_SIGNING', 'RETURNED')
                        order by id limit 50
                        """)
                .param("congress", congress.value())
                .param("address", address)
                .query((rs, n) -> new SuggestionId(rs.getLong(1)))
                .list();
    }

    /** What came of a suggestion of an earlier year; empty for one that went its course here. */
    @Transactional(readOnly = true)
    public Optional<PastAnswer> pastAnswer(SuggestionId id) {
        return jdbc.sql("select * from deputies.past_answer where suggestion_id = :id")
                .param("id", id.value())
                .query((rs, n) ->
                        new PastAnswer(
                                rs.getString("unit_name"),
                                rs.getString("category"),
                                rs.getString("text"),
                                rs.getObject("answered_on", LocalDate.class),
                                rs.getString("satisfaction"),
                                rs.getString("co_signers")))
                .optional();
    }

    /** The acts in their order, from which the stage can be recomputed. */
    @Transactional(readOnly = true)
    public List<SuggestionAct> acts(SuggestionId id) {
        return jdbc.sql(
                        """
                        select act from deputies.suggestion_step
                        where suggestion_id = :id order by id limit :most
                        """)
                .param("id", id.value())
                .param("most", ROWS_MAX)
                .query((rs, n) -> SuggestionAct.valueOf(rs.getString("act")))
                .list();
    }

    private static SuggestionRow row(ResultSet rs) throws SQLException {
        return new SuggestionRow(
                new SuggestionId(rs.getLong("id")),
                rs.getString("number"),
                rs.getString("title"),
                rs.getString("lead_name"),
                rs.getInt("co_signers"),
                SuggestionSource.valueOf(rs.getString("source")),
                SuggestionStage.valueOf(rs.getString("stage")),
                rs.getInt("round"),
                rs.getString("topic_name"),
                rs.getString("units"),
                rs.getObject("submitted_on", LocalDate.class),
                rs.getObject("due_on", LocalDate.class),
                rs.getBoolean("published"));
    }
}
