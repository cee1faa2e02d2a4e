package org.openrenda.platform.notices;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.openrenda.platform.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Notices inside the system. They are written in the transaction of the act they tell of, so nobody
 * is told of what did not happen and nothing that happened goes untold.
 */
@Repository
public class Notices {

    private static final int LIST_MOST = 10_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    Notices(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Tells each of these accounts once. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(Collection<AccountId> to, String title, String body, String address) {
        if (to.isEmpty()) {
            return;
        }
        jdbc.sql(
                        """
                        insert into notices.notice (account_id, title, body, address, sent_at)
                        select distinct account, :title, :body, :address, cast(:at as timestamptz)
                        from unnest(:accounts) as account
                        """)
                .param("accounts", to.stream().map(AccountId::value).toArray(Long[]::new))
                .param("title", title)
                .param("body", body)
                .param("address", address)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    @Transactional(readOnly = true)
    public List<Notice> of(AccountId account, NoticeSearch search) {
        return asked(
                        """
                        select id, title, body, address, sent_at, read_at
                        from notices.notice
                        """
                                + MATCHES
                                + """
                                 order by case when :oldestFirst then id end, id desc
                                offset :offset limit :most
                                """,
                        account,
                        search)
                .param("oldestFirst", search.oldestFirst())
                .param("offset", search.offset())
                .param("most", Math.clamp(search.most(), 1, LIST_MOST))
                .query((rs, n) -> {
                    Timestamp read = rs.getTimestamp("read_at");
                    return new Notice(
                            rs.getLong("id"),
                            rs.getString("title"),
                            rs.getString("body"),
                            rs.getString("address"),
                            rs.getTimestamp("sent_at").toInstant(),
                            read == null ? null : read.toInstant());
                })
                .list();
    }

    @Transactional(readOnly = true)
    public int unread(AccountId account) {
        return jdbc.sql(
                        """
                        select count(*) from notices.notice
                        where account_id = :account and read_at is null
                        """)
                .param("account", account.value())
                .query(Integer.class)
                .single();
    }

    @Transactional(readOnly = true)
    public int count(AccountId account, NoticeSearch search) {
        return asked("select count(*) from notices.notice" + MATCHES, account, search)
                .query(Integer.class)
                .single();
    }

    private static final String MATCHES =
            """
             where account_id = :account
                and (:words = '' or strpos(title, :words) > 0 or strpos(body, :words) > 0)
                and (not :unreadOnly or read_at is null)
            """;

    private JdbcClient.StatementSpec asked(String sql, AccountId account, NoticeSearch search) {
        return jdbc.sql(sql)
                .param("account", account.value())
                .param("words", search.words())
                .param("unreadOnly", search.unreadOnly());
    }

    /** Marks one notice read and gives the page it is about. */
    @Transactional
    public String open(AccountId account, long id) {
        return jdbc.sql(
                        """
                        update notices.notice set read_at = coalesce(read_at, :at)
                        where id = :id and account_id = :account
                        returning address
                        """)
                .param("at", Timestamp.from(clock.instant()))
                .param("id", id)
                .param("account", account.value())
                .query(String.class)
                .optional()
                .orElse("/notices");
    }

    @Transactional
    public void readAll(AccountId account) {
        jdbc.sql(
                        """
                        update notices.notice set read_at = :at
                        where account_id = :account and read_at is null
                        """)
                .param("at", Timestamp.from(clock.instant()))
                .param("account", account.value())
                .update();
    }
}
