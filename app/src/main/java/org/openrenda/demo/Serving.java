package org.openrenda.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.openrenda.deputies.activities.Activities;
import org.openrenda.deputies.activities.ActivityId;
import org.openrenda.deputies.activities.ActivityKind;
import org.openrenda.deputies.activities.NewActivity;
import org.openrenda.deputies.dutyreports.DutyReports;
import org.openrenda.deputies.groups.GroupId;
import org.openrenda.deputies.groups.Groups;
import org.openrenda.deputies.motions.CongressSession;
import org.openrenda.deputies.motions.MotionId;
import org.openrenda.deputies.motions.MotionProposer;
import org.openrenda.deputies.motions.MotionText;
import org.openrenda.deputies.motions.Motions;
import org.openrenda.deputies.officials.Officials;
import org.openrenda.deputies.study.CourseId;
import org.openrenda.deputies.study.Question;
import org.openrenda.deputies.study.Study;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.parameters.Parameters;
import org.springframework.stereotype.Component;

/** What the deputies of the invented city do besides suggestions: motions, activities, study. */
@Component
class Serving {

    private static final int SESSION_DAYS = 4;

    private final Motions motions;
    private final Groups groups;
    private final Activities activities;
    private final DutyReports reports;
    private final Officials officials;
    private final Study study;
    private final Parameters parameters;
    private final Cast cast;
    private final CityPlan plan;
    private final Calendar calendar;
    private final Clock clock;

    Serving(
            Motions motions,
            Groups groups,
            Activities activities,
            DutyReports reports,
            Officials officials,
            Study study,
            Parameters parameters,
            Cast cast,
            CityPlan plan,
            Calendar calendar,
            Clock clock) {
        this.motions = motions;
        this.groups = groups;
        this.activities = activities;
        this.reports = reports;
        this.officials = officials;
        this.study = study;
        this.parameters = parameters;
        this.cast = cast;
        this.plan = plan;
        this.calendar = calendar;
        this.clock = clock;
    }

    void tell(BiConsumer<String, Runnable> step) {
        step.accept("代表议案", this::motions);
        step.accept("代表小组和活动", this::activities);
        step.accept("学习、约见和述职", this::study);
    }

    private Actor clerk() {
        return cast.actor("clerk");
    }

    private Actor deputy(int nth) {
        return cast.actor("deputy" + nth);
    }

    private static AccountId account(Actor actor) {
        AccountId account = actor.account();
        if (account == null) {
            throw new IllegalStateException("a deputy of the story has an account");
        }
        return account;
    }

    private Instant in(int days) {
        return clock.instant().plus(Duration.ofDays(days));
    }

    /** The story's city lets a delegation move; it has too few deputies with accounts to join. */
    private void motions() {
        parameters.set(
                Actor.system("演示布置", plan.city()),
                plan.city(),
                "deputies.motion.delegation",
                1,
                "云澜市人民代表大会议事规则（虚构）",
                calendar.today().minusYears(1));
        motions.session(
                clerk(),
                new CongressSession(
                        0,
                        plan.city(),
                        "第十五届人民代表大会第六次会议",
                        calendar.today().plusDays(10),
                        calendar.today().plusDays(10 + SESSION_DAYS),
                        in(9)));
        MotionId moved = byDelegation("制定云澜市城市排水管理条例", "城北代表团");
        motions.examine(clerk(), moved, "属本级人大职权范围，建议交有关专门委员会审议。");
        byDelegation("修改云澜市物业管理条例", "江东代表团");
        MotionId joint =
                motions.draft(
                        deputy(1),
                        MotionText.joint(
                                plan.city(),
                                "制定云澜市养老服务促进条例",
                                "老年人口逐年增加，养老服务供给不足。",
                                "老年人权益保障法第三十七条；近三年养老服务投诉情况。",
                                "条例分总则、设施规划、居家和社区服务、机构服务、扶持保障、监督六章。"));
        motions.invite(
                deputy(1),
                joint,
                List.of(account(deputy(2)), account(deputy(3)), account(deputy(4))));
        motions.confirm(deputy(2), joint, 1);
    }

    private MotionId byDelegation(String title, String delegation) {
        MotionText text =
                new MotionText(
                        plan.city(),
                        MotionProposer.DELEGATION,
                        delegation,
                        32,
                        29,
                        title,
                        "群众反映集中，现行办法已不适应实际。",
                        "有关法律规定，以及近两年热线诉求和执法检查情况。",
                        "起草条例草案，明确责任单位、标准和法律责任。");
        MotionId id = motions.draft(deputy(2), text);
        motions.submit(deputy(2), id);
        return id;
    }

    private void activities() {
        GroupId city = groups.form(clerk(), plan.city(), "城建环保代表小组", "");
        groups.form(clerk(), plan.city(), "教科文卫代表小组", "");
        groups.join(
                clerk(), city, List.of(account(deputy(1)), account(deputy(2)), account(deputy(4))));
        groups.say(deputy(1), city, "下周视察前，请大家先看一下供水改造的材料。");
        StoryClock.ago(Duration.ofDays(40), () -> inspection(city));
        plan(ActivityKind.LAW_CHECK, "物业管理条例执法检查", "市人大机关集中后乘车", null, 6, true);
        plan(ActivityKind.COMMUNITY, "代表进社区接待日", "各代表联络站", null, 9, true);
        ActivityId training = plan(ActivityKind.TRAINING, "预算审查专题培训", "市人大机关", null, 14, true);
        activities.signUp(deputy(1), training);
        activities.signUp(deputy(3), training);
    }

    private void inspection(GroupId group) {
        ActivityId id = plan(ActivityKind.INSPECTION, "视察老旧小区二次供水改造", "江滨街道", group, 1, false);
        String outcome = "看了四个小区，提出泵房管理责任不清等三条意见，已转市水务局办理。";
        StoryClock.ago(
                Duration.ofDays(39),
                () -> {
                    activities.signIn(clerk(), id, List.of(account(deputy(1)), account(deputy(2))));
                    activities.hold(clerk(), id, outcome, List.of());
                });
    }

    private ActivityId plan(
            ActivityKind kind,
            String title,
            String place,
            @Nullable GroupId group,
            int days,
            boolean open) {
        return activities.plan(
                clerk(),
                new NewActivity(
                        plan.city(),
                        group,
                        kind,
                        title,
                        "请提前熟悉有关法律和材料，活动结束后提出书面意见。",
                        place,
                        in(days),
                        in(days).minus(Duration.ofHours(12)),
                        open ? 30 : 0,
                        open,
                        ""));
    }

    private void study() {
        CourseId course =
                study.prepare(
                        clerk(),
                        plan.city(),
                        "怎样写好一件代表建议",
                        "一事一议：写明情况、问题和具体建议。\n提出前先了解情况，听取群众意见，与有关单位沟通。",
                        60);
        study.ask(
                clerk(),
                course,
                new Question(0, "代表建议应当怎样写？", List.of("一事一议，具体明确", "多件事合在一起"), Set.of(0)));
        study.open(clerk(), course);
        Question asked = study.questions(course).getFirst();
        study.answer(deputy(1), course, Map.of(asked.id(), Set.of(0)));
        officials.ask(deputy(1), plan.city(), "市水务局", "二次供水改造进度", "四个小区改造后仍有夜间停水，想了解原因和安排。");
        reports.plan(
                clerk(),
                plan.city(),
                List.of(account(deputy(1)), account(deputy(3))),
                calendar.today().plusDays(20),
                "江滨街道办事处");
        reports.begin(deputy(1), plan.city(), calendar.today().getYear());
    }
}
