package org.openrenda.deputies.motions;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.openrenda.deputies.signatures.Signatures;
import org.openrenda.deputies.signatures.Signed;
import org.openrenda.deputies.signatures.SignedKind;
import org.openrenda.platform.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about who moves a motion, what they confirmed, and who wants to withdraw. */
@Repository
class Movers {

    private static final int MOVERS_MAX = 1_000;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Signatures signatures;

    Movers(JdbcClient jdbc, Clock clock, Signatures signatures) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.signatures = signatures;
    }

    /** What its movers sign. */
    static Signed signed(Motion motion) {
        return new Signed(
                SignedKind.MOTION,
                motion.id().value(),
                motion.congress(),
                motion.lead(),
                motion.version(),
                motion.text().title());
    }

    /** The lead first, then those asked; whose withdrawal was agreed is not among them. */
    List<Mover> of(Motion motion) {
        List<AccountId> gone = withdrawn(motion.id());
        return everAsked(motion).stream().filter(one -> !gone.contains(one.account())).toList();
    }

    /** All who stood behind the text when it was handed in, for the duty record. */
    List<Mover> everOf(Motion motion) {
        return everAsked(motion).stream().filter(Mover::confirmed).toList();
    }

    /** A lead who withdraws stays known as one who moved it. */
    void keep(Motion motion) {
        signatures.keep(signed(motion), motion.lead(), motion.leadName());
    }

    private List<Mover> everAsked(Motion motion) {
        List<Mover> movers = new ArrayList<>();
        movers.add(new Mover(motion.lead(), motion.leadName(), true));
        signatures.of(signed(motion)).stream()
                .filter(one -> !motion.isLed(one.account()))
                .map(one -> new Mover(one.account(), one.name(), one.confirmed()))
                .forEach(movers::add);
        return movers;
    }

    /** A lead who withdrew and was followed is not asked for again; nor is anybody else. */
    private List<AccountId> withdrawn(MotionId id) {
        return jdbc.sql(
                        """
                        select w.account_id from deputies.motion_withdrawal w
                            join deputies.motion_withdrawal_decision d on d.withdrawal_id = w.id
                            join deputies.motion m on m.id = w.motion_id
                        where w.motion_id = :id and d.agreed and w.account_id <> m.lead_account
                        limit :most
                        """)
                .param("id", id.value())
                .param("most", MOVERS_MAX)
                .query((rs, n) -> new AccountId(rs.getLong(1)))
                .list();
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
