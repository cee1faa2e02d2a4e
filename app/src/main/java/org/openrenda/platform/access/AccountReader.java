package org.openrenda.platform.access;

import java.util.List;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL that lists accounts. */
@Repository
class AccountReader {

    private static final String ACCOUNT = Accounts.ACCOUNT;

    private final JdbcClient jdbc;

    AccountReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String MATCHES =
            """
             where congress_id = any(:congresses)
                and (:words = '' or strpos(name, lower(:words)) > 0
                    or strpos(display_name, :words) > 0)
                and (:state = '' or :state = case when disabled_at is not null then 'DISABLED'
                    when password_hash is null then 'INVITED' else 'READY' end)
                and (:role = '' or exists (select from access.role_grant g
                    where g.account_id = account.id and g.role = :role and g.revoked_at is null))
            """;

    List<Account> list(List<Long> congresses, AccountSearch search) {
        return asked(
                        ACCOUNT
                                + """
                                 cross join lateral (select case :sort
                                    when 'name' then name
                                    when 'person' then display_name
                                    when 'congress' then to_char(congress_id, '000000000')
                                    when 'state' then case when disabled_at is not null then '2'
                                        when password_hash is null then '1' else '0' end
                                    when 'second' then (totp_confirmed_at is not null)::text
                                    end collate "zh-Hans-CN-x-icu" as key) k
                                """
                                + MATCHES
                                + """
                                 order by case when not :descending then k.key end,
                                    case when :descending then k.key end desc, id
                                offset :offset limit :most
                                """,
                        congresses,
                        search)
                .param("sort", search.sort())
                .param("descending", search.descending())
                .param("offset", search.offset())
                .param("most", search.most())
                .query((rs, n) -> Accounts.account(rs))
                .list();
    }

    List<Account> holders(Role role, CongressId congress, String words, int most) {
        return jdbc.sql(
                        ACCOUNT
                                + """
                                 where disabled_at is null
                                    and (:words = '' or strpos(display_name, :words) > 0)
                                    and id in (select account_id from access.role_grant
                                        where role = :role and congress_id = :congress
                                            and revoked_at is null)
                                order by display_name collate "zh-Hans-CN-x-icu", id
                                limit :most
                                """)
                .param("words", words)
                .param("role", role.name())
                .param("congress", congress.value())
                .param("most", Math.clamp(most, 1, 200))
                .query((rs, n) -> Accounts.account(rs))
                .list();
    }

    int count(List<Long> congresses, AccountSearch search) {
        return asked("select count(*) from access.account" + MATCHES, congresses, search)
                .query(Integer.class)
                .single();
    }

    private JdbcClient.StatementSpec asked(
            String sql, List<Long> congresses, AccountSearch search) {
        return jdbc.sql(sql)
                .param("congresses", congresses.toArray(Long[]::new))
                .param("words", search.words())
                .param("state", search.state())
                .param("role", search.role());
    }
}
