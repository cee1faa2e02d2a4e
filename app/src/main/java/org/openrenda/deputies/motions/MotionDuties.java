package org.openrenda.deputies.motions;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Role;
import org.openrenda.platform.notices.Notices;
import org.openrenda.platform.record.Subject;
import org.openrenda.platform.tasks.Owner;
import org.openrenda.platform.tasks.Tasks;
import org.springframework.stereotype.Component;

/** Who owes the next step of a motion. */
@Component
class MotionDuties {

    static final String MEND = "补正后重新提交";
    static final String WITHDRAWAL = "请主席团决定撤回";
    private static final List<String> CLERKS =
            List.of("审查议案", "请主席团决定", "报告审议结果", "审议通过结果报告", "登记表决结果", WITHDRAWAL);

    private final Tasks tasks;
    private final Notices notices;

    MotionDuties(Tasks tasks, Notices notices) {
        this.tasks = tasks;
        this.notices = notices;
    }

    void deputy(Motion motion, AccountId account, String act) {
        open(motion, Owner.person(Role.DEPUTY, account), act, null);
    }

    void clerk(Motion motion, String act) {
        open(motion, Owner.role(Role.CLERK), act, null);
    }

    /** What the clerks owe is a function of the stage, so no step of a motion is ever lost. */
    void follow(Actor actor, Motion motion, boolean wishes) {
        CLERKS.forEach(act -> settle(actor, motion.id(), act));
        String owed =
                switch (motion.stage()) {
                    case SUBMITTED -> "审查议案";
                    case EXAMINED -> "请主席团决定";
                    case IN_COMMITTEE -> "报告审议结果";
                    case REPORTED -> "审议通过结果报告";
                    case ON_AGENDA -> "登记表决结果";
                    default -> "";
                };
        if (!owed.isEmpty()) {
            boolean dated = motion.stage() == MotionStage.IN_COMMITTEE;
            open(motion, Owner.role(Role.CLERK), owed, dated ? motion.reportDueOn() : null);
        }
        if (wishes && !motion.stage().isOver()) {
            clerk(motion, WITHDRAWAL);
        }
    }

    private void open(Motion motion, Owner owner, String act, @Nullable LocalDate due) {
        tasks.open(
                motion.congress(),
                owner,
                subject(motion.id()),
                act,
                motion.text().title(),
                address(motion.id()),
                due);
    }

    void tell(Motion motion, List<AccountId> to, String title, String body) {
        notices.send(to, title, "“" + motion.text().title() + "”" + body, address(motion.id()));
    }

    void settle(Actor actor, MotionId id, String act) {
        tasks.settle(actor, subject(id), act);
    }

    void settleOwn(Actor actor, MotionId id, String act) {
        tasks.settleOwn(actor, subject(id), act);
    }

    static Subject subject(MotionId id) {
        return new Subject("deputies", "motion", id.value());
    }

    static String address(MotionId id) {
        return "/deputies/motions/" + id;
    }
}
