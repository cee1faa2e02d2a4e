package org.openrenda.platform.access;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.openrenda.platform.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about passkeys and the challenges they answer. */
@Repository
class Passkeys {

    /** How long a challenge may be answered; the browser is told the same. */
    static final Duration CHALLENGE_HOLDS = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final Clock clock;

    Passkeys(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What a challenge was given out for. */
    enum Purpose {
        REGISTER,
        SIGN_IN,
        CONFIRM
    }

    /** A passkey as checking an answer needs it. */
    record Stored(
            long id,
            AccountId account,
            String name,
            byte[] handle,
            byte[] credential,
            long signCount,
            boolean backupEligible,
            boolean backedUp) {}

    /** What a device has just made. */
    record Made(
            byte[] credentialId,
            byte[] credential,
            long signCount,
            boolean backupEligible,
            boolean backedUp) {}

    /** Writes a challenge down, by its digest, and forgets those whose time is over. */
    void give(byte[] digest, byte[] holder, Purpose purpose) {
        jdbc.sql("delete from access.passkey_challenge where expires_at < :at")
                .param("at", now())
                .update();
        jdbc.sql(
                        """
                        insert into access.passkey_challenge (digest, holder, purpose, expires_at)
                        values (:digest, :holder, :purpose, :expires)
                        """)
                .param("digest", digest)
                .param("holder", holder)
                .param("purpose", purpose.name())
                .param("expires", Timestamp.from(clock.instant().plus(CHALLENGE_HOLDS)))
                .update();
    }

    /** Uses a challenge up; false when it is not this holder's, too old, or was used before. */
    boolean use(byte[] digest, byte[] holder, Purpose purpose) {
        return jdbc.sql(
                                """
                                delete from access.passkey_challenge
                                where digest = :digest and holder = :holder
                                    and purpose = :purpose and expires_at > :at
                                """)
                        .param("digest", digest)
                        .param("holder", holder)
                        .param("purpose", purpose.name())
                        .param("at", now())
                        .update()
                == 1;
    }

    /** The number that stands for the person in their passkeys; the first one asked for stays. */
    byte[] handle(AccountId account, byte[] proposed) {
        return jdbc.sql(
                        """
                        update access.account
                        set passkey_handle = coalesce(passkey_handle, :proposed)
                        where id = :id
                        returning passkey_handle
                        """)
                .param("proposed", proposed)
                .param("id", account.value())
                .query(byte[].class)
                .single();
    }

    /** False when another account, or this one, has this very key already. */
    boolean add(AccountId account, String host, String name, Made made) {
        return jdbc.sql(
                                """
                                insert into access.passkey
                                    (account_id, host, credential_id, credential, sign_count,
                                     backup_eligible, backed_up, name, created_at)
                                values (:account, :host, :credentialId, :credential, :count,
                                    :eligible, :backedUp, :name, :at)
                                on conflict (credential_id) do nothing
                                """)
                        .param("account", account.value())
                        .param("host", host)
                        .param("credentialId", made.credentialId())
                        .param("credential", made.credential())
                        .param("count", made.signCount())
                        .param("eligible", made.backupEligible())
                        .param("backedUp", made.backedUp())
                        .param("name", name)
                        .param("at", now())
                        .update()
                == 1;
    }

    /** The passkey with this identifier, unless its account is disabled. */
    Optional<Stored> find(byte[] credentialId, String host) {
        return jdbc.sql(
                        """
                        select p.id, p.account_id, p.name, a.passkey_handle, p.credential,
                            p.sign_count, p.backup_eligible, p.backed_up
                        from access.passkey p join access.account a on a.id = p.account_id
                        where p.credential_id = :credentialId and p.host = :host
                            and a.disabled_at is null
                        for update of p
                        """)
                .param("credentialId", credentialId)
                .param("host", host)
                .query((rs, n) ->
                        new Stored(
                                rs.getLong("id"),
                                new AccountId(rs.getLong("account_id")),
                                rs.getString("name"),
                                rs.getBytes("passkey_handle"),
                                rs.getBytes("credential"),
                                rs.getLong("sign_count"),
                                rs.getBoolean("backup_eligible"),
                                rs.getBoolean("backed_up")))
                .optional();
    }

    void used(long id, long signCount, boolean backedUp) {
        jdbc.sql(
                        """
                        update access.passkey
                        set sign_count = :count, backed_up = :backedUp, used_at = :at
                        where id = :id
                        """)
                .param("count", signCount)
                .param("backedUp", backedUp)
                .param("at", now())
                .param("id", id)
                .update();
    }

    List<Passkey> of(AccountId account) {
        return jdbc.sql(
                        """
                        select id, name, backed_up, created_at, used_at
                        from access.passkey where account_id = :account order by id
                        """)
                .param("account", account.value())
                .query((rs, n) -> {
                    Timestamp used = rs.getTimestamp("used_at");
                    return new Passkey(
                            rs.getLong("id"),
                            rs.getString("name"),
                            rs.getBoolean("backed_up"),
                            rs.getTimestamp("created_at").toInstant(),
                            used == null ? null : used.toInstant());
                })
                .list();
    }

    List<byte[]> credentialIds(AccountId account, String host) {
        return jdbc.sql(
                        """
                        select credential_id from access.passkey
                        where account_id = :account and host = :host order by id
                        """)
                .param("account", account.value())
                .param("host", host)
                .query(byte[].class)
                .list();
    }

    /** Two windows that delete at once wait for each other here, so that one way in stays. */
    void lock(AccountId account) {
        jdbc.sql("select id from access.account where id = :id for update")
                .param("id", account.value())
                .query(Long.class)
                .single();
    }

    void delete(AccountId account, long id) {
        jdbc.sql("delete from access.passkey where id = :id and account_id = :account")
                .param("id", id)
                .param("account", account.value())
                .update();
    }

    void deleteAll(AccountId account) {
        jdbc.sql("delete from access.passkey where account_id = :account")
                .param("account", account.value())
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
