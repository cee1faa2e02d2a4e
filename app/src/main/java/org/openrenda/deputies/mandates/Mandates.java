package org.openrenda.deputies.mandates;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.openrenda.congress.deputyships.AbsentTwice;
import org.openrenda.congress.deputyships.Deputyships;
import org.openrenda.congress.deputyships.MandateChanged;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.PersonId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Role;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.record.Subject;
import org.openrenda.platform.tasks.Owner;
import org.openrenda.platform.tasks.Task;
import org.openrenda.platform.tasks.Tasks;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * DEP-4 (代表法第六十一条): a deputy who is suspended, whose qualification ended or who is not yet
 * published performs no duty: hands in nothing, signs nothing, rates nothing, receives nobody. To
 * write a draft, to decline and to read are no duties and stay open.
 */
@Component
public class Mandates {

    private static final String RULE = "DEP-4";
    private static final int OWED_MAX = 1_000;

    private final Deputyships deputyships;
    private final Access access;
    private final Tasks tasks;
    private final ApplicationEventPublisher events;

    Mandates(
            Deputyships deputyships, Access access, Tasks tasks, ApplicationEventPublisher events) {
        this.deputyships = deputyships;
        this.access = access;
        this.tasks = tasks;
        this.events = events;
    }

    /**
     * Refuses one who may not perform a deputy's duties at this congress now.
     *
     * @param deed what is refused, as a sentence goes on: 提交建议, 评价答复
     */
    @Transactional(readOnly = true)
    public void require(Actor actor, CongressId at, String deed) {
        if (actor.isSystem()) {
            return;
        }
        Optional<String> why = deputyships.hindrance(actor.person(), at);
        if (why.isPresent()) {
            throw new Refusal(RULE, why.get() + "，不能" + deed + "。有疑问请联系本级人大代表工作机构。");
        }
    }

    @Transactional(readOnly = true)
    public boolean mayAct(AccountId account, CongressId at) {
        return deputyships.hindrance(access.account(account).person(), at).isEmpty();
    }

    /** Why this account may not act, as a half sentence; empty when it may. */
    @Transactional(readOnly = true)
    public Optional<String> hindrance(AccountId account, CongressId at) {
        return deputyships.hindrance(access.account(account).person(), at);
    }

    /** Why the person at the page may not act, as a half sentence; empty when the person may. */
    @Transactional(readOnly = true)
    public Optional<String> hindrance(Actor actor, CongressId at) {
        return actor.isSystem() ? Optional.empty() : deputyships.hindrance(actor.person(), at);
    }

    /** The deputies of a congress who may act now, as accounts. */
    @Transactional(readOnly = true)
    public List<AccountId> eligible(CongressId at) {
        List<AccountId> all = access.holders(Role.DEPUTY, at, null);
        Set<AccountId> not = hindered(at);
        return not.isEmpty() ? all : all.stream().filter(one -> !not.contains(one)).toList();
    }

    private Set<AccountId> hindered(CongressId at) {
        Set<AccountId> not = new HashSet<>();
        for (PersonId person : deputyships.hindered(at)) {
            not.addAll(access.accountsOf(person));
        }
        return not;
    }

    /** What this account owes itself at a congress, of one act. */
    @Transactional(readOnly = true)
    public List<Subject> owed(AccountId account, CongressId at, String act) {
        return tasks.of(access.actor(account), 0, OWED_MAX).stream()
                .filter(task -> account.equals(task.owner().account()))
                .filter(task -> task.congress().equals(at) && task.act().equals(act))
                .map(Task::subject)
                .toList();
    }

    /** Settles that act for a deputy who may no longer do it. */
    @Transactional
    public void release(AccountId account, Subject subject, String act) {
        tasks.settleOwn(access.actor(account), subject, act);
    }

    @EventListener
    @Transactional
    public void on(MandateChanged changed) {
        for (AccountId account : access.accountsOf(changed.person())) {
            String name = access.account(account).displayName();
            Object told =
                    changed.mayAct()
                            ? new DeputyResumed(account, name, changed.congress())
                            : new DeputyStopped(account, name, changed.congress(), changed.ended());
            events.publishEvent(told);
        }
    }

    /** DEP-7: told to the clerks; whether the qualification ends is not for a program to decide. */
    @EventListener
    @Transactional
    public void on(AbsentTwice absent) {
        Subject subject = new Subject("congress", "deputyship", absent.deputyship());
        String act = "研究未经批准缺席";
        tasks.settle(Actor.system("系统", absent.congress()), subject, act);
        tasks.open(
                absent.congress(),
                Owner.role(Role.CLERK),
                subject,
                act,
                "一名代表本届 " + absent.missed() + " 次未经批准不出席会议",
                "/congress/deputies/" + absent.deputyship(),
                null);
    }
}
