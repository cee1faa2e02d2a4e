package org.openrenda.deputies.motions;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.openrenda.platform.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about who moves a motion, what they confirmed, and who wants to withdraw. */
@Repository
class Movers {

    private static final int MOVERS_MAX = 1_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    Movers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** False when this deputy was asked before. */
    boolean ask(MotionId id, AccountId account, String name) {
        return jdbc.sql(
                                """
                                insert into deputies.motion_mover
                                    (motion_id, account_id, name, asked_at)
                                values (:id, :account, :name, :at) on conflict do nothing
                                """)
                        .param("id", id.value())
                        .param("account", account.value())
                        .param("name", name)
                        .param("at", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    /** Takes a deputy off the list; what was confirmed stays in its own rows. */
    boolean drop(MotionId id, AccountId account) {
        return jdbc.sql(
                                """
                                delete from deputies.motion_mover
                                where motion_id = :id and account_id = :account
                                """)
                        .param("id", id.value())
                        .param("account", account.value())
                        .update()
                == 1;
    }

    void confirm(MotionId id, AccountId account, int version) {
        jdbc.sql(
                        """
                        insert into deputies.motion_confirmation
                            (motion_id, account_id, version, at)
                        values (:id, :account, :version, :at) on conflict do nothing
                        """)
                .param("id", id.value())
                .param("account", account.value())
                .param("version", version)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /** The lead first, then those asked; whose withdrawal was agreed is not among them. */
    List<Mover> of(Motion motion) {
        return listed(motion, false);
    }

    /** All who stood behind the text when it was handed in, for the duty record. */
    List<Mover> everOf(Motion motion) {
        return listed(motion, true).stream().filter(Mover::confirmed).toList();
    }

    /** A lead who withdraws stays known as one who moved it. */
    void keep(Motion motion) {
        ask(motion.id(), motion.lead(), motion.leadName());
        confirm(motion.id(), motion.lead(), motion.version());
    }

    private List<Mover> listed(Motion motion, boolean withdrawnToo) {
        List<Mover> movers = new ArrayList<>();
        movers.add(new Mover(motion.lead(), motion.leadName(), true));
        movers.addAll(
                jdbc.sql(
                                """
                                select p.account_id, p.name,
                                    exists (select from deputies.motion_confirmation f
                                        where f.motion_id = p.motion_id
                                            and f.account_id = p.account_id
                                            and f.version = :version) as confirmed
                                from deputies.motion_mover p
                                where p.motion_id = :id and p.account_id <> :lead
                                    and (:withdrawnToo or not exists (
                                        select from deputies.motion_withdrawal w
                                            join deputies.motion_withdrawal_decision d
                                                on d.withdrawal_id = w.id
                                        where w.motion_id = p.motion_id
                                            and w.account_id = p.account_id and d.agreed))
                                order by p.asked_at, p.account_id limit :most
                                """)
                        .param("id", motion.id().value())
                        .param("version", motion.version())
                        .param("lead", motion.lead().value())
                        .param("withdrawnToo", withdrawnToo)
                        .param("most", MOVERS_MAX)
                        .query((rs, n) ->
                                new Mover(
                                        new AccountId(rs.getLong("account_id")),
                                        rs.getString("name"),
                                        rs.getBoolean("confirmed")))
                        .list());
        return movers;
    }

    void wish(MotionId id, AccountId account, String name, String reason) {
        jdbc.sql(
                        """
                        insert into deputies.motion_withdrawal
                            (motion_id, account_id, name, reason, at)
                        values (:id, :account, :name, :reason, :at)
                        """)
                .param("id", id.value())
                .param("account", account.value())
                .param("name", name)
                .param("reason", reason)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /** MOT-4: withdrawals that the presidium has not decided. */
    List<Wish> wishes(MotionId id) {
        return jdbc.sql(
                        """
                        select w.id, w.account_id, w.name, w.reason
                        from deputies.motion_withdrawal w
                        where w.motion_id = :id
                            and not exists (select from deputies.motion_withdrawal_decision d
                                where d.withdrawal_id = w.id)
                        order by w.id limit :most
                        """)
                .param("id", id.value())
                .param("most", MOVERS_MAX)
                .query((rs, n) ->
                        new Wish(
                                rs.getLong("id"),
                                new AccountId(rs.getLong("account_id")),
                                rs.getString("name"),
                                rs.getString("reason")))
                .list();
    }

    void decide(Wish wish, boolean agreed, String text, String byName) {
        jdbc.sql(
                        """
                        insert into deputies.motion_withdrawal_decision
                            (withdrawal_id, agreed, text, at, by_name)
                        values (:id, :agreed, :text, :at, :by)
                        """)
                .param("id", wish.id())
                .param("agreed", agreed)
                .param("text", text)
                .param("at", Timestamp.from(clock.instant()))
                .param("by", byName)
                .update();
    }
}
