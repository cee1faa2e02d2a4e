package org.openrenda.platform.access;

import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whether somebody has a second way, besides the password, to prove who they are (SEC-5). */
@Repository
class SecondWays {

    private final JdbcClient jdbc;

    SecondWays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether this person has a passkey or has enabled the time-based code. */
    boolean any(Actor actor) {
        AccountId account = actor.account();
        return account != null
                && jdbc.sql(
                                """
                                select exists (select from access.account
                                        where id = :id and totp_confirmed_at is not null)
                                    or exists (select from access.passkey where account_id = :id)
                                """)
                        .param("id", account.value())
                        .query(Boolean.class)
                        .single();
    }
}
