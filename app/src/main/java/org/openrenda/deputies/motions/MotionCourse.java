package org.openrenda.deputies.motions;

import java.util.List;
import org.openrenda.congress.Congress;
import org.openrenda.congress.CongressLevel;
import org.openrenda.deputies.DeputiesPermission;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.parameters.Parameters;
import org.openrenda.platform.record.Record;
import org.springframework.stereotype.Component;

/** What every act on a motion has in common: who may, the step, the record, and who owes next. */
@Component
class MotionCourse {

    private final MotionTable table;
    private final Movers movers;
    private final MotionDuties duties;
    private final Congress congress;
    private final Parameters parameters;
    private final Record record;

    MotionCourse(
            MotionTable table,
            Movers movers,
            MotionDuties duties,
            Congress congress,
            Parameters parameters,
            Record record) {
        this.table = table;
        this.movers = movers;
        this.duties = duties;
        this.congress = congress;
        this.parameters = parameters;
        this.record = record;
    }

    Motion act(Actor actor, MotionId id, MotionAct act, String text) {
        Motion after = done(actor, examined(actor, id), act, text);
        List<AccountId> all = movers.of(after).stream().map(Mover::account).toList();
        duties.tell(after, all, "议案" + after.stage().label(), text);
        duties.follow(actor, after, !movers.wishes(id).isEmpty());
        return after;
    }

    Motion done(Actor actor, Motion before, MotionAct act, String text) {
        Motion after = table.write(before, act, actor.name(), text);
        if (after.stage().isPrivate()) {
            inside(actor, after, act.label(), text);
        } else {
            note(actor, after, act.label(), text);
        }
        return after;
    }

    void inside(Actor actor, Motion at, String act, String text) {
        record.noteInside(actor, at.congress(), MotionDuties.subject(at.id()), act, text);
    }

    Motion led(Actor actor, MotionId id) {
        Motion before = locked(id);
        actor.require(DeputiesPermission.MOVE, before.congress());
        if (!before.isLed(actor.account())) {
            throw new Refusal("没有这件议案。");
        }
        return before;
    }

    Motion examined(Actor actor, MotionId id) {
        Motion before = locked(id);
        actor.require(DeputiesPermission.EXAMINE, before.congress());
        return before;
    }

    Motion locked(MotionId id) {
        return table.lock(id).orElseThrow(() -> new Refusal("没有这件议案。"));
    }

    void note(Actor actor, Motion at, String act, String text) {
        record.note(actor, at.congress(), MotionDuties.subject(at.id()), act, text);
    }

    /** MOT-1: how many must move it; a delegation needs no co-movers. */
    int needed(Motion motion) {
        if (motion.text().proposer() == MotionProposer.DELEGATION) {
            return 1;
        }
        CongressLevel level = congress.congress(motion.congress()).level();
        return number(
                level == CongressLevel.TOWNSHIP
                        ? "deputies.motion.moversTownship"
                        : "deputies.motion.movers",
                motion.congress());
    }

    int number(String key, CongressId at) {
        return parameters.of(key, at).value();
    }

    static AccountId person(Actor actor) {
        AccountId account = actor.account();
        if (account == null) {
            throw new Refusal("请由代表本人办理。");
        }
        return account;
    }
}
