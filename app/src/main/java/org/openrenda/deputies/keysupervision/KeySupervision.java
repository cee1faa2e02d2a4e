package org.openrenda.deputies.keysupervision;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.openrenda.deputies.DeputiesPermission;
import org.openrenda.deputies.suggestions.Signer;
import org.openrenda.deputies.suggestions.Suggestion;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.deputies.suggestions.Suggestions;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Role;
import org.openrenda.platform.Satisfaction;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.notices.Notices;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.record.Subject;
import org.openrenda.platform.tasks.Owner;
import org.openrenda.platform.tasks.Tasks;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Key supervision (重点督办, 代表法 52): the council of chairpersons decides which suggestions, one of its
 * members leads, a committee follows, and deputies rate in rounds that units do not see.
 */
@Component
public class KeySupervision {

    private static final String RATE = "评价重点督办";

    private final KeyTable table;
    private final KeyRounds rounds;
    private final Suggestions suggestions;
    private final Access access;
    private final Tasks tasks;
    private final Notices notices;
    private final Calendar calendar;
    private final Record record;

    KeySupervision(
            KeyTable table,
            KeyRounds rounds,
            Suggestions suggestions,
            Access access,
            Tasks tasks,
            Notices notices,
            Calendar calendar,
            Record record) {
        this.table = table;
        this.rounds = rounds;
        this.suggestions = suggestions;
        this.access = access;
        this.tasks = tasks;
        this.notices = notices;
        this.calendar = calendar;
        this.record = record;
    }

    /**
     * SUG-20: the council's decision; it is written once and stays.
     *
     * @param leader the member of the council who leads (领衔督办)
     * @param committee the committee that follows it (对口督办)
     */
    @Transactional
    public void designate(
            Actor actor,
            SuggestionId id,
            AccountId leader,
            String committee,
            LocalDate decidedOn,
            String reason) {
        Suggestion at = suggestions.locked(id);
        actor.require(DeputiesPermission.KEY, at.congress());
        if (at.number() == null || at.stage().isOver()) {
            throw new Refusal("SUG-20", "只能从已立案、还没有结案的建议中确定重点督办建议。");
        }
        if (!access.holders(Role.CHAIR, at.congress(), null).contains(leader)) {
            throw Refusal.of("leader", "请选择主任会议成员领衔督办。");
        }
        if (decidedOn.isAfter(calendar.today())) {
            throw Refusal.of("decidedOn", "确定日期不能晚于今天。");
        }
        String name = access.account(leader).displayName();
        String follows = Refusal.needed("committee", "请写明对口督办的委员会", committee);
        String why = Refusal.needed("reason", "请写明确定为重点的理由", reason);
        boolean made =
                table.designate(
                        new KeyTable.Designation(
                                id,
                                at.congress(),
                                leader,
                                name,
                                follows,
                                decidedOn,
                                why,
                                actor.name()));
        if (!made) {
            throw new Refusal("这件建议已经是重点督办建议。");
        }
        record.note(
                actor,
                at.congress(),
                subject(id),
                "确定重点督办",
                "主任会议确定为重点督办建议，" + name + " 领衔，" + follows + " 对口督办");
        notices.send(List.of(leader), "请您领衔督办一件重点建议", at.named(), "/deputies/suggestions/" + id);
    }

