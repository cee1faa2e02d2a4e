package org.openrenda.deputies.suggestions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.openrenda.congress.deputyships.Deputyships;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.PersonId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.access.Account;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.parameters.Parameters;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * SUG-1: a delegation as proposer of a suggestion, where the place's rules allow it: approved by
 * more than half of all its deputies, signed by its head. Every record of a vote stays.
 */
@Component
class Delegations {

    private static final String RULE = "SUG-1";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Calendar calendar;
    private final Parameters parameters;
    private final Deputyships deputyships;
    private final Access access;

    Delegations(
            JdbcClient jdbc,
            Clock clock,
            Calendar calendar,
            Parameters parameters,
            Deputyships deputyships,
            Access access) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.calendar = calendar;
        this.parameters = parameters;
        this.deputyships = deputyships;
        this.access = access;
    }

    boolean may(CongressId at) {
        return parameters.of("deputies.suggestion.delegation", at).value() > 0;
    }

    /** The delegation of this deputy as the roster has it, with all its deputies. */
    Roll roll(Actor actor, CongressId at) {
        String name = deputyships.delegationOf(actor.person(), at);
        if (name.isBlank()) {
            throw new Refusal(RULE, "代表名册里没有登记您所在的代表团，请联系代表工作机构。");
        }
        return new Roll(name, deputyships.delegates(at, name));
    }

    /** A delegation and all its deputies. */
    record Roll(String name, List<PersonId> members) {}

    Delegation record(Actor actor, Suggestion at, DelegationApproval given) {
        if (!may(at.congress())) {
            throw new Refusal(RULE, "按本会规定，建议由代表提出，不能以代表团名义提出。");
        }
        Roll roll = roll(actor, at.congress());
        if (given.on() == null || given.on().isAfter(calendar.today())) {
            throw Refusal.of("on", "请填写表决日期，不能晚于今天。");
        }
        Refusal.needed("document", "请写明表决的依据，例如代表团全体会议记录", given.document());
        int members = roll.members().size();
        if (given.approved() < 0 || given.approved() > members) {
            throw Refusal.of("approved", "赞成人数应在 0 和全体代表 " + members + " 人之间。");
        }
        Account head = access.account(given.head());
        if (head.person() == null || !roll.members().contains(head.person())) {
            throw Refusal.of("head", "团长应是“" + roll.name() + "”的代表。");
        }
        Delegation made =
                new Delegation(
                        roll.name(),
                        at.version(),
                        members,
                        given.approved(),
                        given.on(),
                        given.document(),
                        given.head(),
                        head.displayName());
        if (!made.carries()) {
            throw Refusal.of(
                    "approved",
                    "SUG-1 以代表团名义提出建议，须经代表团全体代表的过半数通过：全体 %d 人，至少 %d 人赞成。"
                            .formatted(members, members / 2 + 1));
        }
        add(at, made, actor.name());
        return made;
    }

    /** The words stayed the same, so what was approved and signed is this draft too. */
    void keep(Suggestion before, Suggestion after) {
        of(before)
                .filter(one -> one.version() == before.version())
                .ifPresent(one ->
                        add(
                                after,
                                new Delegation(
                                        one.name(),
                                        after.version(),
                                        one.members(),
                                        one.approved(),
                                        one.approvedOn(),
                                        one.document(),
                                        one.head(),
                                        one.headName()),
                                after.leadName()));
    }

    void withdraw(Actor actor, Suggestion at) {
        jdbc.sql(
                        """
                        insert into deputies.delegation_vote
                            (suggestion_id, version, delegation, at, by_name)
                        values (:id, :version, '', :at, :by)
                        """)
                .param("id", at.id().value())
                .param("version", at.version())
                .param("at", Timestamp.from(clock.instant()))
                .param("by", actor.name())
                .update();
    }

    /** In whose name it is handed in; empty when deputies propose it themselves. */
    String proposer(Suggestion at) {
        Optional<Delegation> by = of(at);
        if (by.isEmpty()) {
            return "";
        }
        Delegation one = by.get();
        if (!may(at.congress())) {
            throw new Refusal(RULE, "按本会规定，建议由代表提出，不能以代表团名义提出。");
        }
        if (one.version() != at.version()) {
            throw new Refusal(RULE, "文本在代表团表决以后改过，请重新表决并登记。");
        }
        if (!at.isLed(one.head()) && !signed(at, one.head())) {
            throw new Refusal(RULE, "以代表团名义提出建议，须由团长 " + one.headName() + " 确认文本（签署）。");
        }
        return one.name() + "（团长 " + one.headName() + "）";
    }

    /** The name of the deputy who leads it, also where it was handed in by a delegation. */
    String ownName(Suggestion at) {
        AccountId lead = at.lead();
        return lead == null || of(at).isEmpty()
                ? at.leadName()
                : access.account(lead).displayName();
    }

    private boolean signed(Suggestion at, AccountId head) {
        return jdbc.sql(
                        """
                        select exists (select from deputies.confirmation f
                            join deputies.co_signer c on c.suggestion_id = f.suggestion_id
                                and c.account_id = f.account_id
                            where f.suggestion_id = :id and f.account_id = :head
                                and f.version = :version)
                        """)
                .param("id", at.id().value())
                .param("head", head.value())
                .param("version", at.version())
                .query(Boolean.class)
                .single();
    }

    /** The last record of a vote; empty when there is none or deputies propose it again. */
    Optional<Delegation> of(Suggestion at) {
        return jdbc
                .sql(
                        """
                        select * from deputies.delegation_vote where suggestion_id = :id
                        order by id desc limit 1
                        """)
                .param("id", at.id().value())
                .query((rs, n) -> rs.getString("delegation").isEmpty() ? null : delegation(rs))
                .list()
                .stream()
                .filter(java.util.Objects::nonNull)
                .findFirst();
    }

    private static Delegation delegation(ResultSet rs) throws SQLException {
        return new Delegation(
                rs.getString("delegation"),
                rs.getInt("version"),
                rs.getInt("members"),
                rs.getInt("approved"),
                rs.getObject("approved_on", LocalDate.class),
                rs.getString("document"),
                new AccountId(rs.getLong("head_account")),
                rs.getString("head_name"));
    }

    private void add(Suggestion at, Delegation one, String byName) {
        jdbc.sql(
                        """
                        insert into deputies.delegation_vote (suggestion_id, version, delegation,
                            members, approved, approved_on, document, head_account, head_name, at,
                            by_name)
                        values (:id, :version, :name, :members, :approved, :on, :document, :head,
                            :headName, :at, :by)
                        """)
                .param("id", at.id().value())
                .param("version", one.version())
                .param("name", one.name())
                .param("members", one.members())
                .param("approved", one.approved())
                .param("on", one.approvedOn())
                .param("document", one.document())
                .param("head", one.head().value())
                .param("headName", one.headName())
                .param("at", Timestamp.from(clock.instant()))
                .param("by", byName)
                .update();
    }
}
