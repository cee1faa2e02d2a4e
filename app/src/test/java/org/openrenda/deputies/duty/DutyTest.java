package org.openrenda.deputies.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.deputies.DutyCategory;
import org.openrenda.deputies.DutyDone;
import org.openrenda.deputies.SuggestionLife;
import org.openrenda.deputies.motions.CongressSession;
import org.openrenda.deputies.motions.MotionId;
import org.openrenda.deputies.motions.MotionText;
import org.openrenda.deputies.motions.Motions;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Origin;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.parameters.Parameters;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("履职档案")
class DutyTest {

    @Autowired private ApplicationContext context;
    @Autowired private Duty duty;
    @Autowired private Motions motions;
    @Autowired private ApplicationEventPublisher events;
    @Autowired private Parameters parameters;

    private SuggestionLife life;
    private final Actor setup = Actor.system("测试布置", new CongressId(1));

    @BeforeAll
    void found() {
        life = new SuggestionLife(context);
        set("deputies.motion.movers", 2);
        life.does(
                life.city.clerk,
                a ->
                        motions.session(
                                a,
                                new CongressSession(
                                        0,
                                        life.city.city,
                                        "第六次会议",
                                        life.today(),
                                        life.today().plusDays(3),
                                        context.getBean(java.time.Clock.class)
                                                .instant()
                                                .plusSeconds(86_400))));
    }

    private void set(String key, int value) {
        life.reads(() -> {
            parameters.set(setup, life.city.city, key, value, "测试", life.today().minusYears(1));
            return true;
        });
    }

    private MotionId motion() {
        AccountId lead = life.lead();
        MotionText text = MotionText.joint(life.city.city, "制定条例", "由", "据", "案");
        MotionId id = life.asks(lead, a -> motions.draft(a, text));
        life.does(lead, a -> motions.invite(a, id, List.of(life.second())));
        life.does(life.second(), a -> motions.confirm(a, id, 1));
        life.does(lead, a -> motions.submit(a, id));
        life.does(life.city.clerk, a -> motions.examine(a, id, "符合要求"));
        return id;
    }

    private void did(AccountId who, DutyCategory category, long id, LocalDate on) {
        life.reads(() -> {
            events.publishEvent(
                    new DutyDone(
                            who,
                            "代表",
                            life.city.city,
                            category,
                            on,
                            "参加活动 " + id,
                            new Origin("test.facts", id, "活动", "/deputies/activities/" + id)));
            return true;
        });
    }

    private List<DutyLine> own(AccountId who) {
        return life.asks(who, a -> duty.own(a, life.today().getYear()));
    }

    @Test
    @DisplayName("DEP-18 提出议案就有一条履职记录，领衔的和联名的都有，点依据到那件议案")
    void whatWasDoneIsWritten() {
        MotionId id = motion();
        assertThat(own(life.second()))
                .anyMatch(line ->
                        line.category() == DutyCategory.MOTION
                                && line.text().startsWith("联名提出")
                                && line.evidence().address().equals("/deputies/motions/" + id));
        assertThat(own(life.lead())).anyMatch(line -> line.text().startsWith("领衔提出"));
    }

    @Test
    @DisplayName("DEP-18 同一件事说几遍也只有一条")
    void isIdempotent() {
        AccountId who = life.city.deputies.get(2);
        did(who, DutyCategory.INSPECTION, 701, life.today());
        did(who, DutyCategory.INSPECTION, 701, life.today());
        assertThat(own(who)).filteredOn(line -> line.evidence().id() == 701).hasSize(1);
    }

    @Test
    @DisplayName("DEP-18 由事实重算得到同样的档案：不多一条，不少一条；查不到事实的一条会被指出")
    void recountsTheSame() {
        motion();
        List<DutyLine> before = own(life.lead());
        Recount recount = life.asks(life.city.clerk, a -> duty.recount(a, life.city.city));
        assertThat(recount.added()).isZero();
        assertThat(recount.unfounded()).isEmpty();
        assertThat(recount.same()).isGreaterThanOrEqualTo(2);
        assertThat(own(life.lead())).isEqualTo(before);

        AccountId other = life.city.deputies.get(3);
        life.reads(() -> {
            events.publishEvent(
                    new DutyDone(
                            other,
                            "冯涛",
                            life.city.city,
                            DutyCategory.MOTION,
                            life.today(),
                            "联名提出议案",
                            new Origin("deputies.motions", 987_654, "议案", "/deputies/motions/1")));
            return true;
        });
        long invented =
                own(other).stream()
                        .filter(line -> line.evidence().id() == 987_654)
                        .findFirst()
                        .orElseThrow()
                        .id();
        assertThat(life.asks(life.city.clerk, a -> duty.recount(a, life.city.city)).unfounded())
                .containsExactly(invented);
    }

