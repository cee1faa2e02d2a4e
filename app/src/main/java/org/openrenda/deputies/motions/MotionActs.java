package org.openrenda.deputies.motions;

import org.jspecify.annotations.Nullable;
import org.openrenda.deputies.DeputiesPermission;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;

/**
 * What this reader may do with a motion now, for its page.
 *
 * @param write the lead deputy still works on the text
 * @param sign this deputy was asked and has not confirmed the present text
 * @param decide the presidium has withdrawals to decide on
 * @param clerk whether the acts of the stage may be registered
 */
public record MotionActs(
        boolean write,
        boolean sign,
        boolean abandon,
        boolean askWithdrawal,
        boolean decide,
        boolean clerk) {

    static MotionActs of(Actor actor, MotionView view) {
        Motion motion = view.motion();
        MotionStage stage = view.stage();
        AccountId self = actor.account();
        boolean deputy = actor.may(DeputiesPermission.MOVE, motion.congress());
        boolean lead = deputy && motion.isLed(self);
        boolean clerk = actor.may(DeputiesPermission.EXAMINE, motion.congress());
        boolean wishes = !view.wishes().isEmpty();
        return new MotionActs(
                lead && stage.allows(MotionAct.WRITE),
                deputy && stage.allows(MotionAct.INVITE) && unsigned(view, self),
                lead && stage.allows(MotionAct.ABANDON),
                deputy && stage.allows(MotionAct.CONSENT) && mayAsk(view, self),
                clerk && wishes && stage.allows(MotionAct.CONSENT),
                clerk);
    }

    private static boolean unsigned(MotionView view, @Nullable AccountId self) {
        return view.movers().stream()
                .anyMatch(one -> one.account().equals(self) && !one.confirmed());
    }

    private static boolean mayAsk(MotionView view, @Nullable AccountId self) {
        return view.movers().stream().anyMatch(one -> one.account().equals(self))
                && view.wishes().stream().noneMatch(one -> one.account().equals(self));
    }
}
