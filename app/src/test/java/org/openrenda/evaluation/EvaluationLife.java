package org.openrenda.evaluation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openrenda.TestCity;
import org.openrenda.evaluation.evaluations.EvaluationId;
import org.openrenda.evaluation.evaluations.EvaluationKind;
import org.openrenda.evaluation.evaluations.EvaluationMode;
import org.openrenda.evaluation.evaluations.EvaluationPlan;
import org.openrenda.evaluation.evaluations.EvaluationSubject;
import org.openrenda.evaluation.evaluations.Evaluations;
import org.openrenda.evaluation.evaluations.NewEvaluation;
import org.openrenda.evaluation.evaluations.NewRater;
import org.openrenda.evaluation.evaluations.RaterGroup;
import org.openrenda.evaluation.evaluations.RatingWay;
import org.openrenda.evaluation.forms.FormId;
import org.openrenda.evaluation.forms.FormItem;
import org.openrenda.evaluation.forms.Forms;
import org.openrenda.evaluation.forms.Grade;
import org.openrenda.evaluation.forms.Scale;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Grant;
import org.openrenda.platform.Origin;
import org.openrenda.platform.Role;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.database.DataScope;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** The people of the test city at an evaluation, through the façades only. */
public final class EvaluationLife {

    public static final Scale SATISFACTION =
            Scale.words(
                    80, List.of(new Grade("满意", 100), new Grade("基本满意", 80), new Grade("不满意", 0)));
    public static final List<FormItem> TWO_ITEMS =
            List.of(
                    new FormItem(1, "工作实效", 600, SATISFACTION),
                    new FormItem(2, "服务态度", 400, SATISFACTION));

    public final TestCity city;
    public final Evaluations evaluations;
    public final Forms forms;
    public final List<AccountId> members = new ArrayList<>();
    public FormId form;
    private final ApplicationContext context;

    public EvaluationLife(ApplicationContext context, int raters) {
        this.context = context;
        city = TestCity.found(context);
        evaluations = context.getBean(Evaluations.class);
        forms = context.getBean(Forms.class);
        DataScope.system(() ->
                context.getBean(TransactionTemplate.class)
                        .executeWithoutResult(status -> enrol(raters)));
        form = asks(city.clerk, a -> forms.draw(a, city.city, "部门工作测评表", TWO_ITEMS));
    }

    private void enrol(int raters) {
        Access access = context.getBean(Access.class);
        Actor setup = Actor.system("测试布置", city.city);
        for (int n = 1; n <= raters; n++) {
            AccountId account = access.open(setup, "rater" + n, "委员" + n, null, city.city);
            access.grant(setup, account, new Grant(Role.DEPUTY, city.city, null));
            members.add(account);
        }
    }

    public static List<EvaluationSubject> units() {
        return List.of(
                new EvaluationSubject(1, "市水务局", ""),
                new EvaluationSubject(2, "市住房和城乡建设局", ""),
                new EvaluationSubject(3, "市交通运输局", ""));
    }

    public static RaterGroup everybody() {
        return new RaterGroup(1, "常委会组成人员", 1000, RatingWay.NAMED);
    }

    /** Held in the room, over three units, without a decision being needed. */
    public EvaluationPlan inRoom(boolean live, RaterGroup... groups) {
        return plan(EvaluationKind.QUARTERLY, live, null, List.of(groups));
    }

    public EvaluationPlan plan(
            EvaluationKind kind, boolean live, @Nullable Origin origin, List<RaterGroup> groups) {
        return new EvaluationPlan(
                city.city,
                "第三季度重点工作测评",
                "",
                kind,
                "",
                forms.current(form),
                EvaluationMode.IN_ROOM,
                null,
                null,
                live,
                origin,
                units(),
                groups);
    }

    /** In the room, points for so many offices, shown live. */
    public EvaluationPlan scores(int offices) {
        Scale points = Scale.points(0, 100, 60);
        FormId scored =
                asks(
                        city.clerk,
                        a ->
                                forms.draw(
                                        a,
                                        city.city,
                                        "年度打分表",
                                        List.of(
                                                new FormItem(1, "完成年度目标任务", 700, points),
                                                new FormItem(2, "群众评价", 300, points))));
        List<EvaluationSubject> subjects = new ArrayList<>();
        for (int no = 1; no <= offices; no++) {
            subjects.add(new EvaluationSubject(no, "第" + no + "街道办事处", ""));
        }
        return new EvaluationPlan(
                city.city,
                "年度街道工作测评",
                "",
                EvaluationKind.OTHER,
                "",
                forms.current(scored),
                EvaluationMode.IN_ROOM,
                null,
                null,
                true,
                null,
                subjects,
                List.of(everybody()));
    }

    /** Over days, from so many days after today to so many. */
    public EvaluationPlan overDays(int from, int to) {
        LocalDate today =
                LocalDate.ofInstant(
                        context.getBean(java.time.Clock.class).instant(),
                        org.openrenda.platform.calendar.Calendar.ZONE);
        return new EvaluationPlan(
                city.city,
                "年度部门工作测评",
                "",
                EvaluationKind.OTHER,
                "",
                forms.current(form),
                EvaluationMode.OVER_DAYS,
                today.plusDays(from)
                        .atStartOfDay(org.openrenda.platform.calendar.Calendar.ZONE)
                        .toInstant(),
                today.plusDays(to)
                        .atStartOfDay(org.openrenda.platform.calendar.Calendar.ZONE)
                        .toInstant(),
                false,
                null,
                units(),
                List.of(everybody()));
    }

    public List<NewRater> raters(int first) {
        List<NewRater> raters = new ArrayList<>();
        for (int n = 1; n <= first; n++) {
            raters.add(new NewRater(1, members.get(n - 1), "委员" + n));
        }
        return raters;
    }

    public EvaluationId held(EvaluationPlan plan, int raters) {
        NewEvaluation given = new NewEvaluation(plan, raters(raters));
        return asks(city.clerk, a -> evaluations.hold(a, given));
    }

    public EvaluationId ready(EvaluationPlan plan, int raters) {
        EvaluationId id = held(plan, raters);
        does(city.clerk, a -> evaluations.ready(a, id));
        return id;
    }

    public EvaluationId opened(EvaluationPlan plan, int raters) {
        EvaluationId id = ready(plan, raters);
        does(city.chair, a -> evaluations.open(a, id));
        return id;
    }

    public void rates(EvaluationId id, int member, String text) {
        asks(account(member), a -> evaluations.rate(a, id, text, "browser-of-member-" + member));
    }

    public AccountId account(int member) {
        return members.get(member - 1);
    }

    public void closed(EvaluationId id) {
        does(city.chair, a -> evaluations.close(a, id));
    }

    public void published(EvaluationId id) {
        closed(id);
        does(city.chair, a -> evaluations.publish(a, id));
    }

    public void does(AccountId who, Consumer<Actor> act) {
        city.doing(
                who,
                actor -> {
                    act.accept(actor);
                    return true;
                });
    }

    public <T> T asks(AccountId who, Function<Actor, T> question) {
        return city.doing(who, question);
    }
}
