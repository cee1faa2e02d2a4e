package org.openrenda.congress.deputyships;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.congress.CongressLevel;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.PersonId;
import org.openrenda.platform.Refusal;

/**
 * One deputyship. Each verb checks against the table of moves and gives what is to be written; the
 * status is always that of the last step, so it can be recomputed from the history.
 *
 * @param history oldest first
 */
record Deputyship(
        long id,
        PersonId person,
        CongressId congress,
        CongressLevel level,
        DeputyStatus status,
        List<DeputyStep> history) {

    /** What a verb found lawful; who and when are added as it is written. */
    record Move(
            DeputyAct act,
            DeputyStatus to,
            String ground,
            LocalDate on,
            Paper paper,
            @Nullable Vote vote) {}

    private Move move(DeputyAct act, DeputyStatus to, String ground, Paper paper, LocalDate today) {
        status.to(to);
        LocalDate on = paper.checked(today);
        // A roster is entered long after its people were elected: that day holds nothing back.
        boolean known = !history.isEmpty() && history.getLast().act() != DeputyAct.ENROL;
        if (known && on.isBefore(history.getLast().on())) {
            throw Refusal.of("on", "日期早于上一步“" + history.getLast().act().label() + "”的日期。");
        }
        return new Move(act, to, ground, on, paper, null);
    }

    /** DEP-3: the credentials committee examines every election, by-elections as well. */
    Move review(Paper paper, LocalDate today) {
        return move(DeputyAct.REVIEW, DeputyStatus.UNDER_REVIEW, "", paper, today);
    }

    Move confirm(Paper paper, LocalDate today) {
        return move(DeputyAct.CONFIRM, DeputyStatus.CONFIRMED, "", paper, today);
    }

    Move annul(Paper paper, LocalDate today) {
        if (paper.note().isEmpty()) {
            throw Refusal.of("note", "请写明当选无效的原因。");
        }
        return move(DeputyAct.ANNUL, DeputyStatus.INVALID, "", paper, today);
    }

    /** DEP-3: the list is published before the first meeting; from then on one is a deputy. */
    Move publish(Paper paper, LocalDate today) {
        if (status != DeputyStatus.CONFIRMED) {
            throw new Refusal("DEP-3", "代表资格经审查确认后才能公布名单，现在是“" + status.label() + "”。");
        }
        return move(DeputyAct.PUBLISH, DeputyStatus.ACTIVE, "", paper, today);
    }

    Move suspend(SuspensionGround ground, Paper paper, LocalDate today) {
        return move(DeputyAct.SUSPEND, DeputyStatus.SUSPENDED, ground.name(), paper, today);
    }

    Move resume(Paper paper, LocalDate today) {
        if (status != DeputyStatus.SUSPENDED) {
            throw new Refusal("DEP-4", "没有暂停执行代表职务，不需要恢复。");
        }
        return move(DeputyAct.RESUME, DeputyStatus.ACTIVE, "", paper, today);
    }

    Move resign(Paper paper, LocalDate today) {
        return move(DeputyAct.RESIGN, DeputyStatus.RESIGNING, "", paper, today);
    }

    /** A resignation withdrawn or not accepted: one stands again as one stood before it. */
    Move keep(Paper paper, LocalDate today) {
        if (status != DeputyStatus.RESIGNING) {
            throw new Refusal("DEP-8", "没有提出过辞职。");
        }
        DeputyStatus before =
                history.size() < 2 ? DeputyStatus.ACTIVE : history.get(history.size() - 2).status();
        return move(DeputyAct.KEEP, before, "", paper, today);
    }

    /** DEP-8: a resignation ends the deputyship when more than half of all members accept it. */
    Move accept(Vote vote, Paper paper, LocalDate today) {
        if (status != DeputyStatus.RESIGNING) {
            throw new Refusal("DEP-8", "没有提出过辞职，不能接受。");
        }
        if (!vote.carries()) {
            throw Refusal.of(
                    "inFavour",
                    "DEP-8 接受辞职须经%s全体%s过半数通过（%d 人中至少 %d 人赞成）。"
                            .formatted(
                                    acceptingBody(),
                                    level == CongressLevel.TOWNSHIP ? "代表的" : "组成人员的",
                                    vote.members(),
                                    vote.members() / 2 + 1));
        }
        Move end =
                move(DeputyAct.END, DeputyStatus.ENDING, EndReason.RESIGNED.name(), paper, today);
        return new Move(end.act(), end.to(), end.ground(), end.on(), paper, vote);
    }

    /** DEP-8 (选举法第五十五条): who decides on a resignation, by level. */
    String acceptingBody() {
        return switch (level) {
            case NATION, PROVINCE, CITY -> "原选举单位人大常委会";
            case COUNTY -> "本级人大常委会";
            case TOWNSHIP -> "本级人民代表大会";
        };
    }

    /** DEP-5: for another reason than an accepted resignation. */
    Move end(EndReason reason, Paper paper, LocalDate today) {
        if (reason == EndReason.RESIGNED) {
            throw Refusal.of("reason", "DEP-8 辞职须先提出，再由" + acceptingBody() + "表决接受。");
        }
        return move(DeputyAct.END, DeputyStatus.ENDING, reason.name(), paper, today);
    }

    /** DEP-6: the end counts publicly once the standing committee or the congress announces it. */
    Move announce(Paper paper, LocalDate today) {
        return move(DeputyAct.ANNOUNCE, DeputyStatus.ENDED, "", paper, today);
    }
}