    @Test
    @DisplayName("DEP-18 代表有异议的，核实后更正：原来的一行不改，另写一行，注明理由")
    void isCorrectedByAnotherRow() {
        AccountId who = life.city.deputies.get(2);
        did(who, DutyCategory.CONTACT, 801, life.today());
        DutyLine line = line(who, 801);
        long id = life.asks(who, a -> duty.dispute(a, line.id(), DisputeKind.WRONG, "那天是参加视察"));
        assertThat(life.owed(life.city.clerk)).contains("核实履职异议");
        life.does(
                life.city.clerk,
                a ->
                        duty.mend(
                                a,
                                id,
                                DutyCategory.INSPECTION,
                                life.today(),
                                "视察江滨街道供水设施",
                                "查签到表，应为视察"));
        DutyLine now = line(who, 801);
        assertThat(now.category()).isEqualTo(DutyCategory.INSPECTION);
        assertThat(now.corrected()).isEqualTo("查签到表，应为视察");
        assertThat(
                        life.sql(
                                "select category from deputies.duty_line where id = " + line.id(),
                                String.class))
                .isEqualTo("CONTACT");
        assertThat(life.asks(who, a -> duty.dispute(a, id)).state()).isEqualTo("已更正");
        assertThatThrownBy(() -> life.does(life.city.clerk, a -> duty.dismiss(a, id, "又核一次")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("核实过");
    }

    private DutyLine line(AccountId who, long origin) {
        return own(who).stream()
                .filter(one -> one.evidence().id() == origin)
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("DEP-18 重复的核实后删去，漏记的核实后补记并以异议为依据；没有理由不能更正")
    void strikesAndAdds() {
        AccountId who = life.city.deputies.get(2);
        did(who, DutyCategory.TRAINING, 802, life.today());
        long line = line(who, 802).id();
        long twice = life.asks(who, a -> duty.dispute(a, line, DisputeKind.TWICE, "与另一条是同一次"));
        assertThatThrownBy(() -> life.does(life.city.clerk, a -> duty.strike(a, twice, " ")))
                .isInstanceOf(Refusal.class);
        life.does(life.city.clerk, a -> duty.strike(a, twice, "两次签到同一场"));
        assertThat(own(who)).noneMatch(one -> one.id() == line);

        long missing = life.asks(who, a -> duty.missing(a, life.city.city, "九月参加了接待日"));
        life.does(
                life.city.clerk,
                a -> duty.mend(a, missing, DutyCategory.CONTACT, life.today(), "参加接待日", "站点值班表可证"));
        assertThat(own(who))
                .anyMatch(one ->
                        one.evidence().address().equals("/deputies/duty/disputes/" + missing)
                                && one.category() == DutyCategory.CONTACT);
    }

    @Test
    @DisplayName("DEP-18 履职档案只有本人和本级代表工作机构看得到")
    void isPrivate() {
        did(life.lead(), DutyCategory.INSPECTION, 901, life.today());
        long line = line(life.lead(), 901).id();
        assertThatThrownBy(() ->
                        life.asks(
                                life.second(),
                                a -> duty.dispute(a, line, DisputeKind.WRONG, "不是我的")))
                .hasMessageContaining("没有这条");
        assertThatThrownBy(() ->
                        life.asks(
                                life.city.countyClerk,
                                a -> duty.years(a, life.city.city, life.today().getYear())))
                .isInstanceOf(Actor.Forbidden.class);
        assertThatThrownBy(
                        () -> life.asks(life.city.chair, a -> duty.years(a, life.city.city, 2026)))
                .isInstanceOf(Actor.Forbidden.class);
    }

    @Test
    @DisplayName("DEP-31 积分默认不启用；启用后按当日规则和上限计算，新规则不改以前的分")
    void countsPointsOnlyWhenTurnedOn() {
        AccountId who = life.city.deputies.get(3);
        LocalDate today = life.today();
        for (int n = 0; n < 4; n++) {
            did(who, DutyCategory.GROUP_ACTIVITY, 1000 + n, today.minusDays(3));
        }
        did(who, DutyCategory.GROUP_ACTIVITY, 1010, today);
        life.does(
                life.city.clerk,
                a ->
                        duty.rule(
                                a,
                                life.city.city,
                                new PointRule(
                                        DutyCategory.GROUP_ACTIVITY, 2, 5, today.minusDays(9))));
        List<DutyLine> lines =
                life.reads(() -> duty.between(who, today.minusDays(9), today)).stream()
                        .filter(line -> line.category() == DutyCategory.GROUP_ACTIVITY)
                        .toList();
        assertThat(lines).hasSize(5);
        assertThat(life.reads(() -> duty.points(life.city.city, lines)).total()).isZero();
        set("deputies.duty.points", 1);
        assertThat(life.reads(() -> duty.points(life.city.city, lines)).total()).isEqualTo(5);
        life.does(
                life.city.clerk,
                a ->
                        duty.rule(
                                a,
                                life.city.city,
                                new PointRule(DutyCategory.GROUP_ACTIVITY, 3, 0, today)));
        assertThat(life.reads(() -> duty.points(life.city.city, lines)).total())
                .as("四次按原规则封顶五分，今天一次按新规则三分")
                .isEqualTo(8);
    }

    @Test
    @DisplayName("DEP-18 公开页按代表的选择：默认只有各类件数，逐条内容选了才显示，不公开的类别不出现")
    void showsInPublicWhatTheDeputyChose() {
        AccountId who = life.city.deputies.get(1);
        did(who, DutyCategory.CONTACT, 1100, life.today());
        did(who, DutyCategory.AWARD, 1101, life.today());
        PublicDuty first = life.reads(() -> duty.publicOf(who));
        assertThat(first.counts()).containsKeys(DutyCategory.CONTACT, DutyCategory.AWARD);
        assertThat(first.lines()).isEmpty();
        long line = line(who, 1100).id();
        life.does(who, a -> duty.show(a, line, true));
        life.does(who, a -> duty.display(a, EnumSet.complementOf(EnumSet.of(DutyCategory.AWARD))));
        PublicDuty then = life.reads(() -> duty.publicOf(who));
        assertThat(then.counts()).doesNotContainKey(DutyCategory.AWARD);
        assertThat(then.lines()).extracting(DutyLine::id).containsExactly(line);
    }
}
