package org.openrenda.supervision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Origin;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about matters. */
@Repository
class Matters {

    private final JdbcClient jdbc;

    Matters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is written when a matter is opened. */
    record Draft(
            CongressId congress,
            String title,
            String basis,
            MatterForm form,
            LocalDate openedOn,
            @Nullable String topicCode,
            @Nullable String topicName,
            @Nullable String areaCode,
            @Nullable Origin origin) {}

    /** A deputy who was asked to rate. */
    record Rater(AccountId account, String name) {}

    MatterId add(Draft draft, String number) {
        Origin origin = draft.origin();
        return new MatterId(
                jdbc.sql(
                                """
                                insert into supervision.matter (congress_id, number, title, basis,
                                form,
                                    stage, opened_on, topic_code, topic_name, area_code,
                                    origin_module,
                                    origin_id, origin_title, origin_address)
                                values (:congress, :number, :title, :basis, :form, 'OPEN', :opened,
                                :topic,
                                    :topicName, :area, :module, :origin, :originTitle,
                                    :originAddress)
                                returning id
                                """)
                        .param("congress", draft.congress().value())
                        .param("number", number)
                        .param("title", draft.title())
                        .param("basis", draft.basis())
                        .param("form", draft.form().name())
                        .param("opened", draft.openedOn())
                        .param("topic", draft.topicCode())
                        .param("topicName", draft.topicName())
                        .param("area", draft.areaCode())
                        .param("module", origin == null ? null : origin.module())
                        .param("origin", origin == null ? null : origin.id())
                        .param("originTitle", origin == null ? null : origin.title())
                        .param("originAddress", origin == null ? null : origin.address())
                        .query(Long.class)
                        .single());
    }

    /** Numbers run without gaps in a congress and year: the row is locked until the act is done. */
    int nextNumber(CongressId congress, int year) {
        return jdbc.sql(
                        """
                        insert into supervision.numbering as n (congress_id, year, last)
                        values (:congress, :year, 1)
                        on conflict (congress_id, year) do update set last = n.last + 1
                        returning last
                        """)
                .param("congress", congress.value())
                .param("year", year)
                .query(Integer.class)
                .single();
    }

    Optional<MatterId> grownFrom(String module, long origin) {
        return jdbc.sql(
                        """
                        select id from supervision.matter
                        where origin_module = :module and origin_id = :origin
                        """)
                .param("module", module)
                .param("origin", origin)
                .query((rs, n) -> new MatterId(rs.getLong("id")))
                .optional();
    }

    Optional<Matter> find(MatterId id) {
        return jdbc.sql("select * from supervision.matter where id = :id")
                .param("id", id.value())
                .query((rs, n) -> matter(rs))
                .optional();
    }

    /** The matter, locked until this transaction ends: two acts on it follow one another. */
    Optional<Matter> lock(MatterId id) {
        return jdbc.sql("select * from supervision.matter where id = :id for update")
                .param("id", id.value())
                .query((rs, n) -> matter(rs))
                .optional();
    }

    void save(Matter matter) {
        jdbc.sql(
                        """
                        update supervision.matter set stage = :stage, closed_on = :closed
                        where id = :id
                        """)
                .param("stage", matter.stage().name())
                .param("closed", matter.closedOn())
                .param("id", matter.id().value())
                .update();
    }

    void publish(MatterId id, Instant at, String by) {
        jdbc.sql(
                        """
                        insert into supervision.publication (matter_id, published_at, published_by)
                        values (:id, :at, :by) on conflict do nothing
                        """)
                .param("id", id.value())
                .param("at", Timestamp.from(at))
                .param("by", by)
                .update();
    }

