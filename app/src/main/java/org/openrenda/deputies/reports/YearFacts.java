package org.openrenda.deputies.reports;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Satisfaction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What happened to the suggestions that a congress numbered in a year. */
@Repository
class YearFacts {

    private static final int ROWS_MAX = 100_000;

    private final JdbcClient jdbc;

    YearFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A suggestion as a whole. */
    record Whole(
            SuggestionId id,
            String number,
            String title,
            String stage,
            boolean handed,
            boolean replied,
            boolean redone,
            boolean confidential,
            boolean published) {}

    /** One unit's part. */
    record Part(
            SuggestionId suggestion,
            String number,
            String title,
            String unit,
            String role,
            String stage,
            LocalDate dueOn,
            boolean signed,
            boolean returned,
            boolean extended,
            boolean met,
            @Nullable LocalDate firstOn,
            @Nullable LocalDate firstDue,
            boolean lastSolved,
            boolean tracked,
            boolean kept) {

        boolean answers() {
            return !role.equals("CO_HANDLER");
        }

        boolean stands() {
            return !stage.equals("TAKEN_BACK") && !stage.equals("MOVED") && !stage.equals("ENDED");
        }
    }

    /** One deputy's rating of one answer. */
    record Said(
            SuggestionId suggestion,
            String number,
            String title,
            String unit,
            long account,
            int round,
            Satisfaction result) {}

    /** SUG-1: how many of a year's were handed in by a delegation as such. */
    @Transactional(readOnly = true)
    int byDelegations(CongressId congress, int year) {
        return jdbc.sql(
                        """
                        select count(*) from deputies.suggestion s
                        where s.congress_id = :congress and s.stage <> 'WITHDRAWN'
                            and (select v.delegation from deputies.delegation_vote v
                                where v.suggestion_id = s.id order by v.id desc limit 1) <> ''
                            and exists (select from deputies.suggestion_step t
                                where t.suggestion_id = s.id and t.act = 'NUMBER'
                                    and extract(year from t.at at time zone 'Asia/Shanghai')
                                        = :year)
                        """)
                .param("congress", congress.value())
                .param("year", year)
                .query(Integer.class)
                .single();
    }

    @Transactional(readOnly = true)
    List<Whole> wholes(CongressId congress, int year) {
        return jdbc.sql(
                        """
                        select s.id, s.number, s.title, s.stage, s.confidential,
                            exists (select from deputies.suggestion_step t where t.suggestion_id =
                                coalesce(s.merged_into, s.id) and t.act = 'ASSIGN')
                                and s.stage not in ('NUMBERED', 'PLANNED') as handed,
                            exists (select from deputies.suggestion_step t
                                where t.suggestion_id = s.id and t.act = 'REPLY') as replied,
                            exists (select from deputies.suggestion_step t
                                where t.suggestion_id = s.id and t.act = 'REDO') as redone,
                            exists (select from deputies.publication p
                                where p.suggestion_id = s.id) as published
                        from deputies.suggestion s
                        where s.congress_id = :congress and s.stage <> 'WITHDRAWN'
                            and exists (select from deputies.suggestion_step t
                                where t.suggestion_id = s.id and t.act = 'NUMBER'
                                    and extract(year from t.at at time zone 'Asia/Shanghai')
                                        = :year)
                        order by length(s.number), s.number limit :most
                        """)
                .param("congress", congress.value())
                .param("year", year)
                .param("most", ROWS_MAX)
                .query((rs, n) ->
                        new Whole(
                                new SuggestionId(rs.getLong("id")),
                                rs.getString("number"),
                                rs.getString("title"),
                                rs.getString("stage"),
                                rs.getBoolean("handed"),
                                rs.getBoolean("replied"),
                                rs.getBoolean("redone"),
                                rs.getBoolean("confidential"),
                                rs.getBoolean("published")))
                .list();
    }

