package org.openrenda.deputies.suggestions;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.openrenda.platform.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about who wants a suggestion withdrawn (SUG-12). */
@Repository
class Wishes {

    private final JdbcClient jdbc;
    private final Clock clock;

    Wishes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
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
                .param("at", Timestamp.from(clock.instant()))
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
}
