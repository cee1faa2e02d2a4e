package org.openrenda.deputies.results;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.platform.Satisfaction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about how citizens rated what came of their voices. */
@Repository
class ResultTable {

    /** A voice belongs to what it grew into, and to what that is handled together with. */
    private static final String COUNTS =
            """
            select o.occasion, count(distinct g.voice_id) as voices, count(r) as rated,
                count(*) filter (where r.result = 'SATISFIED') as satisfied,
                count(*) filter (where r.result = 'BASICALLY_SATISFIED') as basically,
                count(*) filter (where r.result = 'DISSATISFIED') as dissatisfied
            from (values ('ANSWER'), ('KEPT')) o(occasion) cross join
                (select v.id as voice_id, s.id as suggestion_id, s.merged_into, s.lead_account
                    from deputies.voice v join deputies.suggestion s
                        on s.congress_id = v.congress_id
                            and s.origin_address = '/deputies/voices/' || v.id
                    where s.stage not in ('DRAFT', 'CO_SIGNING', 'RETURNED', 'WITHDRAWN')) g
                left join deputies.result_rating r on r.voice_id = g.voice_id
                    and r.suggestion_id = g.suggestion_id and r.occasion = o.occasion
            where (g.suggestion_id = :suggestion or g.merged_into = :suggestion
                or g.lead_account = :lead)
            group by o.occasion order by o.occasion
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    ResultTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A rating that was given. */
    record Given(Occasion occasion, long which, Satisfaction result, String reason) {}

    List<Given> given(long voice, SuggestionId suggestion) {
        return jdbc.sql(
                        """
                        select * from deputies.result_rating
                        where voice_id = :voice and suggestion_id = :suggestion limit 200
                        """)
                .param("voice", voice)
                .param("suggestion", suggestion.value())
                .query((rs, n) ->
                        new Given(
                                Occasion.valueOf(rs.getString("occasion")),
                                rs.getLong("which"),
                                Satisfaction.valueOf(rs.getString("result")),
                                rs.getString("reason")))
                .list();
    }

    /** False when this result was rated before: the first rating stays. */
    boolean rate(
            long voice,
            SuggestionId suggestion,
            Occasion occasion,
            long which,
            Satisfaction result,
            String reason) {
        return jdbc.sql(
                                """
                                insert into deputies.result_rating (voice_id, suggestion_id,
                                    occasion, which, result, reason, at)
                                values (:voice, :suggestion, :occasion, :which, :result, :reason,
                                    :at)
                                on conflict do nothing
                                """)
                        .param("voice", voice)
                        .param("suggestion", suggestion.value())
                        .param("occasion", occasion.name())
                        .param("which", which)
                        .param("result", result.name())
                        .param("reason", reason)
                        .param("at", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    /** Ratings of one suggestion and of those handled with it, by the occasion. */
    List<ResultCount> counts(SuggestionId suggestion) {
        return counted(suggestion.value(), 0);
    }

    /** Ratings of all that this deputy leads, by the occasion. */
    List<ResultCount> countsOfLead(long account) {
        return counted(0, account);
    }

    private List<ResultCount> counted(long suggestion, long lead) {
        return jdbc.sql(COUNTS)
                .param("suggestion", suggestion)
                .param("lead", lead)
                .query((rs, n) ->
                        new ResultCount(
                                Occasion.valueOf(rs.getString("occasion")),
                                rs.getInt("voices"),
                                rs.getInt("rated"),
                                rs.getInt("satisfied"),
                                rs.getInt("basically"),
                                rs.getInt("dissatisfied")))
                .list();
    }
}
