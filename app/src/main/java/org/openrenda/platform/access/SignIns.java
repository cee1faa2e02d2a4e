package org.openrenda.platform.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Grant;
import org.openrenda.platform.PersonId;
import org.openrenda.platform.Role;
import org.openrenda.platform.UnitId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about sign-ins under way and the attempts that led to them. */
@Repository
class SignIns {

    private static final Duration TOUCH_EVERY = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    SignIns(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A sign-in that has not ended.
     *
     * @param factorAt when the second step was passed; null while it is still owed
     */
    record Session(
            Holder holder,
            Instant startedAt,
            Instant seenAt,
            @Nullable Instant factorAt,
            boolean secondStepOwed) {

        AccountId account() {
            return holder.account();
        }
    }

    /**
     * Whose sign-in it is, with the roles held now.
     *
     * @param mark of what roles permit and of the tree; null where nothing was marked yet
     */
    record Holder(
            AccountId account,
            String name,
            @Nullable PersonId person,
            CongressId home,
            Set<Grant> grants,
            @Nullable UUID mark) {}

    void start(byte[] tokenHash, AccountId account, String address) {
        jdbc.sql(
                        """
                        insert into access.sign_in
                            (token_hash, account_id, started_at, seen_at, address)
                        values (:hash, :account, :at, :at, :address)
                        """)
                .param("hash", tokenHash)
                .param("account", account.value())
                .param("at", now())
                .param("address", address)
                .update();
    }

    /** In one question, because every request of somebody signed in asks it. */
    Optional<Session> find(byte[] tokenHash) {
        return jdbc.sql(
                        """
                        select s.account_id, s.started_at, s.seen_at, s.factor_at,
                            a.totp_confirmed_at is not null
                                or s.factor_at is null and exists (select from access.passkey p
                                    where p.account_id = a.id) as has_second_step,
                            a.display_name, a.person_id, a.congress_id,
                            array(select role || ' ' || congress_id || ' ' || coalesce(unit_id, 0)
                                from access.role_grant g
                                where g.account_id = a.id and g.revoked_at is null
                                order by g.id limit 200) as grants,
                            (select mark from access.mark) as mark
                        from access.sign_in s join access.account a on a.id = s.account_id
                        where s.token_hash = :hash and s.ended_at is null and a.disabled_at is null
                        """)
                .param("hash", tokenHash)
                .query((rs, n) -> {
                    Timestamp factor = rs.getTimestamp("factor_at");
                    return new Session(
                            holder(rs),
                            rs.getTimestamp("started_at").toInstant(),
                            rs.getTimestamp("seen_at").toInstant(),
                            factor == null ? null : factor.toInstant(),
                            factor == null && rs.getBoolean("has_second_step"));
                })
                .optional();
    }

    private static Holder holder(ResultSet rs) throws SQLException {
        long person = rs.getLong("person_id");
        Set<Grant> grants = new HashSet<>();
        for (String grant : (String[]) rs.getArray("grants").getArray()) {
            String[] parts = grant.split(" ");
            long unit = Long.parseLong(parts[2]);
            grants.add(
                    new Grant(
                            Role.valueOf(parts[0]),
                            new CongressId(Long.parseLong(parts[1])),
                            unit == 0 ? null : new UnitId(unit)));
        }
        return new Holder(
                new AccountId(rs.getLong("account_id")),
                rs.getString("display_name"),
                person == 0 ? null : new PersonId(person),
                new CongressId(rs.getLong("congress_id")),
                grants,
                rs.getObject("mark", UUID.class));
    }

    /** Written at most once a minute, so that reading pages does not write on every request. */
    void touch(byte[] tokenHash, Session session) {
        if (session.seenAt().plus(TOUCH_EVERY).isBefore(clock.instant())) {
            jdbc.sql("update access.sign_in set seen_at = :at where token_hash = :hash")
                    .param("at", now())
                    .param("hash", tokenHash)
                    .update();
        }
    }

    void passSecondStep(byte[] tokenHash) {
        jdbc.sql("update access.sign_in set factor_at = :at where token_hash = :hash")
                .param("at", now())
                .param("hash", tokenHash)
                .update();
    }

    void end(byte[] tokenHash) {
        jdbc.sql(
                        """
                        update access.sign_in set ended_at = :at
                        where token_hash = :hash and ended_at is null
                        """)
                .param("at", now())
                .param("hash", tokenHash)
                .update();
    }

    void endAll(AccountId account) {
        endAllBut(account, 0);
    }

    /** Ends the oldest sign-ins so that only so many stay. */
    void endAllBut(AccountId account, int kept) {
        jdbc.sql(
                        """
                        update access.sign_in set ended_at = :at
                        where ended_at is null and token_hash in (
                            select token_hash from access.sign_in
                            where account_id = :account and ended_at is null
                            order by started_at desc offset :kept)
                        """)
                .param("at", now())
                .param("account", account.value())
                .param("kept", kept)
                .update();
    }

    void attempted(String name, String address, boolean passed) {
        jdbc.sql(
                        """
                        insert into access.attempt (name, address, at, passed)
                        values (:name, :address, :at, :passed)
                        """)
                .param("name", name)
                .param("address", address)
                .param("at", now())
                .param("passed", passed)
                .update();
    }

    /** Failures of one name since its last success, within the window. */
    int failuresOfName(String name, Duration window) {
        return jdbc.sql(
                        """
                        select count(*) from access.attempt
                        where name = :name and not passed and at > :since
                            and at > coalesce((select max(at) from access.attempt
                                where name = :name and passed), '-infinity')
                        """)
                .param("name", name)
                .param("since", Timestamp.from(clock.instant().minus(window)))
                .query(Integer.class)
                .single();
    }

    int failuresOfAddress(String address, Duration window) {
        return jdbc.sql(
                        """
                        select count(*) from access.attempt
                        where address = :address and not passed and at > :since
                        """)
                .param("address", address)
                .param("since", Timestamp.from(clock.instant().minus(window)))
                .query(Integer.class)
                .single();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
