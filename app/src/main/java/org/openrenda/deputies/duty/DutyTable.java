package org.openrenda.deputies.duty;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrenda.deputies.DutyCategory;
import org.openrenda.deputies.DutyDone;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Origin;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about the lines of the record and their corrections. */
@Repository
class DutyTable {

    private static final int LINES_MAX = 5_000;
    private static final int DEPUTIES_MAX = 3_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    DutyTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** False when this was written before. */
    boolean write(DutyDone done) {
        return jdbc.sql(
                                """
                                insert into deputies.duty_line (congress_id, account_id, name,
                                    category, on_day, text, origin_module, origin_id, origin_title,
                                    origin_address, at)
                                values (:congress, :account, :name, :category, :on, :text, :module,
                                    :origin, :title, :address, :at)
                                on conflict (account_id, category, origin_module, origin_id)
                                    do nothing
                                """)
                        .param("congress", done.congress().value())
                        .param("account", done.account().value())
                        .param("name", done.name())
                        .param("category", done.category().name())
                        .param("on", done.on())
                        .param("text", done.text())
                        .param("module", done.evidence().module())
                        .param("origin", done.evidence().id())
                        .param("title", done.evidence().title())
                        .param("address", done.evidence().address())
                        .param("at", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    /** Lines as first written, for the recount. */
    List<DutyLine> written(CongressId congress, int offset) {
        return jdbc.sql(
                        """
                        select *, '' as corrected from deputies.duty_line
                        where congress_id = :congress order by id offset :offset limit :most
                        """)
                .param("congress", congress.value())
                .param("offset", offset)
                .param("most", LINES_MAX)
                .query((rs, n) -> line(rs))
                .list();
    }

    /** One deputy's lines between two days, the newest first; corrections are already in them. */
    List<DutyLine> of(AccountId account, LocalDate from, LocalDate to) {
        return jdbc.sql(
                        """
                        select * from deputies.duty_now
                        where account_id = :account and on_day between :from and :to
                        order by on_day desc, id desc limit :most
                        """)
                .param("account", account.value())
                .param("from", from)
                .param("to", to)
                .param("most", LINES_MAX)
                .query((rs, n) -> line(rs))
                .list();
    }

    Optional<DutyLine> line(long id) {
        return jdbc.sql("select * from deputies.duty_now where id = :id")
                .param("id", id)
                .query((rs, n) -> line(rs))
                .optional();
    }

    void correct(
            DutyLine before,
            boolean strike,
            DutyCategory category,
            LocalDate on,
            String text,
            String reason,
            String byName) {
        jdbc.sql(
                        """
                        insert into deputies.duty_correction
                            (line_id, kind, category, on_day, text, reason, at, by_name)
                        values (:line, :kind, :category, :on, :text, :reason, :at, :by)
                        """)
                .param("line", before.id())
                .param("kind", strike ? "STRIKE" : "REPLACE")
                .param("category", category.name())
                .param("on", on)
                .param("text", text)
                .param("reason", reason)
                .param("at", Timestamp.from(clock.instant()))
                .param("by", byName)
                .update();
    }

    /** Every deputy of the congress who has a line in these days, by name. */
    List<DeputyYear> years(CongressId congress, LocalDate from, LocalDate to) {
        Map<Long, DeputyYear> years = new LinkedHashMap<>();
        jdbc.sql(
                        """
                        select account_id, max(name) as name, category, count(*) as lines
                        from deputies.duty_now
                        where congress_id = :congress and on_day between :from and :to
                        group by account_id, category
                        order by max(name) collate "zh-Hans-CN-x-icu", account_id limit :most
                        """)
                .param("congress", congress.value())
                .param("from", from)
                .param("to", to)
                .param("most", DEPUTIES_MAX * DutyCategory.values().length)
                .query(rs -> {
                    String name = rs.getString("name");
                    long account = rs.getLong("account_id");
                    years.computeIfAbsent(
                                    account,
                                    id ->
                                            new DeputyYear(
                                                    new AccountId(id),
                                                    name,
                                                    new EnumMap<>(DutyCategory.class)))
                            .counts()
                            .put(
                                    DutyCategory.valueOf(rs.getString("category")),
                                    rs.getInt("lines"));
                });
        return List.copyOf(years.values());
    }

    void hide(AccountId account, DutyCategory category) {
        jdbc.sql(
                        """
                        insert into deputies.duty_hidden (account_id, category)
                        values (:account, :category) on conflict do nothing
                        """)
                .param("account", account.value())
                .param("category", category.name())
                .update();
    }

    void showAll(AccountId account) {
        jdbc.sql("delete from deputies.duty_hidden where account_id = :account")
                .param("account", account.value())
                .update();
    }

    List<DutyCategory> hidden(AccountId account) {
        return jdbc.sql(
                        """
                        select category from deputies.duty_hidden
                        where account_id = :account limit 50
                        """)
                .param("account", account.value())
                .query((rs, n) -> DutyCategory.valueOf(rs.getString(1)))
                .list();
    }

    void show(long line, boolean shown) {
        jdbc.sql(
                        shown
                                ? """
                                insert into deputies.duty_shown (line_id) values (:line)
                                on conflict do nothing
                                """
                                : "delete from deputies.duty_shown where line_id = :line")
                .param("line", line)
                .update();
    }

    List<DutyLine> shown(AccountId account, int most) {
        return jdbc.sql(
                        """
                        select n.* from deputies.duty_now n
                        where n.account_id = :account
                            and n.id in (select line_id from deputies.duty_shown)
                        order by n.on_day desc, n.id desc limit :most
                        """)
                .param("account", account.value())
                .param("most", most)
                .query((rs, n) -> line(rs))
                .list();
    }

    private static DutyLine line(ResultSet rs) throws SQLException {
        @Nullable String corrected = rs.getString("corrected");
        return new DutyLine(
                rs.getLong("id"),
                new CongressId(rs.getLong("congress_id")),
                new AccountId(rs.getLong("account_id")),
                rs.getString("name"),
                DutyCategory.valueOf(rs.getString("category")),
                rs.getObject("on_day", LocalDate.class),
                rs.getString("text"),
                new Origin(
                        rs.getString("origin_module"),
                        rs.getLong("origin_id"),
                        rs.getString("origin_title"),
                        rs.getString("origin_address")),
                corrected == null ? "" : corrected);
    }
}
