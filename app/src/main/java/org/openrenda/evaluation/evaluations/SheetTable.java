package org.openrenda.evaluation.evaluations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The roster of those who rate by name, and their sheets: one row each, never changed. */
@Repository
class SheetTable {

    private final JdbcClient jdbc;
    private final Clock clock;

    SheetTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A sheet as it lies in the table. */
    record Kept(String marks, String clientKey, Receipt receipt) {}

    void enrol(EvaluationId id, List<NewRater> raters) {
        jdbc.sql(
                        """
                        insert into evaluation.rater (evaluation_id, no, group_no, account_id, name)
                        select :evaluation, r.no, r.group_no, r.account, r.name
                        from unnest(:groups, :accounts, :names) with ordinality
                            as r (group_no, account, name, no)
                        """)
                .param("evaluation", id.value())
                .param("groups", raters.stream().map(NewRater::group).toArray(Integer[]::new))
                .param(
                        "accounts",
                        raters.stream().map(one -> one.account().value()).toArray(Long[]::new))
                .param("names", raters.stream().map(NewRater::name).toArray(String[]::new))
                .update();
    }

    List<Rater> raters(EvaluationId id) {
        return jdbc.sql(
                        """
                        select r.no, r.group_no, r.account_id, r.name,
                            s.rater is not null as rated
                        from evaluation.rater r left join evaluation.sheet s
                            on s.evaluation_id = r.evaluation_id and s.rater = r.no
                        where r.evaluation_id = :id order by r.no
                        """)
                .param("id", id.value())
                .query((rs, n) -> rater(rs))
                .list();
    }

    Optional<Rater> rater(EvaluationId id, @Nullable AccountId account) {
        if (account == null) {
            return Optional.empty();
        }
        return jdbc.sql(
                        """
                        select r.no, r.group_no, r.account_id, r.name,
                            s.rater is not null as rated
                        from evaluation.rater r left join evaluation.sheet s
                            on s.evaluation_id = r.evaluation_id and s.rater = r.no
                        where r.evaluation_id = :id and r.account_id = :account
                        """)
                .param("id", id.value())
                .param("account", account.value())
                .query((rs, n) -> rater(rs))
                .optional();
    }

    private static Rater rater(ResultSet rs) throws SQLException {
        return new Rater(
                rs.getInt("no"),
                rs.getInt("group_no"),
                new AccountId(rs.getLong("account_id")),
                rs.getString("name"),
                rs.getBoolean("rated"));
    }

    /**
     * Puts a sheet in, in one statement: the shared lock waits for a close that is under way and
     * then finds the evaluation closed; the primary key lets one row of a rater in and no second.
     *
     * @return empty when nothing was put in, for whatever reason
     */
    Optional<Receipt> put(EvaluationId id, AccountId account, Sheet sheet, String clientKey) {
        return jdbc.sql(
                        """
                        insert into evaluation.sheet (evaluation_id, rater, marks, client_key, at)
                        select e.id, r.no, :marks, :key, cast(:at as timestamptz)
                        from evaluation.evaluation e
                            join evaluation.rater r
                                on r.evaluation_id = e.id and r.account_id = :account
                            join evaluation.rater_group g
                                on g.evaluation_id = e.id and g.no = r.group_no
                        where g.way = 'NAMED' and e.id = :id and e.stage = 'OPEN'
                            and (e.closes_at is null or e.closes_at > cast(:at as timestamptz))
                        for share of e
                        on conflict (evaluation_id, rater) do nothing
                        returning evaluation_id, rater, marks, row_key
                        """)
                .param("id", id.value())
                .param("account", account.value())
                .param("marks", sheet.text())
                .param("key", clientKey)
                .param("at", Timestamp.from(clock.instant()))
                .query((rs, n) -> receipt(rs))
                .optional();
    }

    Optional<Kept> of(EvaluationId id, AccountId account) {
        return jdbc.sql(
                        """
                        select s.evaluation_id, s.rater, s.marks, s.client_key, s.row_key
                        from evaluation.sheet s join evaluation.rater r
                            on r.evaluation_id = s.evaluation_id and r.no = s.rater
                        where s.evaluation_id = :id and r.account_id = :account
                        """)
                .param("id", id.value())
                .param("account", account.value())
                .query((rs, n) ->
                        new Kept(rs.getString("marks"), rs.getString("client_key"), receipt(rs)))
                .optional();
    }

    int count(EvaluationId id, int group) {
        return counted(
                """
                select count(*) from evaluation.sheet s join evaluation.rater r
                    on r.evaluation_id = s.evaluation_id and r.no = s.rater
                where s.evaluation_id = :id and r.group_no = :group
                """,
                id,
                group);
    }

    int asked(EvaluationId id, int group) {
        return counted(
                """
                select count(*) from evaluation.rater
                where evaluation_id = :id and group_no = :group
                """,
                id,
                group);
    }

    private int counted(String sql, EvaluationId id, int group) {
        return jdbc.sql(sql)
                .param("id", id.value())
                .param("group", group)
                .query(Integer.class)
                .single();
    }

    /** The first so many sheets of a group, in the order they came. */
    List<Sheet> sheets(EvaluationId id, int group, int most) {
        return jdbc.sql(
                        """
                        select s.marks from evaluation.sheet s join evaluation.rater r
                            on r.evaluation_id = s.evaluation_id and r.no = s.rater
                        where s.evaluation_id = :id and r.group_no = :group
                        order by s.at, s.rater limit :most
                        """)
                .param("id", id.value())
                .param("group", group)
                .param("most", most)
                .query((rs, n) -> Sheet.read(rs.getString("marks")))
                .list();
    }

    private static Receipt receipt(ResultSet rs) throws SQLException {
        return new Receipt(
                digest(
                        rs.getLong("evaluation_id")
                                + "|"
                                + rs.getInt("rater")
                                + "|"
                                + rs.getString("marks")
                                + "|"
                                + rs.getString("row_key")));
    }

    static String digest(String text) {
        return Sha256.hex(text);
    }
}