    @Transactional(readOnly = true)
    List<Part> parts(CongressId congress, int year) {
        return jdbc.sql(
                        """
                        select s.id, s.number, s.title, a.unit_name, a.role, a.stage, a.due_on,
                            exists (select from deputies.assignment_step t
                                where t.assignment_id = a.id and t.act = 'RECEIVE') as signed,
                            exists (select from deputies.assignment_step t
                                where t.assignment_id = a.id and t.act = 'ASK_RETURN') as returned,
                            exists (select from deputies.assignment_step t
                                where t.assignment_id = a.id and t.act = 'EXTEND') as extended,
                            exists (select from deputies.consultation c
                                left join deputies.consultation_word w on w.consultation_id = c.id
                                where c.assignment_id = a.id and w.met is not false) as met,
                            f.delivered_on as first_on, f.due_on as first_due,
                            coalesce(l.solved, false) as last_solved,
                            exists (select from deputies.reply r
                                where r.assignment_id = a.id and r.tracked) as tracked,
                            exists (select from deputies.commitment m
                                join deputies.reply r on r.id = m.reply_id
                                where r.assignment_id = a.id)
                            and not exists (select from deputies.commitment m
                                join deputies.reply r on r.id = m.reply_id
                                where r.assignment_id = a.id and m.stage <> 'KEPT') as kept
                        from deputies.assignment a
                            join deputies.suggestion s on s.id = a.suggestion_id
                            left join lateral (select r.delivered_on, r.due_on
                                from deputies.reply r where r.assignment_id = a.id
                                order by r.round limit 1) f on true
                            left join lateral (select r.solved
                                from deputies.reply r where r.assignment_id = a.id
                                order by r.round desc limit 1) l on true
                        where s.congress_id = :congress and s.stage <> 'WITHDRAWN'
                            and exists (select from deputies.suggestion_step t
                                where t.suggestion_id = s.id and t.act = 'NUMBER'
                                    and extract(year from t.at at time zone 'Asia/Shanghai')
                                        = :year)
                        order by length(s.number), s.number, a.id limit :most
                        """)
                .param("congress", congress.value())
                .param("year", year)
                .param("most", ROWS_MAX)
                .query((rs, n) ->
                        new Part(
                                new SuggestionId(rs.getLong("id")),
                                rs.getString("number"),
                                rs.getString("title"),
                                rs.getString("unit_name"),
                                rs.getString("role"),
                                rs.getString("stage"),
                                rs.getObject("due_on", LocalDate.class),
                                rs.getBoolean("signed"),
                                rs.getBoolean("returned"),
                                rs.getBoolean("extended"),
                                rs.getBoolean("met"),
                                rs.getObject("first_on", LocalDate.class),
                                rs.getObject("first_due", LocalDate.class),
                                rs.getBoolean("last_solved"),
                                rs.getBoolean("tracked"),
                                rs.getBoolean("kept")))
                .list();
    }

    @Transactional(readOnly = true)
    List<Said> said(CongressId congress, int year) {
        return jdbc.sql(
                        """
                        select s.id, s.number, s.title, r.unit_name, g.account_id, d.round, g.result
                        from deputies.rating g
                            join deputies.delivery d on d.reply_id = g.reply_id
                                and d.suggestion_id = g.suggestion_id
                                and d.account_id = g.account_id
                            join deputies.reply r on r.id = g.reply_id
                            join deputies.suggestion s on s.id = g.suggestion_id
                        where s.congress_id = :congress and s.stage <> 'WITHDRAWN'
                            and exists (select from deputies.suggestion_step t
                                where t.suggestion_id = s.id and t.act = 'NUMBER'
                                    and extract(year from t.at at time zone 'Asia/Shanghai')
                                        = :year)
                        order by length(s.number), s.number, d.round, r.id, g.account_id
                        limit :most
                        """)
                .param("congress", congress.value())
                .param("year", year)
                .param("most", ROWS_MAX)
                .query((rs, n) ->
                        new Said(
                                new SuggestionId(rs.getLong("id")),
                                rs.getString("number"),
                                rs.getString("title"),
                                rs.getString("unit_name"),
                                rs.getLong("account_id"),
                                rs.getInt("round"),
                                Satisfaction.valueOf(rs.getString("result"))))
                .list();
    }
}
