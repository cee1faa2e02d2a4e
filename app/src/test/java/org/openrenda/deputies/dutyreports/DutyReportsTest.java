package org.openrenda.deputies.dutyreports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.deputies.DutyCategory;
import org.openrenda.deputies.DutyDone;
import org.openrenda.deputies.SuggestionLife;
import org.openrenda.deputies.duty.Duty;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Origin;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.access.TestSignIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("代表述职")
class DutyReportsTest {

    /** Written here once more on purpose: the table in the code is checked against it. */
    private static final String LAWFUL =
            """
            PLANNED WRITE DRAFT
            DRAFT WRITE DRAFT
            DRAFT PUBLISH PUBLISHED
            PUBLISHED RATE RATED
            """;

    @Autowired private ApplicationContext context;
    @Autowired private DutyReports reports;
    @Autowired private Duty duty;
    @Autowired private ApplicationEventPublisher events;
    @Autowired private MockMvcTester web;

    private SuggestionLife life;

    @BeforeAll
    void found() {
        life = new SuggestionLife(context);
        life.reads(() -> {
            events.publishEvent(
                    new DutyDone(
                            life.lead(),
                            "孙莉",
                            life.city.city,
                            DutyCategory.INSPECTION,
                            life.today(),
                            "参加视察：二次供水改造",
                            new Origin("test.facts", 1, "视察", "/deputies/activities/1")));
            return true;
        });
    }

    private List<AspectCount> counts(int satisfied) {
        List<AspectCount> counts = new ArrayList<>();
        for (Aspect aspect : Aspect.values()) {
            counts.add(new AspectCount(aspect, satisfied, 3, 1));
        }
        return counts;
    }

    private ReportId planned(AccountId who) {
        life.does(
                life.city.clerk,
                a ->
                        reports.plan(
                                a,
                                life.city.city,
                                List.of(who),
                                life.today().plusDays(9),
                                "江滨街道办事处"));
        return life.asks(who, a -> reports.own(a)).stream()
                .filter(one -> one.kind() == ReportKind.TERM)
                .findFirst()
                .orElseThrow()
                .id();
    }

    @Test
    @DisplayName("述职报告只按写明的表变化，其余一律拒绝并说出现在的进度")
    void movesOnlyAsWritten() {
        Map<String, ReportStage> lawful = new HashMap<>();
        LAWFUL.lines()
                .map(line -> line.split(" "))
                .forEach(move -> lawful.put(move[0] + move[1], ReportStage.valueOf(move[2])));
        for (ReportStage stage : ReportStage.values()) {
            for (ReportAct act : ReportAct.values()) {
                ReportStage next = lawful.get(stage.name() + act.name());
                assertThat(stage.allows(act)).as(stage + " " + act).isEqualTo(next != null);
                if (next != null) {
                    assertThat(stage.after(act)).isEqualTo(next);
                } else {
                    assertThatThrownBy(() -> stage.after(act))
                            .isInstanceOf(Refusal.class)
                            .hasMessageContaining(stage.label());
                }
            }
        }
    }

    @Test
    @DisplayName("DEP-30 年度报告的初稿由履职档案写成，公布前只有本人看得到，公布后进履职档案")
    void yearlyReportComesFromTheRecord() {
        int year = life.today().getYear();
        ReportId id = life.asks(life.lead(), a -> reports.begin(a, life.city.city, year));
        Report draft = life.asks(life.lead(), a -> reports.report(a, id));
        assertThat(draft.text()).contains("视察调研 1 次", "参加视察：二次供水改造");
        assertThatThrownBy(() -> life.asks(life.city.clerk, a -> reports.report(a, id)))
                .hasMessageContaining("没有这份报告");
        assertThatThrownBy(() -> life.does(life.second(), a -> reports.write(a, id, "改")))
                .hasMessageContaining("没有这份报告");
        life.does(life.lead(), a -> reports.write(a, id, draft.text() + "\n不足：调研不够。"));
        life.does(life.lead(), a -> reports.publish(a, id));
        assertThat(life.reads(() -> reports.publishedOf(life.lead())))
                .anyMatch(one -> one.id().equals(id));
        assertThat(life.asks(life.lead(), a -> duty.own(a, year)).stream())
                .anyMatch(line -> line.category() == DutyCategory.REPORT);
        assertThatThrownBy(() -> life.does(life.lead(), a -> reports.write(a, id, "再改")))
                .hasMessageContaining("已公布");
    }

    @Test
    @DisplayName("DEP-30 评议须五十名以上选民，五个方面都有票数，票数不超过人数；登记一次不能再改")
    void fiftyVotersRateFiveAspects() {
        AccountId who = life.second();
        ReportId id = planned(who);
        assertThat(life.owed(who)).contains("起草履职报告");
        life.does(who, a -> reports.draft(a, id));
        life.does(who, a -> reports.publish(a, id));
        AccountId clerk = life.city.clerk;
        assertThatThrownBy(() -> life.does(clerk, a -> reports.rate(a, id, 49, counts(40))))
                .hasMessageContaining("50 人以上");
        assertThatThrownBy(() -> life.does(clerk, a -> reports.rate(a, id, 50, counts(47))))
                .hasMessageContaining("超过");
        assertThatThrownBy(() ->
                        life.does(clerk, a -> reports.rate(a, id, 50, counts(40).subList(0, 4))))
                .hasMessageContaining("五个方面");
        life.does(clerk, a -> reports.rate(a, id, 50, counts(46)));
        Report rated = life.asks(who, a -> reports.report(a, id));
        assertThat(rated.voters()).isEqualTo(50);
        assertThat(rated.ratings()).hasSize(5).allMatch(one -> one.satisfied() == 46);
        assertThatThrownBy(() -> life.does(clerk, a -> reports.rate(a, id, 60, counts(50))))
                .hasMessageContaining("已评议");
    }

    @Test
    @DisplayName("述职的页面，代表和工作人员都能打开")
    void pagesOpen() throws Exception {
        ReportId id = planned(life.city.deputies.get(2));
        life.does(life.city.deputies.get(2), a -> reports.draft(a, id));
        for (String page : List.of("/deputies/duty-reports/mine", "/deputies/duty-reports/" + id)) {
            assertThat(status(page, life.city.deputies.get(2))).as(page).isEqualTo(200);
        }
        life.does(life.city.deputies.get(2), a -> reports.publish(a, id));
        for (String page : List.of("/deputies/duty-reports", "/deputies/duty-reports/" + id)) {
            assertThat(status(page, life.city.clerk)).as(page).isEqualTo(200);
        }
    }

    private int status(String page, AccountId who) {
        return web.get()
                .uri(page)
                .cookie(TestSignIn.cookie(context, who))
                .exchange()
                .getResponse()
                .getStatus();
    }
}
