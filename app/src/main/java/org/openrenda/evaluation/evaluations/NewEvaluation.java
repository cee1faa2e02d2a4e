package org.openrenda.evaluation.evaluations;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Refusal;

/**
 * An evaluation to be held.
 *
 * @param raters everybody with an account; groups that rate by code have none
 * @param supervisors who keeps the key of the secret ballots and confirms their count, with group
 *     0; none where nobody rates by ballot
 */
public record NewEvaluation(
        EvaluationPlan plan, List<NewRater> raters, List<NewRater> supervisors) {

    private static final int RATERS_MAX = 5_000;

    public NewEvaluation {
        raters = List.copyOf(raters);
        supervisors = List.copyOf(supervisors);
        if (raters.size() > RATERS_MAX) {
            throw Refusal.of("raters1", "测评人最多 " + RATERS_MAX + " 人。");
        }
        Set<AccountId> seen = new HashSet<>();
        for (NewRater one : raters) {
            if (!seen.add(one.account())) {
                throw Refusal.of("raters" + one.group(), "“" + one.name() + "”在名册上有两行，一人只能评一次。");
            }
        }
        for (RaterGroup group : plan.groups()) {
            boolean has = raters.stream().anyMatch(one -> one.group() == group.no());
            if (has == (group.way() == RatingWay.CODE)) {
                throw Refusal.of(
                        "raters" + group.no(),
                        has
                                ? "“" + group.name() + "”凭测评码测评，不登记姓名。"
                                : "请写出“" + group.name() + "”的测评人。");
            }
        }
        checkBallots(plan, raters, supervisors);
    }

    /** An evaluation without secret ballots. */
    public NewEvaluation(EvaluationPlan plan, List<NewRater> raters) {
        this(plan, raters, List.of());
    }

    private static void checkBallots(
            EvaluationPlan plan, List<NewRater> raters, List<NewRater> supervisors) {
        boolean ballots = plan.groups().stream().anyMatch(one -> one.way() == RatingWay.BALLOT);
        if (ballots && supervisors.isEmpty()) {
            throw Refusal.of("supervisors", "无记名电子票要有一名监票人：在自己的设备上发票，结束后确认。");
        }
        if (!ballots && !supervisors.isEmpty()) {
            throw Refusal.of("supervisors", "没有一组用无记名电子票，不用确定监票人。");
        }
        for (NewRater one : raters) {
            boolean secret = plan.group(one.group()).way() == RatingWay.BALLOT;
            if (secret && one.person() == null) {
                throw Refusal.of(
                        "raters" + one.group(),
                        "“" + one.name() + "”的账号没有对应本级登记的人员，不能领电子票。请改用实名或测评码。");
            }
        }
    }
}
