package org.openrenda.deputies.duty;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrenda.deputies.DutyCategory;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.CongressId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about disputes of the record, and about the rules of points. */
@Repository
class Disputes {

    private static final int LISTED_MOST = 500;

    private final JdbcClient jdbc;
    private final Clock clock;

    Disputes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    long add(
            CongressId congress,
            AccountId account,
            String name,
            @Nullable Long line,
            DisputeKind kind,
            String text) {
        return jdbc.sql(
                        """
                        insert into deputies.duty_dispute
                            (congress_id, account_id, name, line_id, kind, text, at)
                        values (:congress, :account, :name, :line, :kind, :text, :at)
                        returning id
                        """)
                .param("congress", congress.value())
                .param("account", account.value())
                .param("name", name)
                .param("line", line)
                .param("kind", kind.name())
                .param("text", text)
                .param("at", Timestamp.from(clock.instant()))
                .query(Long.class)
                .single();
    }

    void answer(Dispute dispute, boolean upheld, String text, String byName) {
        jdbc.sql(
                        """
                        insert into deputies.duty_dispute_answer
                            (dispute_id, upheld, text, at, by_name)
                        values (:id, :upheld, :text, :at, :by)
                        """)
                .param("id", dispute.id())
                .param("upheld", upheld)
                .param("text", text)
                .param("at", Timestamp.from(clock.instant()))
                .param("by", byName)
                .update();
    }

    Optional<Dispute> find(long id) {
        return jdbc.sql(
                        """
                        select d.*, a.upheld, a.text as answer from deputies.duty_dispute d
                            left join deputies.duty_dispute_answer a on a.dispute_id = d.id
                        where d.id = :id
                        """)
                .param("id", id)
                .query((rs, n) -> dispute(rs))
                .optional();
    }

    List<Dispute> of(AccountId account) {
        return jdbc.sql(
                        """
                        select d.*, a.upheld, a.text as answer from deputies.duty_dispute d
                            left join deputies.duty_dispute_answer a on a.dispute_id = d.id
                        where d.account_id = :account order by d.id desc limit :most
                        """)
                .param("account", account.value())
                .param("most", LISTED_MOST)
                .query((rs, n) -> dispute(rs))
                .list();
    }

    List<Dispute> open(CongressId congress) {
        return jdbc.sql(
                        """
                        select d.*, a.upheld, a.text as answer from deputies.duty_dispute d
                            left join deputies.duty_dispute_answer a on a.dispute_id = d.id
                        where d.congress_id = :congress and a.dispute_id is null
                        order by d.id limit :most
                        """)
                .param("congress", congress.value())
                .param("most", LISTED_MOST)
                .query((rs, n) -> dispute(rs))
                .list();
    }

    private static Dispute dispute(ResultSet rs) throws SQLException {
        String answer = rs.getString("answer");
        return new Dispute(
                rs.getLong("id"),
                new CongressId(rs.getLong("congress_id")),
                new AccountId(rs.getLong("account_id")),
                rs.getString("name"),
                (Long) rs.getObject("line_id"),
                DisputeKind.valueOf(rs.getString("kind")),
                rs.getString("text"),
                rs.getTimestamp("at").toInstant(),
                (Boolean) rs.getObject("upheld"),
                answer == null ? "" : answer);
    }

    void rule(CongressId congress, PointRule rule, String byName) {
        jdbc.sql(
                        """
                        insert into deputies.duty_rule
                            (congress_id, category, weight, cap, from_on, at, by_name)
                        values (:congress, :category, :weight, :cap, :from, :at, :by)
                        """)
                .param("congress", congress.value())
                .param("category", rule.category().name())
                .param("weight", rule.weight())
                .param("cap", rule.cap())
                .param("from", rule.fromOn())
                .param("at", Timestamp.from(clock.instant()))
                .param("by", byName)
                .update();
    }

    /** Of two rules for one day the later written holds. */
    List<PointRule> rules(CongressId congress) {
        return jdbc.sql(
                        """
                        select distinct on (category, from_on) category, weight, cap, from_on
                        from deputies.duty_rule where congress_id = :congress
                        order by category, from_on desc, id desc limit :most
                        """)
                .param("congress", congress.value())
                .param("most", LISTED_MOST)
                .query((rs, n) ->
                        new PointRule(
                                DutyCategory.valueOf(rs.getString("category")),
                                rs.getInt("weight"),
                                rs.getInt("cap"),
                                rs.getObject("from_on", LocalDate.class)))
                .list();
    }
}
