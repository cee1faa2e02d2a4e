package org.openrenda.deputies.motions;

import java.util.List;
import org.openrenda.deputies.DeputiesPermission;
import org.openrenda.deputies.mandates.Mandates;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.springframework.stereotype.Component;

/** MOT-4: how movers withdraw before the vote, all of them or some. */
@Component
class Withdrawals {

    private final MotionTable table;
    private final Movers movers;
    private final MotionDuties duties;
    private final MotionCourse course;
    private final Mandates mandates;

    Withdrawals(
            MotionTable table,
            Movers movers,
            MotionDuties duties,
            MotionCourse course,
            Mandates mandates) {
        this.table = table;
        this.movers = movers;
        this.duties = duties;
        this.course = course;
        this.mandates = mandates;
    }

    /** MOT-4: a mover wants to withdraw; the presidium decides before the vote. */
    void ask(Actor actor, MotionId id, String reason) {
        Motion before = course.locked(id);
        actor.require(DeputiesPermission.MOVE, before.congress());
        AccountId account = MotionCourse.person(actor);
        mandates.require(actor, before.congress(), "申请撤回议案");
        before.stage().after(MotionAct.CONSENT);
        if (movers.of(before).stream().noneMatch(one -> one.account().equals(account))) {
            throw new Refusal("只有提出这件议案的代表可以申请撤回。");
        }
        if (movers.wishes(id).stream().anyMatch(one -> one.account().equals(account))) {
            throw new Refusal("您已经申请撤回，请等待主席团决定。");
        }
        String why = Refusal.needed("reason", "请写明撤回的理由", reason);
        movers.wish(id, account, actor.name(), why);
        course.inside(actor, before, "申请撤回", why);
        duties.settle(actor, id, MotionDuties.WITHDRAWAL);
        duties.clerk(before, MotionDuties.WITHDRAWAL);
    }

    /**
     * MOT-4: the presidium agrees. Without movers it is withdrawn, with too few it lapses, and with
     * enough it goes on.
     */
    MotionStage agree(Actor actor, MotionId id) {
        Motion before = course.examined(actor, id);
        before.stage().after(MotionAct.CONSENT);
        List<Wish> wishes = asked(id);
        List<AccountId> gone = wishes.stream().map(Wish::account).toList();
        wishes.forEach(wish -> movers.decide(wish, true, "", actor.name()));
        List<Mover> left =
                movers.of(before).stream().filter(one -> !gone.contains(one.account())).toList();
        boolean whole = left.isEmpty() || !before.text().delegation().isEmpty();
        if (whole) {
            return course.act(actor, id, MotionAct.CONSENT, "主席团同意撤回，审议终止").stage();
        }
        String names = String.join("、", wishes.stream().map(Wish::name).toList());
        String what = "主席团同意 " + names + " 撤回，余 " + left.size() + " 名";
        if (left.size() < course.needed(before)) {
            return course.act(actor, id, MotionAct.LAPSE, what + "，不足法定人数，审议终止").stage();
        }
        if (gone.contains(before.lead())) {
            movers.keep(before);
            table.lead(id, left.getFirst());
        }
        course.note(actor, before, "部分撤回", what + "，继续审议");
        duties.follow(actor, course.locked(id), false);
        return before.stage();
    }

    /** The presidium does not agree; the motion goes on with all its movers. */
    void refuse(Actor actor, MotionId id, String reason) {
        Motion before = course.examined(actor, id);
        before.stage().after(MotionAct.CONSENT);
        String why = Refusal.needed("reason", "请写明不同意的理由", reason);
        List<Wish> wishes = asked(id);
        wishes.forEach(wish -> movers.decide(wish, false, why, actor.name()));
        course.inside(actor, before, "不同意撤回", why);
        duties.tell(before, wishes.stream().map(Wish::account).toList(), "主席团不同意撤回议案", why);
        duties.follow(actor, before, false);
    }

    private List<Wish> asked(MotionId id) {
        List<Wish> wishes = movers.wishes(id);
        if (wishes.isEmpty()) {
            throw new Refusal("没有待决定的撤回申请。");
        }
        return wishes;
    }
}
