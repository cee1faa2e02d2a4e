package org.openrenda.deputies.suggestions;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about who signs a suggestion, what they confirmed, and who wants it withdrawn. */
@Repository
class Signatures {

    private static final int SIGNERS_MAX = 500;

    private final JdbcClient jdbc;
    private final Clock clock;

    Signatures(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** False when this deputy was asked before. */
    boolean ask(SuggestionId id, AccountId account, String name) {
        return jdbc.sql(
                                """
                                insert into deputies.co_signer
                                    (suggestion_id, account_id, name, asked_at)
                                values (:id, :account, :name, :at) on conflict do nothing
                                """)
                        .param("id", id.value())
                        .param("account", account.value())
                        .param("name", name)
                        .param("at", now())
                        .update()
                == 1;
    }

    /** One who confirmed the words elsewhere already, of a motion that became a suggestion. */
    void keep(SuggestionId id, Signer signer) {
        ask(id, signer.account(), signer.name());
        confirm(id, signer.account(), 1);
    }

    /** Takes a deputy off the list; what was confirmed stays in its own rows. */
    boolean drop(SuggestionId id, AccountId account) {
        return jdbc.sql(
                                """
                                delete from deputies.co_signer
                                where suggestion_id = :id and account_id = :account
                                """)
                        .param("id", id.value())
                        .param("account", account.value())
                        .update()
                == 1;
    }

    void confirm(SuggestionId id, AccountId account, int version) {
        jdbc.sql(
                        """
                        insert into deputies.confirmation (suggestion_id, account_id, version, at)
                        values (:id, :account, :version, :at) on conflict do nothing
                        """)
                .param("id", id.value())
                .param("account", account.value())
                .param("version", version)
                .param("at", now())
                .update();
    }

    /** Those asked, in the order of asking, and whether each confirmed this very draft. */
    List<Signer> of(SuggestionId id) {
        return jdbc.sql(
                        """
                        select c.account_id, c.name, exists (select from deputies.confirmation f
                            where f.suggestion_id = c.suggestion_id
                                and f.account_id = c.account_id
                                and f.version = s.version) as confirmed
                        from deputies.co_signer c
                            join deputies.suggestion s on s.id = c.suggestion_id
                        where c.suggestion_id = :id
                        order by c.asked_at, c.account_id limit :most
                        """)
                .param("id", id.value())
                .param("most", SIGNERS_MAX)
                .query((rs, n) ->
                        new Signer(
                                new AccountId(rs.getLong("account_id")),
                                rs.getString("name"),
                                rs.getBoolean("confirmed")))
                .list();
    }

    void wantBack(SuggestionId id, AccountId account, String reason) {
        jdbc.sql(
                        """
                        insert into deputies.withdrawal (suggestion_id, account_id, reason, at)
                        values (:id, :account, :reason, :at) on conflict do nothing
                        """)
                .param("id", id.value())
                .param("account", account.value())
                .param("reason", reason)
                .param("at", now())
                .update();
    }

    List<AccountId> whoWantBack(SuggestionId id) {
        return jdbc.sql(
                        """
                        select account_id from deputies.withdrawal where suggestion_id = :id
                        limit 500
                        """)
                .param("id", id.value())
                .query((rs, n) -> new AccountId(rs.getLong(1)))
                .list();
    }

    boolean isAsked(SuggestionId id, @Nullable AccountId account) {
        return account != null
                && of(id).stream().anyMatch(signer -> signer.account().equals(account));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
