package org.openrenda.platform.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.PersonId;
import org.openrenda.platform.secrets.Secrets;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about accounts and their one-time links. */
@Repository
class Accounts {

    private final JdbcClient jdbc;
    private final Secrets secrets;
    private final Clock clock;

    Accounts(JdbcClient jdbc, Secrets secrets, Clock clock) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** What checking a password needs, and nothing that a page may show. */
    record Credentials(
            AccountId id,
            @Nullable String passwordHash,
            @Nullable Instant passwordChangedAt,
            @Nullable String totpSecret,
            boolean totpConfirmed,
            long totpLastStep,
            boolean disabled) {}

    AccountId create(
            String name, String displayName, @Nullable PersonId person, CongressId congress) {
        return new AccountId(
                jdbc.sql(
                                """
                                insert into access.account
                                    (name, display_name, person_id, congress_id, created_at)
                                values (:name, :displayName, :person, :congress, :at)
                                returning id
                                """)
                        .param("name", name)
                        .param("displayName", displayName)
                        .param("person", person == null ? null : person.value())
                        .param("congress", congress.value())
                        .param("at", now())
                        .query(Long.class)
                        .single());
    }

    boolean nameTaken(String name) {
        return jdbc.sql("select exists (select from access.account where name = :name)")
                .param("name", name)
                .query(Boolean.class)
                .single();
    }

    boolean none() {
        return jdbc.sql("select not exists (select from access.account)")
                .query(Boolean.class)
                .single();
    }

    Optional<Credentials> credentials(String name) {
        return jdbc.sql(CREDENTIALS + " where name = :name")
                .param("name", name)
                .query((rs, n) -> credentials(rs))
                .optional();
    }

    Credentials credentials(AccountId id) {
        return jdbc.sql(CREDENTIALS + " where id = :id")
                .param("id", id.value())
                .query((rs, n) -> credentials(rs))
                .single();
    }

    private static final String CREDENTIALS =
            """
            select id, password_hash, password_changed_at, totp_secret, totp_confirmed_at,
                totp_last_step, disabled_at
            from access.account
            """;

    private Credentials credentials(ResultSet rs) throws SQLException {
        AccountId id = new AccountId(rs.getLong("id"));
        byte[] sealed = rs.getBytes("totp_secret");
        return new Credentials(
                id,
                rs.getString("password_hash"),
                instant(rs, "password_changed_at"),
                sealed == null ? null : secrets.open(totpPlace(id), sealed),
                rs.getTimestamp("totp_confirmed_at") != null,
                rs.getLong("totp_last_step"),
                rs.getTimestamp("disabled_at") != null);
    }

    void setPassword(AccountId id, String hash) {
        jdbc.sql(
                        """
                        update access.account set password_hash = :hash, password_changed_at = :at
                        where id = :id
                        """)
                .param("hash", hash)
                .param("at", now())
                .param("id", id.value())
                .update();
    }

    void proposeSecondStep(AccountId id, String secret) {
        jdbc.sql(
                        """
                        update access.account set totp_secret = :secret, totp_confirmed_at = null
                        where id = :id
                        """)
                .param("secret", secrets.seal(totpPlace(id), secret))
                .param("id", id.value())
                .update();
    }

    void clearSecondStep(AccountId id) {
        jdbc.sql(
                        """
                        update access.account set totp_secret = null, totp_confirmed_at = null
                        where id = :id
                        """)
                .param("id", id.value())
                .update();
    }

    /** A code is used up by writing its step; a second use of the same step finds no row. */
    boolean useStep(AccountId id, long step) {
        return jdbc.sql(
                                """
                                update access.account
                                set totp_last_step = :step,
                                    totp_confirmed_at = coalesce(totp_confirmed_at, :at)
                                where id = :id and totp_last_step < :step
                                """)
                        .param("step", step)
                        .param("at", now())
                        .param("id", id.value())
                        .update()
                == 1;
    }

    void disable(AccountId id) {
        jdbc.sql("update access.account set disabled_at = :at where id = :id")
                .param("at", now())
                .param("id", id.value())
                .update();
    }

    void enable(AccountId id) {
        jdbc.sql("update access.account set disabled_at = null where id = :id")
                .param("id", id.value())
                .update();
    }

    Optional<Account> find(AccountId id) {
        return jdbc.sql(ACCOUNT + " where id = :id")
                .param("id", id.value())
                .query((rs, n) -> account(rs))
                .optional();
    }

    Optional<Account> ofName(String name) {
        return jdbc.sql(ACCOUNT + " where name = :name")
                .param("name", name)
                .query((rs, n) -> account(rs))
                .optional();
    }

    List<AccountId> ofPerson(PersonId person) {
        return jdbc.sql("select id from access.account where person_id = :person limit 20")
                .param("person", person.value())
                .query((rs, n) -> new AccountId(rs.getLong(1)))
                .list();
    }

    static final String ACCOUNT =
            """
            select id, name, display_name, person_id, congress_id, password_hash is not null as
                has_password, totp_confirmed_at, created_at, disabled_at
            from access.account
            """;

    static Account account(ResultSet rs) throws SQLException {
        long person = rs.getLong("person_id");
        return new Account(
                new AccountId(rs.getLong("id")),
                rs.getString("name"),
                rs.getString("display_name"),
                person == 0 ? null : new PersonId(person),
                new CongressId(rs.getLong("congress_id")),
                rs.getBoolean("has_password"),
                rs.getTimestamp("totp_confirmed_at") != null,
                rs.getTimestamp("created_at").toInstant(),
                instant(rs, "disabled_at"));
    }

    void invite(AccountId id, byte[] tokenHash, Instant expires) {
        jdbc.sql(
                        """
                        insert into access.invitation (token_hash, account_id, expires_at)
                        values (:hash, :id, :expires)
                        """)
                .param("hash", tokenHash)
                .param("id", id.value())
                .param("expires", Timestamp.from(expires))
                .update();
    }

    Optional<AccountId> invited(byte[] tokenHash) {
        return jdbc.sql(
                        """
                        select account_id from access.invitation
                        where token_hash = :hash and used_at is null and expires_at > :at
                        """)
                .param("hash", tokenHash)
                .param("at", now())
                .query((rs, n) -> new AccountId(rs.getLong("account_id")))
                .optional();
    }

    boolean useInvitation(byte[] tokenHash) {
        return jdbc.sql(
                                """
                                update access.invitation set used_at = :at
                                where token_hash = :hash and used_at is null and expires_at > :at
                                """)
                        .param("hash", tokenHash)
                        .param("at", now())
                        .update()
                == 1;
    }

    private static String totpPlace(AccountId id) {
        return "access.account.totp_secret/" + id;
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        Timestamp at = rs.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
