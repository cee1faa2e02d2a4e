package org.openrenda.deputies.dutyreports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.deputies.SuggestionLife;
import org.openrenda.evaluation.evaluations.EvaluationId;
import org.openrenda.evaluation.evaluations.EvaluationPlan;
import org.openrenda.evaluation.evaluations.Evaluations;
import org.openrenda.evaluation.evaluations.RatingWay;
import org.openrenda.evaluation.forms.FormItem;
import org.openrenda.evaluation.forms.Forms;
import org.openrenda.evaluation.forms.Scale;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.access.TestSignIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Voters with one-time codes rate the deputies who report on one day. */
@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("选民凭测评码评议述职")
class DutyRatingsTest {

    private static final int LEAST = 50;
    private static final int FEW = 3;

    @Autowired private ApplicationContext context;
    @Autowired private DutyReports reports;
    @Autowired private DutyRatings ratings;
    @Autowired private Evaluations evaluations;
    @Autowired private Forms forms;
    @Autowired private MockMvcTester web;

    private SuggestionLife life;

    @BeforeAll
    void found() {
        life = new SuggestionLife(context);
    }

    /** Planned at this place, and published where the deputy has done so. */
    private List<ReportId> planned(
            String place, boolean published, LocalDate on, int from, int to) {
        List<AccountId> who = life.city.deputies.subList(from, to);
        life.does(life.city.clerk, a -> reports.plan(a, life.city.city, who, on, place));
        List<ReportId> ids = new ArrayList<>();
        for (AccountId one : who) {
            ReportId id =
                    life.asks(one, reports::own).stream()
                            .filter(report -> report.place().equals(place))
                            .findFirst()
                            .orElseThrow()
                            .id();
            if (published) {
                life.does(one, a -> reports.draft(a, id));
                life.does(one, a -> reports.publish(a, id));
            }
            ids.add(id);
        }
        return ids;
    }

    private EvaluationId held(List<ReportId> ids) {
        return life.asks(life.city.clerk, a -> ratings.hold(a, ids));
    }

    /** So many voters rate; the last subject only by as many as said. */
    private void rates(EvaluationId id, int voters, int subjects, int knowTheLast) {
        AccountId clerk = life.city.clerk;
        life.does(clerk, a -> evaluations.ready(a, id));
        List<String> codes = life.asks(clerk, a -> evaluations.issue(a, id, 1, voters + 4));
        life.does(life.city.chair, a -> evaluations.open(a, id));
        for (int n = 0; n < voters; n++) {
            List<String> marks = new ArrayList<>();
            for (int subject = 1; subject <= subjects; subject++) {
                if (subject < subjects || n < knowTheLast) {
                    marks.add(
                            subject
                                    + "="
                                    + (n < 10 ? "80" : "100")
                                    + ",100,100,100,"
                                    + (n % 2) * 80);
                }
            }
            String code = codes.get(n);
            String text = String.join(";", marks);
            life.reads(() -> {
                evaluations.rateByCode(code, text, "phone-" + code);
                return true;
            });
        }
        life.does(life.city.chair, a -> evaluations.close(a, id));
    }

    private int taken(ReportId id) {
        return life.asks(life.city.clerk, a -> ratings.take(a, id));
    }

    private Report report(ReportId id) {
        return life.asks(life.city.clerk, a -> reports.report(a, id));
    }

    @Test
    @DisplayName("DEP-30 同一天同一地点的代表一起评；公布后五个方面的票数由一个动作登记，不再输入；评的人太少的那名代表不登记")
    void countsAreTakenOver() {
        List<ReportId> ids = planned("河西社区", true, life.today(), 0, 3);
        assertThatThrownBy(() -> life.asks(life.lead(), a -> ratings.hold(a, ids)))
                .isInstanceOf(Actor.Forbidden.class);
        EvaluationId id = held(ids);
        EvaluationPlan plan = evaluations.plan(id);
        assertThat(plan.subjects()).hasSize(3);
        assertThat(plan.groups())
                .singleElement()
                .satisfies(group -> assertThat(group.way()).isEqualTo(RatingWay.CODE));
        assertThat(DutyRatings.fits(plan.form().items())).isTrue();
        AccountId clerk = life.city.clerk;
        assertThatThrownBy(() -> life.asks(clerk, a -> ratings.hold(a, ids.subList(0, 1))))
                .hasMessageContaining("已经在评议");
        rates(id, LEAST + 2, 3, FEW);
        assertThatThrownBy(() -> life.asks(clerk, a -> ratings.take(a, ids.getFirst())))
                .hasMessageContaining("公布以后");
        life.does(life.city.chair, a -> evaluations.publish(a, id));
        assertThatThrownBy(
                        () -> life.does(clerk, a -> reports.rate(a, ids.getFirst(), 60, List.of())))
                .hasMessageContaining("不用手工登记");
        assertThat(taken(ids.getFirst())).isEqualTo(2);
        for (ReportId one : ids.subList(0, 2)) {
            Report rated = report(one);
            assertThat(rated.stage()).isEqualTo(ReportStage.RATED);
            assertThat(rated.voters()).isEqualTo(LEAST + 2);
            assertThat(rated.evaluation()).isEqualTo(id);
            assertThat(rated.ratings())
                    .contains(
                            new AspectCount(Aspect.LAWFUL, LEAST - 8, 10, 0),
                            new AspectCount(Aspect.CONTACT, LEAST + 2, 0, 0),
                            new AspectCount(Aspect.CONDUCT, 0, 26, 26));
        }
        assertThat(report(ids.getLast()).stage()).isEqualTo(ReportStage.PUBLISHED);
        assertThatThrownBy(() -> life.asks(clerk, a -> ratings.take(a, ids.getLast())))
                .hasMessageContaining("太少");
        assertThatThrownBy(() -> life.asks(clerk, a -> ratings.take(a, ids.getFirst())))
                .hasMessageContaining("已经登记过");
    }

