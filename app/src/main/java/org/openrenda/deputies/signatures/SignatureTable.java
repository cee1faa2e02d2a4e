package org.openrenda.deputies.signatures;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.CongressId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about who was asked to sign a text, and which draft each confirmed. */
@Repository
class SignatureTable {

    private static final int SIGNERS_MAX = 1_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    SignatureTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** False when this deputy was asked before. */
    boolean ask(Signed text, AccountId account, String name) {
        return jdbc.sql(
                                text.kind()
                                        .in(
                                                """
                                                insert into {asked}
                                                    ({id}, account_id, name, asked_at)
                                                values (:id, :account, :name, :at)
                                                on conflict do nothing
                                                """))
                        .param("id", text.id())
                        .param("account", account.value())
                        .param("name", name)
                        .param("at", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    /** Takes a deputy off the list; what was confirmed stays in its own rows. */
    boolean drop(SignedKind kind, long id, AccountId account) {
        return jdbc.sql(kind.in("delete from {asked} where {id} = :id and account_id = :account"))
                        .param("id", id)
                        .param("account", account.value())
                        .update()
                == 1;
    }

    void confirm(Signed text, AccountId account) {
        jdbc.sql(
                        text.kind()
                                .in(
                                        """
                                        insert into {confirmed} ({id}, account_id, version, at)
                                        values (:id, :account, :version, :at) on conflict do nothing
                                        """))
                .param("id", text.id())
                .param("account", account.value())
                .param("version", text.version())
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /** Those asked, in the order of asking, and whether each confirmed this very draft. */
    List<Signature> of(Signed text) {
        return jdbc.sql(
                        text.kind()
                                .in(
                                        """
                                        select a.account_id, a.name, exists (
                                                select from {confirmed} f
                                            where f.{id} = a.{id} and f.account_id = a.account_id
                                                and f.version = :version) as confirmed
                                        from {asked} a where a.{id} = :id
                                        order by a.asked_at, a.account_id limit :most
                                        """))
                .param("id", text.id())
                .param("version", text.version())
                .param("most", SIGNERS_MAX)
                .query((rs, n) ->
                        new Signature(
                                new AccountId(rs.getLong("account_id")),
                                rs.getString("name"),
                                rs.getBoolean("confirmed")))
                .list();
    }

    /** Texts not handed in on whose list this deputy stands, locked. */
    List<Signed> open(SignedKind kind, AccountId account, CongressId at) {
        return jdbc.sql(
                        kind.in(
                                """
                                select t.id, t.lead_account, t.version, t.title from {text} t
                                where t.congress_id = :congress
                                    and t.stage in ('DRAFT', 'CO_SIGNING', 'RETURNED')
                                    and exists (select from {asked} a
                                        where a.{id} = t.id and a.account_id = :account)
                                order by t.id limit :most for update of t
                                """))
                .param("congress", at.value())
                .param("account", account.value())
                .param("most", SIGNERS_MAX)
                .query((rs, n) -> {
                    long lead = rs.getLong("lead_account");
                    return new Signed(
                            kind,
                            rs.getLong("id"),
                            at,
                            lead == 0 ? null : new AccountId(lead),
                            rs.getInt("version"),
                            rs.getString("title"));
                })
                .list();
    }
}
