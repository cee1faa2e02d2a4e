package org.openrenda.evaluation.evaluations;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Refusal;

/**
 * An evaluation to be held.
 *
 * @param raters everybody who rates by name; groups that rate by code have none
 */
public record NewEvaluation(EvaluationPlan plan, List<NewRater> raters) {

    private static final int RATERS_MAX = 5_000;

    public NewEvaluation {
        raters = List.copyOf(raters);
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
            if (has != (group.way() == RatingWay.NAMED)) {
                throw Refusal.of(
                        "raters" + group.no(),
                        has
                                ? "“" + group.name() + "”凭测评码测评，不登记姓名。"
                                : "请写出“" + group.name() + "”的测评人。");
            }
        }
    }
}