    /** A round belongs to a set of key suggestions; their deputies are asked to rate. */
    @Transactional
    public long openRound(
            Actor actor,
            KeyRound.Way way,
            String title,
            LocalDate heldOn,
            List<SuggestionId> chosen) {
        CongressId home = actor.home();
        actor.require(DeputiesPermission.DECIDE, home);
        String name = Refusal.needed("title", "请写明这一轮评价的名称", title);
        if (chosen.isEmpty()) {
            throw Refusal.of("id", "请至少选择一件重点督办建议。");
        }
        Set<SuggestionId> keys = new LinkedHashSet<>();
        table.rows(List.of(home.value()), 0).forEach(one -> keys.add(one.id()));
        long round = rounds.openRound(home, way, name, heldOn, actor.name());
        Set<AccountId> raters = new LinkedHashSet<>();
        for (SuggestionId id : new LinkedHashSet<>(chosen)) {
            if (!keys.contains(id)) {
                throw Refusal.of("id", "只能选择本级的重点督办建议。");
            }
            rounds.include(round, id);
            suggestions.signers(id).forEach(one -> raters.add(one.account()));
            record.noteInside(
                    actor, home, subject(id), "重点督办评价", way.label() + "评价“" + name + "”开始");
        }
        for (AccountId rater : raters) {
            tasks.open(
                    home,
                    Owner.person(Role.DEPUTY, rater),
                    subject(round),
                    RATE,
                    name,
                    address(round),
                    calendar.due("deputies.rating.days", home, calendar.today()));
        }
        return round;
    }

    /** SUG-15: attitude and result apart, once a round; units never read it. */
    @Transactional
    public void rate(
            Actor actor,
            long id,
            SuggestionId suggestion,
            Satisfaction attitude,
            Satisfaction result,
            String reason) {
        KeyRound round = lockedRound(id);
        actor.require(DeputiesPermission.RATE, round.congress());
        AccountId account = actor.account();
        List<SuggestionId> own = account == null ? List.of() : ratable(id, account);
        if (account == null || !own.contains(suggestion)) {
            throw new Refusal("这件建议没有请您评价。");
        }
        if (round.ended()) {
            throw new Refusal("这一轮评价已经结束。");
        }
        if (result == Satisfaction.DISSATISFIED && reason.isBlank()) {
            throw Refusal.of("reason", "评价不满意时，请写明理由。");
        }
        if (!rounds.rate(id, suggestion, account, attitude, result, reason.strip())) {
            throw new Refusal("SUG-15", "您在这一轮已评价过，首次评价不能更改。");
        }
        if (rounds.ratedBy(id, account).containsAll(own)) {
            tasks.settleOwn(actor, subject(id), RATE);
        }
    }

    /** The suggestions of a round on which this deputy is asked. */
    @Transactional(readOnly = true)
    public List<SuggestionId> ratable(long round, AccountId account) {
        return rounds.counts(round).stream()
                .map(KeyCount::suggestion)
                .filter(one ->
                        suggestions.signers(one).stream()
                                .map(Signer::account)
                                .anyMatch(account::equals))
                .toList();
    }

    @Transactional
    public void endRound(Actor actor, long id) {
        KeyRound round = lockedRound(id);
        actor.require(DeputiesPermission.DECIDE, round.congress());
        if (round.ended()) {
            throw new Refusal("这一轮评价已经结束。");
        }
        rounds.endRound(id, actor.name());
        tasks.settle(actor, subject(id), RATE);
        for (KeyCount one : rounds.counts(id)) {
            record.noteInside(
                    actor,
                    round.congress(),
                    subject(one.suggestion()),
                    "重点督办评价",
                    round.way().label()
                            + "评价“"
                            + round.title()
                            + "”结束：应评 "
                            + one.asked()
                            + "，实评 "
                            + one.cast());
        }
    }

    /** Key suggestions of these congresses; of one leader, or of all for null. */
    @Transactional(readOnly = true)
    public List<KeyRow> rows(
            List<Long> congresses, @org.jspecify.annotations.Nullable AccountId leader) {
        return table.rows(congresses, leader == null ? 0 : leader.value());
    }

    private KeyRound lockedRound(long id) {
        return rounds.lockRound(id).orElseThrow(() -> new Refusal("没有这一轮评价。"));
    }

    private static Subject subject(SuggestionId id) {
        return new Subject("deputies", "suggestion", id.value());
    }

    private static Subject subject(long round) {
        return new Subject("deputies", "key-round", round);
    }

    static String address(long round) {
        return "/deputies/keys/rounds/" + round;
    }
}