    @Test
    @DisplayName("DEP-30 不足五十名选民的不能登记，可以再组织一次或者用纸质票；不同地点的、没有公布的不能一起评")
    void fiftyVotersStillHold() throws Exception {
        List<ReportId> ids = planned("河东社区", true, life.today(), 3, 4);
        ReportId id = ids.getFirst();
        List<ReportId> elsewhere = planned("城北社区", false, life.today().plusYears(1), 3, 4);
        AccountId clerk = life.city.clerk;
        assertThatThrownBy(() ->
                        life.asks(clerk, a -> ratings.hold(a, List.of(id, elsewhere.getFirst()))))
                .hasMessageContaining("同一地点");
        assertThatThrownBy(() -> life.asks(clerk, a -> ratings.hold(a, elsewhere)))
                .isInstanceOf(Refusal.class);
        EvaluationId few = held(ids);
        rates(few, LEAST - 1, 1, LEAST);
        assertThat(page(id)).contains("制发 53 个码，已评 49 人").doesNotContain("登记评议结果</h2>");
        life.does(life.city.chair, a -> evaluations.publish(a, few));
        assertThatThrownBy(() -> life.asks(clerk, a -> ratings.take(a, id)))
                .hasMessageContaining("50 人以上，这次是 49 人");
        assertThat(page(id)).contains("可以再组织一次", "保证什么，不保证什么", "登记评议结果</h2>");
        EvaluationId again = held(ids);
        life.does(life.city.chair, a -> evaluations.annul(a, again, "当天停电"));
        EvaluationId third = held(ids);
        assertThat(evaluations.plan(third).form()).isEqualTo(evaluations.plan(few).form());
        rates(third, LEAST, 1, LEAST);
        life.does(life.city.chair, a -> evaluations.publish(a, third));
        assertThat(page(id)).contains("登记测评结果").doesNotContain("登记评议结果</h2>");
        assertThat(taken(id)).isEqualTo(1);
        assertThat(page(id)).contains("/evaluation/" + third, "查看封存的测评结果");
        assertThat(report(id).voters()).isEqualTo(LEAST);
    }

    @Test
    @DisplayName("样表“述职评议”正是述职的五个方面；少一项、改一项、多一档都不算")
    void theSampleHasTheFiveAspects() {
        List<FormItem> duty = life.reads(() -> forms.samples(life.city.city)).getFirst().items();
        assertThat(DutyRatings.fits(duty)).isTrue();
        assertThat(DutyRatings.fits(duty.subList(0, 4))).isFalse();
        List<FormItem> renamed = new ArrayList<>(duty);
        renamed.set(0, new FormItem(1, "学习", duty.getFirst().weight(), duty.getFirst().scale()));
        assertThat(DutyRatings.fits(renamed)).isFalse();
        List<FormItem> points = new ArrayList<>(duty);
        points.set(
                0,
                new FormItem(
                        1,
                        duty.getFirst().title(),
                        duty.getFirst().weight(),
                        Scale.points(0, 100, 60)));
        assertThat(DutyRatings.fits(points)).isFalse();
    }

    private String page(ReportId id) throws Exception {
        var answer =
                web.get()
                        .uri("/deputies/duty-reports/" + id)
                        .cookie(TestSignIn.cookie(context, life.city.clerk))
                        .exchange();
        assertThat(answer).hasStatus(200);
        return answer.getResponse().getContentAsString();
    }
}