    boolean isPublished(MatterId id) {
        return jdbc.sql("select exists (select from supervision.publication where matter_id = :id)")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    boolean invite(MatterId id, Rater rater) {
        return jdbc.sql(
                                """
                                insert into supervision.rater (matter_id, account_id, name)
                                values (:id, :account, :name) on conflict do nothing
                                """)
                        .param("id", id.value())
                        .param("account", rater.account().value())
                        .param("name", rater.name())
                        .update()
                == 1;
    }

    List<Rater> raters(MatterId id) {
        return jdbc.sql(
                        """
                        select account_id, name from supervision.rater
                        where matter_id = :id order by name limit 500
                        """)
                .param("id", id.value())
                .query((rs, n) ->
                        new Rater(new AccountId(rs.getLong("account_id")), rs.getString("name")))
                .list();
    }

    private static final String ROW =
            """
            select m.id, m.congress_id, m.number, m.title, m.form, m.stage, m.opened_on,
            m.closed_on,
                m.topic_name, m.area_code, p.published_at,
                (select count(*) from supervision.problem q where q.matter_id = m.id) as problems,
                (select count(*) from supervision.problem q
                    where q.matter_id = m.id and q.stage = 'STRUCK_OFF') as struck_off,
                (select count(*) from supervision.problem q
                    where q.matter_id = m.id and q.due_on < :today
                        and q.stage in ('ASSIGNED', 'RECEIVED')) as overdue
            from supervision.matter m
                left join supervision.publication p on p.matter_id = m.id
            """;

    private static final String MATCHES =
            """
             where (:everywhere or m.congress_id = any(:congresses))
                and (:stage = '' or m.stage = :stage)
                and (:form = '' or m.form = :form)
                and (:words = '' or strpos(m.title, :words) > 0 or strpos(m.number, :words) > 0)
                and (not :publicOnly or exists (select from supervision.publication x
                    where x.matter_id = m.id))
                and (not :overdueOnly or exists (select from supervision.problem q
                    where q.matter_id = m.id and q.due_on < :today
                        and q.stage in ('ASSIGNED', 'RECEIVED')))
            """;

    List<MatterRow> rows(MatterSearch search, LocalDate today) {
        return asked(
                        "select m.* from ("
                                + ROW
                                + MATCHES
                                + """
                                ) m cross join lateral (select case :sort
                                    when 'title' then m.title
                                    when 'form' then m.form
                                    when 'stage' then (array_position(
                                        array['OPEN', 'RECTIFYING', 'CLOSED'], m.stage))::text
                                    when 'problems' then to_char(m.problems, '0000000')
                                    when 'done' then to_char(m.struck_off, '0000000')
                                    when 'late' then to_char(m.overdue, '0000000')
                                    else m.opened_on::text
                                    end collate "zh-Hans-CN-x-icu" as key) k
                                order by case when not :descending then k.key end,
                                    case when :descending then k.key end desc,
                                    m.opened_on desc, m.id desc
                                offset :offset limit :most
                                """,
                        search,
                        today)
                .param("sort", search.sort())
                .param("descending", search.descending())
                .param("offset", search.offset())
                .param("most", Math.clamp(search.most(), 1, 10_000))
                .query((rs, n) -> row(rs))
                .list();
    }

    int count(MatterSearch search, LocalDate today) {
        return asked("select count(*) from supervision.matter m" + MATCHES, search, today)
                .query(Integer.class)
                .single();
    }

    private JdbcClient.StatementSpec asked(String sql, MatterSearch search, LocalDate today) {
        List<Long> congresses = search.congresses();
        return jdbc.sql(sql)
                .param("everywhere", congresses == null)
                .param(
                        "congresses",
                        congresses == null ? new Long[0] : congresses.toArray(Long[]::new))
                .param("stage", search.stage())
                .param("form", search.form())
                .param("words", search.words())
                .param("publicOnly", search.publicOnly())
                .param("overdueOnly", search.overdueOnly())
                .param("today", today);
    }

    private static MatterRow row(ResultSet rs) throws SQLException {
        Timestamp published = rs.getTimestamp("published_at");
        return new MatterRow(
                new MatterId(rs.getLong("id")),
                new CongressId(rs.getLong("congress_id")),
                rs.getString("number"),
                rs.getString("title"),
                MatterForm.valueOf(rs.getString("form")).label(),
                rs.getString("stage"),
                MatterStage.valueOf(rs.getString("stage")).label(),
                rs.getObject("opened_on", LocalDate.class),
                rs.getObject("closed_on", LocalDate.class),
                rs.getString("topic_name"),
                published == null ? null : published.toInstant(),
                rs.getInt("problems"),
                rs.getInt("struck_off"),
                rs.getInt("overdue"));
    }

    private static Matter matter(ResultSet rs) throws SQLException {
        String module = rs.getString("origin_module");
        return new Matter(
                new MatterId(rs.getLong("id")),
                new CongressId(rs.getLong("congress_id")),
                rs.getString("number"),
                rs.getString("title"),
                rs.getString("basis"),
                MatterForm.valueOf(rs.getString("form")),
                MatterStage.valueOf(rs.getString("stage")),
                rs.getObject("opened_on", LocalDate.class),
                rs.getObject("closed_on", LocalDate.class),
                rs.getString("topic_code"),
                rs.getString("topic_name"),
                rs.getString("area_code"),
                module == null
                        ? null
                        : new Origin(
                                module,
                                rs.getLong("origin_id"),
                                rs.getString("origin_title"),
                                rs.getString("origin_address")));
    }
}
