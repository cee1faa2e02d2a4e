package org.openrenda.evaluation.evaluations;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openrenda.evaluation.forms.EvaluationForm;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Origin;
import org.openrenda.platform.Refusal;

/**
 * What is rated by whom and how; fixed when the evaluation is ready.
 *
 * @param basis the decision it is held by (SUP-20); may be empty where none is needed
 * @param form the version the evaluation keeps, whatever becomes of the form
 * @param opensAt for an evaluation over days; else null, as {@code closesAt}
 * @param showsLive whether the hall screen shows distribution and ranking while people rate
 * @param origin the matter it belongs to, such as a suggestion
 */
public record EvaluationPlan(
        CongressId congress,
        String title,
        String body,
        EvaluationKind kind,
        String basis,
        EvaluationForm form,
        EvaluationMode mode,
        @Nullable Instant opensAt,
        @Nullable Instant closesAt,
        boolean showsLive,
        @Nullable Origin origin,
        List<EvaluationSubject> subjects,
        List<RaterGroup> groups) {

    private static final int TITLE_MAX = 120;
    private static final int BODY_MAX = 2_000;
    private static final int BASIS_MAX = 200;
    private static final int SUBJECTS_MAX = 100;

    /** Groups of raters an evaluation may have. */
    public static final int GROUPS_MAX = 6;

    public EvaluationPlan {
        title = title.strip();
        body = body.strip();
        basis = basis.strip();
        subjects = List.copyOf(subjects);
        groups = List.copyOf(groups);
        if (title.isEmpty() || title.length() > TITLE_MAX) {
            throw Refusal.of("title", "请写明测评什么（" + TITLE_MAX + " 字以内）。");
        }
        if (body.length() > BODY_MAX || basis.length() > BASIS_MAX) {
            throw Refusal.of("body", "说明请写在 " + BODY_MAX + " 字以内，依据在 " + BASIS_MAX + " 字以内。");
        }
        checkTime(mode, opensAt, closesAt);
        checkSubjects(subjects);
        checkGroups(groups);
        boolean named = groups.stream().allMatch(one -> one.way() == RatingWay.NAMED);
        if (showsLive && (mode != EvaluationMode.IN_ROOM || !named)) {
            throw Refusal.of("live", "只有当场、全部实名的测评才能边评边显示；不记名的结束后再显示。");
        }
    }

    private static void checkTime(
            EvaluationMode mode, @Nullable Instant opens, @Nullable Instant closes) {
        if (mode == EvaluationMode.IN_ROOM) {
            if (opens != null || closes != null) {
                throw new IllegalArgumentException("a sitting has no times of its own");
            }
            return;
        }
        if (opens == null || closes == null || !closes.isAfter(opens)) {
            throw Refusal.of("closes", "限期测评要写明开始和截止的日期，截止要晚于开始。");
        }
    }

    private static void checkSubjects(List<EvaluationSubject> subjects) {
        if (subjects.isEmpty() || subjects.size() > SUBJECTS_MAX) {
            throw Refusal.of("subjects", "测评对象应有 1 到 " + SUBJECTS_MAX + " 个。");
        }
        Set<String> names = new HashSet<>();
        for (EvaluationSubject one : subjects) {
            if (!names.add(one.name())) {
                throw Refusal.of("subjects", "测评对象里有两个“" + one.name() + "”，请改开。");
            }
            if (one.no() != names.size()) {
                throw new IllegalArgumentException("subjects are numbered from 1");
            }
        }
    }

    private static void checkGroups(List<RaterGroup> groups) {
        if (groups.isEmpty() || groups.size() > GROUPS_MAX) {
            throw Refusal.of("group1", "测评人应分为 1 到 " + GROUPS_MAX + " 组。");
        }
        Set<String> names = new HashSet<>();
        int sum = 0;
        for (RaterGroup one : groups) {
            if (!names.add(one.name())) {
                throw Refusal.of("group" + one.no(), "有两个组都叫“" + one.name() + "”，请改开。");
            }
            if (one.no() != names.size()) {
                throw new IllegalArgumentException("groups are numbered from 1");
            }
            sum += one.weight();
        }
        if (sum != EvaluationForm.WHOLE) {
            throw Refusal.of("weight1", "各组权重相加应是 100%，现在是 " + EvaluationForm.percent(sum) + "%。");
        }
    }

    RaterGroup group(int no) {
        return groups.get(no - 1);
    }
}
