package org.openrenda.deputies.contact;

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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about links of dual contact and contacts kept. */
@Repository
class LinkTable {

    private static final int ROWS_MAX = 5_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    LinkTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<LinkId> add(
            CongressId at,
            LinkKind kind,
            AccountId from,
            String fromName,
            @Nullable AccountId to,
            String toName,
            LocalDate since) {
        return jdbc.sql(
                        """
                        insert into deputies.contact_link (congress_id, kind, from_account,
                            from_name, to_account, to_name, since)
                        values (:congress, :kind, :from, :fromName, :to, :toName, :since)
                        on conflict do nothing returning id
                        """)
                .param("congress", at.value())
                .param("kind", kind.name())
                .param("from", from.value())
                .param("fromName", fromName)
                .param("to", to == null ? null : to.value())
                .param("toName", toName)
                .param("since", since)
                .query((rs, n) -> new LinkId(rs.getLong(1)))
                .optional();
    }

    void end(LinkId id, LocalDate on) {
        jdbc.sql("update deputies.contact_link set ended_on = :on where id = :id")
                .param("on", on)
                .param("id", id.value())
                .update();
    }

    void keep(LinkView link, KeptContact contact) {
        jdbc.sql(
                        """
                        insert into deputies.contact_kept
                            (congress_id, link_id, on_day, way, raised, at, by_name)
                        values (:congress, :link, :on, :way, :raised, :at, :by)
                        """)
                .param("congress", link.congress().value())
                .param("link", link.id().value())
                .param("on", contact.on())
                .param("way", contact.way().name())
                .param("raised", contact.raised())
                .param("at", Timestamp.from(clock.instant()))
                .param("by", contact.byName())
                .update();
    }

    private static final String ROW =
            """
            select l.*, k.kept, k.last from deputies.contact_link l
                left join lateral (select count(*) filter (where on_day >= :from) as kept,
                    max(on_day) as last from deputies.contact_kept
                    where link_id = l.id) k on true
            """;

    Optional<LinkView> find(LinkId id, LocalDate from, int asked) {
        return jdbc.sql(ROW + " where l.id = :id")
                .param("from", from)
                .param("id", id.value())
                .query((rs, n) -> link(rs, asked))
                .optional();
    }

    /** Links of the congress that hold; account 0 means everybody's. */
    List<LinkView> rows(CongressId at, long account, LocalDate from, int asked) {
        return jdbc.sql(
                        ROW
                                + """
                                 where l.congress_id = :congress and l.ended_on is null
                                    and (:account = 0 or l.from_account = :account
                                        or l.to_account = :account)
                                 order by l.kind, l.from_name collate "zh-Hans-CN-x-icu", l.id
                                 limit :most
                                """)
                .param("from", from)
                .param("congress", at.value())
                .param("account", account)
                .param("most", ROWS_MAX)
                .query((rs, n) -> link(rs, asked))
                .list();
    }

    List<KeptContact> kept(LinkId id) {
        return jdbc.sql(
                        """
                        select on_day, way, raised, by_name from deputies.contact_kept
                        where link_id = :id order by on_day desc, id desc limit 200
                        """)
                .param("id", id.value())
                .query((rs, n) ->
                        new KeptContact(
                                rs.getObject("on_day", LocalDate.class),
                                ContactWay.valueOf(rs.getString("way")),
                                rs.getString("raised"),
                                rs.getString("by_name")))
                .list();
    }

    private static LinkView link(ResultSet rs, int asked) throws SQLException {
        long to = rs.getLong("to_account");
        return new LinkView(
                new LinkId(rs.getLong("id")),
                new CongressId(rs.getLong("congress_id")),
                LinkKind.valueOf(rs.getString("kind")),
                new AccountId(rs.getLong("from_account")),
                rs.getString("from_name"),
                to == 0 ? null : new AccountId(to),
                rs.getString("to_name"),
                rs.getObject("since", LocalDate.class),
                rs.getObject("ended_on", LocalDate.class),
                rs.getInt("kept"),
                asked,
                rs.getObject("last", LocalDate.class));
    }
}
